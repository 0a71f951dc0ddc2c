// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/plan_files/yaml/yamltree.h"

#include "adapters/plan_files/yaml/sourcetext.h"
#include "adapters/plan_files/yaml/yamlproblem.h"

#include <QHash>
#include <yaml.h>

using namespace Qt::StringLiterals;

namespace holdfast::plan_files {

namespace {

constexpr int deepest = 32;
constexpr int mostNodes = 1'000'000;
constexpr qsizetype longestText = 20'000;

/// One event of libyaml, freed when it goes.
class Event {
public:
    Event() = default;
    ~Event() { yaml_event_delete(&m_event); }
    Q_DISABLE_COPY_MOVE(Event)

    [[nodiscard]] bool fetch(yaml_parser_t &parser)
    {
        yaml_event_delete(&m_event);
        return yaml_parser_parse(&parser, &m_event) != 0;
    }
    [[nodiscard]] yaml_event_type_t type() const { return m_event.type; }
    [[nodiscard]] Place place() const { return placeOf(m_event.start_mark); }
    [[nodiscard]] const yaml_event_t &raw() const { return m_event; }

private:
    yaml_event_t m_event{};
};

Node::Style styleOf(yaml_scalar_style_t style)
{
    switch (style) {
    case YAML_SINGLE_QUOTED_SCALAR_STYLE:
        return Node::Style::singleQuoted;
    case YAML_DOUBLE_QUOTED_SCALAR_STYLE:
        return Node::Style::doubleQuoted;
    case YAML_LITERAL_SCALAR_STYLE:
        return Node::Style::literal;
    case YAML_FOLDED_SCALAR_STYLE:
        return Node::Style::folded;
    default:
        return Node::Style::plain;
    }
}

class TreeReader {
public:
    TreeReader(const QByteArray &text, FindingList &findings, int &partsLeft)
        : m_text(text)
        , m_findings(findings)
        , m_partsLeft(partsLeft)
    {
        m_ready = yaml_parser_initialize(&m_parser) != 0;
        if (!m_ready)
            return;
        yaml_parser_set_encoding(&m_parser, YAML_UTF8_ENCODING);
        yaml_parser_set_input_string(
            &m_parser, reinterpret_cast<const unsigned char *>(m_text.constData()), size_t(m_text.size()));
    }
    ~TreeReader()
    {
        if (m_ready)
            yaml_parser_delete(&m_parser);
    }
    Q_DISABLE_COPY_MOVE(TreeReader)

    std::optional<Node> read();

private:
    // Each returns false when the file cannot be read any further; the finding is written then.
    bool next(Event &event);
    bool readNode(const Event &event, Node &node, int depth);
    bool readScalar(const Event &event, Node &node);
    bool readList(const Event &start, Node &node, int depth);
    bool readMapping(const Event &start, Node &node, int depth);
    bool readMember(const Event &keyEvent, Node &mapping, QHash<QString, int> &lines, int depth);
    bool readEnd();
    /// libyaml counts characters; the places of neighbours are near each other.
    qsizetype byteOf(const yaml_mark_t &mark);
    void leaveLineEnds(Node &node) const;
    void refuseDecoration(Place place, const yaml_char_t *anchor, const yaml_char_t *tag);
    bool stop(Place place, QLatin1StringView rule, const QString &message);

