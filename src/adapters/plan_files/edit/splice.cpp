// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/plan_files/edit/splice.h"

#include "adapters/plan_files/edit/scalartext.h"
#include "adapters/plan_files/yaml/treepath.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace holdfast::plan_files {

namespace {

using Values = QList<std::pair<QString, QString>>;

Error noPlace(const QStringList &path)
{
    return {ErrorCode::notFound, u"The plan file has no place “%1” that can be told apart."_s.arg(path.join(u'/')), {},
        u"Read the plan again: the file may have changed."_s, {}, {}, false};
}

Error cannotStand(const QStringList &path, const QString &why)
{
    return {ErrorCode::refused, u"“%1” cannot be changed here."_s.arg(path.join(u'/')), why,
        u"Change it in the file, with any text editor."_s, {}, {}, false};
}

class SpliceMaker {
public:
    SpliceMaker(const QByteArray &text, const Node &root, bool quoteAll)
        : m_text(text)
        , m_root(root)
        , m_quoteAll(quoteAll)
    { }

    Result<Splice> operator()(const SetValue &edit) const;
    Result<Splice> operator()(const AppendEntry &edit) const;
    Result<Splice> operator()(const RemovePlace &edit) const;

private:
    [[nodiscard]] Splice replaced(const Node &scalar, const QString &value, bool inFlow) const;
    [[nodiscard]] Result<Splice> added(const QStringList &path, const QByteArrayList &lines, bool inFlow) const;
    [[nodiscard]] QByteArray written(const QString &value, Node::Style style, bool inFlow) const
    {
        return scalarText(value, m_quoteAll ? Node::Style::doubleQuoted : style, inFlow);
    }
    /// `key: value` for each.
    [[nodiscard]] QByteArrayList pairs(const Values &values, bool inFlow) const;
    [[nodiscard]] bool isInFlow(const QStringList &path) const;
    [[nodiscard]] qsizetype lineBegin(qsizetype at) const { return m_text.lastIndexOf('\n', at - 1) + 1; }
    /// Before the characters that end the line.
    [[nodiscard]] qsizetype lineEnd(qsizetype at) const;
    [[nodiscard]] QByteArray newLine() const { return m_text.contains("\r\n") ? "\r\n" : "\n"; }
    [[nodiscard]] bool isEmptyLine(qsizetype begin) const;
    [[nodiscard]] Splice withoutLines(qsizetype from, qsizetype to) const;

    const QByteArray &m_text;
    const Node &m_root;
    bool m_quoteAll;
};

qsizetype SpliceMaker::lineEnd(qsizetype at) const
{
    qsizetype end = m_text.indexOf('\n', at);
    if (end < 0)
        return m_text.size();
    return end > at && m_text[end - 1] == '\r' ? end - 1 : end;
}

bool SpliceMaker::isEmptyLine(qsizetype begin) const
{
    return begin >= 0 && begin < m_text.size() && m_text.mid(begin, lineEnd(begin) - begin).trimmed().isEmpty();
}

bool SpliceMaker::isInFlow(const QStringList &path) const
{
    const Node *node = &m_root;
    for (const QString &name : path) {
        if (node->style == Node::Style::flow)
            return true;
        node = innerNode(*node, name);
        if (!node)
            return false;
    }
    return false;
}

Splice SpliceMaker::replaced(const Node &scalar, const QString &value, bool inFlow) const
{
    const QByteArray now = m_text.mid(scalar.begin, scalar.end - scalar.begin);
    const bool isBlock = scalar.style == Node::Style::literal || scalar.style == Node::Style::folded;
    if (isBlock && !m_quoteAll)
        return {scalar.begin, scalar.end, blockText(now, scalar.text, value, scalar.style)};
    QByteArray text = written(value, scalar.style, inFlow);
    if (isBlock) {
        const QByteArray head = now.left(now.indexOf('\n')).trimmed();
        if (const qsizetype comment = head.indexOf(" #"); comment >= 0)
            text += head.mid(comment);
    }
    // Where nothing is written, the place is directly behind the colon.
    if (now.isEmpty() && scalar.begin > 0 && m_text[scalar.begin - 1] == ':')
        text.prepend(' ');
    return {scalar.begin, scalar.end, text};
}

QByteArrayList SpliceMaker::pairs(const Values &values, bool inFlow) const
{
    QByteArrayList lines;
    for (const auto &[key, value] : values)
        lines << key.toUtf8() + ": " + written(value, Node::Style::plain, inFlow);
    return lines;
}

/// Adds the last key of the path, with those above it that are missing. `lines` say its value: one follows the key,
/// several stand below it.
Result<Splice> SpliceMaker::added(const QStringList &path, const QByteArrayList &lines, bool inFlow) const
{
    QStringList missing = path;
    const Node *holder = &m_root;
    while (const Node *inner = missing.isEmpty() ? nullptr : innerNode(*holder, missing.constFirst())) {
        holder = inner;
        missing.removeFirst();
    }
    if (missing.isEmpty() || holder->kind != Node::Kind::mapping)
        return failure(noPlace(path));
    if (inFlow || holder->style == Node::Style::flow) {
        QByteArray text = lines.join(", ");
        for (qsizetype depth = missing.size() - 1; depth >= 0; --depth)
            text = (depth > 0 ? "{" : "") + missing[depth].toUtf8() + ": " + text + (depth > 0 ? "}" : "");
        const bool empty = holder->members.empty();
        const qsizetype at = empty ? holder->begin + 1 : holder->members.back().value.end;
        return Splice{at, at, (empty ? "" : ", ") + text};
    }
    const qsizetype first = holder->members.front().begin;
    QByteArray indentation(first - lineBegin(first), ' ');
    QByteArray text;
    for (const QString &key : missing) {
        text += newLine() + indentation + key.toUtf8() + ':';
        indentation += "  ";
    }
    for (const QByteArray &line : lines)
        text += lines.size() == 1 ? ' ' + line : newLine() + indentation + line;
    const qsizetype at = lineEnd(holder->end);
    return Splice{at, at, text};
}

Result<Splice> SpliceMaker::operator()(const SetValue &edit) const
{
    const Node *node = nodeAt(m_root, edit.path);
    const bool inFlow = isInFlow(edit.path);
    if (!node) {
        QStringList holder = edit.path;
        while (!holder.isEmpty() && !nodeAt(m_root, holder))
            holder.removeLast();
        const Node *above = nodeAt(m_root, holder);
        const bool flow = inFlow || (above && above->style == Node::Style::flow);
        return added(edit.path, {written(edit.value, Node::Style::plain, flow)}, flow);
    }
    if (node->kind != Node::Kind::scalar)
        return failure(cannotStand(edit.path, u"It holds several values, not one."_s));
    return replaced(*node, edit.value, inFlow);
}

Result<Splice> SpliceMaker::operator()(const AppendEntry &edit) const
{
    const Node *list = nodeAt(m_root, edit.path);
    if (edit.values.isEmpty() || (list && list->kind != Node::Kind::list))
        return failure(cannotStand(edit.path, u"Only a list can get another entry, and an entry says something."_s));
    const bool inFlow = isInFlow(edit.path) || (list && list->style == Node::Style::flow);
    QByteArrayList lines = pairs(edit.values, inFlow);
    if (list && inFlow) {
        const bool empty = list->items.empty();
        const qsizetype at = empty ? list->begin + 1 : list->items.back().end;
        return Splice{at, at, (empty ? "{" : ", {") + lines.join(", ") + '}'};
    }
    for (qsizetype index = 0; index < lines.size(); ++index)
        lines[index].prepend(index == 0 ? "- " : "  ");
    if (!list) {
        // One line alone would stand behind the key, where a list cannot begin.
        if (lines.size() == 1)
            return failure(cannotStand(edit.path, u"A new list begins with an entry of several keys."_s));
        return added(edit.path, lines, false);
    }
    const QByteArray indentation(list->begin - lineBegin(list->begin), ' ');
    const qsizetype last = lineBegin(list->items.back().begin);
    const bool apart = list->items.size() > 1 && isEmptyLine(lineBegin(last - 1));
    QByteArray text = apart ? newLine() : QByteArray();
    for (const QByteArray &line : lines)
        text += newLine() + indentation + line;
    const qsizetype at = lineEnd(list->end);
    return Splice{at, at, text};
}

Splice SpliceMaker::withoutLines(qsizetype from, qsizetype to) const
{
    const qsizetype begin = lineBegin(from);
    const auto behind = [this](qsizetype at) {
        const qsizetype end = m_text.indexOf('\n', at);
        return end < 0 ? m_text.size() : end + 1;
    };
    qsizetype end = behind(to);
    // Of two empty lines that meet now, one stays.
    if (isEmptyLine(end) && begin > 0 && isEmptyLine(lineBegin(begin - 1)))
        end = behind(end);
    return {begin, end, {}};
}

Result<Splice> SpliceMaker::operator()(const RemovePlace &edit) const
{
    const Node *node = nodeAt(m_root, edit.path);
    const Node *holder = nodeAt(m_root, edit.path.mid(0, edit.path.size() - 1));
    if (!node || !holder || edit.path.isEmpty())
        return failure(noPlace(edit.path));
    struct Part {
        qsizetype begin;
        qsizetype end;
    };
    QList<Part> parts;
    qsizetype mine = 0;
    for (const Member &member : holder->members) {
        mine = &member.value == node ? parts.size() : mine;
        parts.append({member.begin, member.value.end});
    }
    for (const Node &item : holder->items) {
        mine = &item == node ? parts.size() : mine;
        parts.append({item.begin, item.end});
    }
    if (holder->style != Node::Style::flow)
        return withoutLines(parts[mine].begin, parts[mine].end);
    if (mine > 0)
        return Splice{parts[mine - 1].end, parts[mine].end, {}};
    return Splice{parts[0].begin, parts.size() > 1 ? parts[1].begin : parts[0].end, {}};
}

} // namespace

Result<Splice> spliceFor(const QByteArray &text, const Node &root, const PlanEdit &edit, bool quoteAll)
{
    return std::visit([&](const auto &one) { return SpliceMaker(text, root, quoteAll)(one); }, edit);
}

} // namespace holdfast::plan_files