    QByteArray m_text;
    FindingList &m_findings;
    int &m_partsLeft;
    yaml_parser_t m_parser{};
    bool m_ready = false;
    bool m_closed = false;
    int m_nodes = 0;
    qsizetype m_character = 0; ///< the last place that was asked for …
    qsizetype m_byte = 0; ///< … and where it is
};

qsizetype TreeReader::byteOf(const yaml_mark_t &mark)
{
    const auto isInner = [this](
                             qsizetype byte) { return byte < m_text.size() && (uchar(m_text[byte]) & 0xc0) == 0x80; };
    for (; m_character < qsizetype(mark.index) && m_byte < m_text.size(); ++m_character) {
        do
            ++m_byte;
        while (isInner(m_byte));
    }
    for (; m_character > qsizetype(mark.index) && m_byte > 0; --m_character) {
        do
            --m_byte;
        while (isInner(m_byte));
    }
    return m_byte;
}

/// libyaml's end of a block of text is the beginning of what follows. The block itself ends with its last line, and
/// with `+` its empty lines belong to it.
void TreeReader::leaveLineEnds(Node &node) const
{
    const qsizetype headerEnd = m_text.indexOf('\n', node.begin);
    const bool keeps = m_text.mid(node.begin, 3).contains('+');
    const auto dropLineEnd = [this, &node] {
        if (node.end > node.begin && m_text[node.end - 1] == '\n')
            --node.end;
        if (node.end > node.begin && m_text[node.end - 1] == '\r')
            --node.end;
    };
    dropLineEnd();
    while (!keeps && node.end > headerEnd + 1) {
        const qsizetype lineBegin = m_text.lastIndexOf('\n', node.end - 1) + 1;
        if (!m_text.mid(lineBegin, node.end - lineBegin).trimmed().isEmpty())
            break;
        node.end = lineBegin;
        dropLineEnd();
    }
}

bool TreeReader::stop(Place place, QLatin1StringView rule, const QString &message)
{
    m_findings.error(place, rule, message);
    return false;
}

bool TreeReader::next(Event &event)
{
    if (event.fetch(m_parser))
        return true;
    reportProblem(m_parser, m_text, m_closed, m_findings);
    return false;
}

std::optional<Node> TreeReader::read()
{
    Event event;
    if (!m_ready || !next(event) || !next(event))
        return std::nullopt;
    if (event.type() == YAML_STREAM_END_EVENT) {
        m_findings.error({}, "syntax"_L1, u"This file is empty."_s);
        return std::nullopt;
    }
    Node root;
    if (!next(event) || !readNode(event, root, 1) || !readEnd())
        return std::nullopt;
    return root;
}

bool TreeReader::readEnd()
{
    Event event;
    if (!next(event))
        return false;
    const Place end = event.place();
    m_closed = event.raw().data.document_end.implicit == 0;
    if (!next(event))
        return false;
    if (event.type() == YAML_DOCUMENT_START_EVENT)
        m_findings.error(event.place(), "several-documents"_L1,
            u"A second document begins here. A plan file holds one; nothing may follow its end."_s);
    else if (!m_closed)
        m_findings.error(end, "not-whole"_L1,
            u"The file does not end with a line `...`, so its end may be missing. If it is whole, add that line."_s);
    return true;
}

void TreeReader::refuseDecoration(Place place, const yaml_char_t *anchor, const yaml_char_t *tag)
{
    if (anchor)
        m_findings.error(place, "alias"_L1, u"Anchors (`&name`) are not used in plans. Write the text out."_s);
    if (tag)
        m_findings.error(place, "tag"_L1, u"Tags (`!name`) are not used in plans. Remove it."_s);
}

bool TreeReader::readNode(const Event &event, Node &node, int depth)
{
    node.place = event.place();
    node.begin = node.end = byteOf(event.raw().start_mark);
    if (depth > deepest)
        return stop(node.place, "depth"_L1, u"The nesting is deeper than 32 levels, which no plan needs."_s);
    if (++m_nodes > mostNodes)
        return stop(node.place, "size"_L1, u"The file has more than 1,000,000 parts, which no plan needs."_s);
    if (--m_partsLeft < 0)
        return stop(node.place, "size"_L1, u"The files of this plan together have more parts than any plan needs."_s);
    switch (event.type()) {
    case YAML_SCALAR_EVENT:
        return readScalar(event, node);
    case YAML_SEQUENCE_START_EVENT:
        refuseDecoration(node.place, event.raw().data.sequence_start.anchor, event.raw().data.sequence_start.tag);
        return readList(event, node, depth);
    case YAML_MAPPING_START_EVENT:
        refuseDecoration(node.place, event.raw().data.mapping_start.anchor, event.raw().data.mapping_start.tag);
        return readMapping(event, node, depth);
    default:
        m_findings.error(node.place, "alias"_L1, u"Aliases (`*name`) are not used in plans. Write the text out."_s);
        return true;
    }
}

bool TreeReader::readScalar(const Event &event, Node &node)
{
    const auto &scalar = event.raw().data.scalar;
    refuseDecoration(node.place, scalar.anchor, scalar.tag);
    node.kind = Node::Kind::scalar;
    node.style = styleOf(scalar.style);
    node.end = byteOf(event.raw().end_mark);
    if (scalar.length > size_t(longestText)) {
        node.kind = Node::Kind::bad;
        m_findings.error(node.place, "size"_L1, u"This text is longer than 20,000 bytes, which no plan needs."_s);
        return true;
    }
    node.text = QString::fromUtf8(reinterpret_cast<const char *>(scalar.value), qsizetype(scalar.length));
    // Only between double quotation marks can an escape put in what the bytes of the file do not show.
    const bool mayEscape = scalar.style == YAML_DOUBLE_QUOTED_SCALAR_STYLE;
    if (const auto character = mayEscape ? invisibleIn(node.text) : std::nullopt)
        m_findings.error(node.place, "character"_L1,
            u"This text spells out an invisible character (U+%1) with a `\\`. Remove it."_s.arg(
                uint(*character), 4, 16, QChar(u'0')));
    if (node.style == Node::Style::literal || node.style == Node::Style::folded)
        leaveLineEnds(node);
    return true;
}

bool TreeReader::readList(const Event &start, Node &node, int depth)
{
    node.kind = Node::Kind::list;
    const bool flow = start.raw().data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE;
    node.style = flow ? Node::Style::flow : Node::Style::block;
    Event event;
    while (next(event)) {
        if (event.type() == YAML_SEQUENCE_END_EVENT) {
            // A block ends with its last part; libyaml would count the comments behind it as well.
            node.end = flow ? byteOf(event.raw().end_mark) : node.items.empty() ? node.begin : node.items.back().end;
            return true;
        }
        if (!readNode(event, node.items.emplace_back(), depth + 1))
            return false;
    }
    return false;
}

bool TreeReader::readMapping(const Event &start, Node &node, int depth)
{
    node.kind = Node::Kind::mapping;
    const bool flow = start.raw().data.mapping_start.style == YAML_FLOW_MAPPING_STYLE;
    node.style = flow ? Node::Style::flow : Node::Style::block;
    QHash<QString, int> lines;
    Event event;
    while (next(event)) {
        if (event.type() == YAML_MAPPING_END_EVENT) {
            if (flow)
                node.end = byteOf(event.raw().end_mark);
            else if (!node.members.empty())
                node.end = node.members.back().value.end;
            return true;
        }
        if (!readMember(event, node, lines, depth))
            return false;
    }
    return false;
}

bool TreeReader::readMember(const Event &keyEvent, Node &mapping, QHash<QString, int> &lines, int depth)
{
    Node key;
    Member member;
    Event event;
    if (!readNode(keyEvent, key, depth + 1) || !next(event) || !readNode(event, member.value, depth + 1))
        return false;
    if (key.kind == Node::Kind::bad)
        return true;
    if (key.kind != Node::Kind::scalar) {
        m_findings.error(key.place, "type"_L1, u"A key must be a text, but is %1."_s.arg(key.found()));
        return true;
    }
    if (key.isPlain() && key.text == "<<"_L1) {
        m_findings.error(key.place, "merge-key"_L1, u"Merge keys (`<<`) are not used in plans. Write the keys out."_s);
        return true;
    }
    if (const auto first = lines.constFind(key.text); first != lines.constEnd()) {
        m_findings.error(key.place, "duplicate"_L1,
            u"The key %1 stands here a second time; the first is in line %2."_s.arg(quoted(key.text)).arg(*first));
        return true;
    }
    lines.insert(key.text, key.place.line);
    member.key = key.text;
    member.place = key.place;
    member.begin = key.begin;
    mapping.members.push_back(std::move(member));
    return true;
}

} // namespace

bool Node::isNull() const
{
    if (!isPlain())
        return false;
    return text.isEmpty() || text == "~"_L1 || text == "null"_L1 || text == "Null"_L1 || text == "NULL"_L1;
}

QString Node::found() const
{
    switch (kind) {
    case Kind::scalar:
        return isNull() || text.trimmed().isEmpty() ? u"empty"_s : quoted(text);
    case Kind::list:
        return u"a list"_s;
    case Kind::mapping:
        return u"a mapping (`key: value`)"_s;
    case Kind::bad:
        break;
    }
    return u"unreadable"_s;
}

std::optional<Node> readYaml(const QByteArray &text, FindingList &findings)
{
    int partsLeft = mostNodes;
    return readYaml(text, findings, partsLeft);
}

std::optional<Node> readYaml(const QByteArray &text, FindingList &findings, int &partsLeft)
{
    TreeReader reader(text, findings, partsLeft);
    return reader.read();
}

} // namespace holdfast::plan_files
