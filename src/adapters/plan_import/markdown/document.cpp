// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/plan_import/markdown/document.h"

#include <QStringDecoder>
#include <algorithm>
#include <md4c.h>

namespace holdfast::plan_import {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype largestDocument = 4 * 1024 * 1024;
constexpr qsizetype longestWords = 2'000; ///< of a cell, an item or a heading
constexpr qsizetype mostLines = 50'000; ///< rows and items together

/// Words as a plan may hold them: without invisible characters, and no longer than anybody reads.
QString cleaned(const QByteArray &bytes)
{
    QString words;
    for (const QChar c : QString::fromUtf8(bytes).left(longestWords)) {
        const bool isShown = c.isPrint() || c.isSurrogate();
        words += isShown ? c : QChar(u' ');
    }
    return words.simplified();
}

/// Collects md4c's events into blocks.
class Collector {
public:
    explicit Collector(const QByteArray &bytes)
        : m_bytes(bytes)
    {
        for (qsizetype at = bytes.indexOf('\n'); at >= 0; at = bytes.indexOf('\n', at + 1))
            m_ends.append(at);
    }

    int enter(MD_BLOCKTYPE type, void *detail);
    int leave(MD_BLOCKTYPE type);
    int text(MD_TEXTTYPE type, const char *text, MD_SIZE size);
    /// md4c 0.4.8 does not stop at a row when it is told to: ask afterwards.
    [[nodiscard]] bool isTooMuch() const { return m_count > mostLines; }
    [[nodiscard]] Document take() { return std::move(m_document); }

private:
    void begin(Block::Kind kind);
    void enterCode(const MD_ATTRIBUTE &language);
    void end();
    void leaveHeading();
    void place(const char *text);
    void clear();
    [[nodiscard]] int lineAt(qsizetype offset) const
    {
        return int(std::lower_bound(m_ends.cbegin(), m_ends.cend(), offset) - m_ends.cbegin()) + 1;
    }

    const QByteArray &m_bytes;
    QList<qsizetype> m_ends; ///< of the lines
    Document m_document;
    QStringList m_sections;
    QList<int> m_levels;
    std::optional<Block> m_block;
    QByteArray m_text;
    int m_line = 0; ///< of the text that is being gathered; 0: none yet
    int m_newest = 1; ///< the last line that was seen
    int m_headingLevel = 0;
    int m_depth = -1; ///< of lists
    bool m_inHeader = false;
    qsizetype m_count = 0;
};

void Collector::clear()
{
    m_text.clear();
    m_line = 0;
}

void Collector::place(const char *text)
{
    if (text < m_bytes.constData() || text >= m_bytes.constData() + m_bytes.size())
        return;
    const int line = lineAt(text - m_bytes.constData());
    m_newest = line;
    if (m_line == 0)
        m_line = line - int(m_text.count('\n'));
}

void Collector::begin(Block::Kind kind)
{
    clear();
    m_block = Block{kind, 0, m_sections, {}, {}, {}, {}};
}

void Collector::end()
{
    if (!m_block)
        return;
    if (m_block->kind == Block::Kind::paragraph || m_block->kind == Block::Kind::code) {
        m_block->text = QString::fromUtf8(m_text);
        m_block->line = m_line;
    } else if (!m_block->lines.isEmpty()) {
        m_block->line = m_block->line > 0 ? m_block->line : m_block->lines.first().number;
    }
    if (m_block->line == 0)
        m_block->line = m_newest;
    m_document.blocks << *std::exchange(m_block, std::nullopt);
    clear();
}

void Collector::leaveHeading()
{
    const QString words = cleaned(m_text);
    while (!m_levels.isEmpty() && m_levels.last() >= m_headingLevel) {
        m_levels.removeLast();
        m_sections.removeLast();
    }
    m_levels << m_headingLevel;
    m_sections << words;
    m_document.headings << Heading{m_line > 0 ? m_line : m_newest, m_headingLevel, words};
    if (m_document.title.isEmpty())
        m_document.title = words;
    clear();
}

void Collector::enterCode(const MD_ATTRIBUTE &language)
{
    if (m_depth >= 0) // a list with code in it goes on behind the code
        end();
    begin(Block::Kind::code);
    m_block->language = QString::fromUtf8(language.text, qsizetype(language.size)).toLower();
}

int Collector::enter(MD_BLOCKTYPE type, void *detail)
{
    switch (type) {
    case MD_BLOCK_H:
        clear();
        m_headingLevel = int(static_cast<MD_BLOCK_H_DETAIL *>(detail)->level);
        break;
    case MD_BLOCK_P:
        if (m_depth < 0)
            begin(Block::Kind::paragraph);
        break;
    case MD_BLOCK_CODE:
        enterCode(static_cast<MD_BLOCK_CODE_DETAIL *>(detail)->lang);
        break;
    case MD_BLOCK_UL:
    case MD_BLOCK_OL:
        if (++m_depth == 0)
            begin(Block::Kind::list);
        break;
    case MD_BLOCK_LI:
        if (!m_block || m_block->kind != Block::Kind::list)
            begin(Block::Kind::list);
        if (++m_count > mostLines)
            return 1;
        m_block->lines << Line{0, {QString()}, m_depth};
        clear();
        break;
    case MD_BLOCK_TABLE:
        begin(Block::Kind::table);
        break;
    case MD_BLOCK_THEAD:
    case MD_BLOCK_TBODY:
        m_inHeader = type == MD_BLOCK_THEAD;
        break;
    case MD_BLOCK_TR:
        if (++m_count > mostLines)
            return 1;
        if (m_block && !m_inHeader)
            m_block->lines << Line{m_newest + 1, {}, 0};
        break;
    case MD_BLOCK_TH:
    case MD_BLOCK_TD:
        clear();
        break;
    default:
        break;
    }
    return 0;
}

int Collector::leave(MD_BLOCKTYPE type)
{
    switch (type) {
    case MD_BLOCK_H:
        leaveHeading();
        break;
    case MD_BLOCK_P:
        if (m_block && m_block->kind == Block::Kind::paragraph)
            end();
        break;
    case MD_BLOCK_CODE:
        end();
        break;
    case MD_BLOCK_UL:
    case MD_BLOCK_OL:
        if (--m_depth < 0)
            end();
        break;
    case MD_BLOCK_TABLE:
        end();
        break;
    case MD_BLOCK_TH:
        if (m_block) {
            m_block->header << cleaned(m_text);
            m_block->line = m_block->line > 0 ? m_block->line : m_line;
        }
        break;
    case MD_BLOCK_TD:
        if (m_block && !m_block->lines.isEmpty()) {
            m_block->lines.last().cells << cleaned(m_text);
            if (m_line > 0)
                m_block->lines.last().number = m_line;
        }
        break;
    default:
        break;
    }
    return 0;
}

int Collector::text(MD_TEXTTYPE type, const char *text, MD_SIZE size)
{
    place(text);
    if (type == MD_TEXT_BR)
        m_text += '\n';
    else if (type == MD_TEXT_SOFTBR)
        m_text += ' ';
    else
        m_text.append(text, qsizetype(size));
    const bool isItem = m_block && m_block->kind == Block::Kind::list && !m_block->lines.isEmpty();
    if (isItem && m_text.size() < 4 * longestWords) {
        Line &item = m_block->lines.last();
        item.cells = {cleaned(m_text)};
        if (item.number == 0)
            item.number = m_line;
    }
    return 0;
}

tl::unexpected<Error> unusable(const QString &why)
{
    return failure(ErrorCode::invalid, u"The document cannot be read."_s, why, u"Nothing was written."_s);
}

Result<> check(const QByteArray &bytes)
{
    if (bytes.size() > largestDocument)
        return unusable(u"It has more than 4 MiB."_s);
    if (const qsizetype at = bytes.indexOf('\0'); at >= 0)
        return unusable(u"Line %1 has a zero byte; this is no text."_s.arg(bytes.first(at).count('\n') + 1));
    QStringDecoder decoder(QStringDecoder::Utf8);
    const auto lines = bytes.split('\n');
    for (qsizetype line = 0; line < lines.size(); ++line) {
        const QString decoded = decoder(lines[line]);
        if (decoder.hasError())
            return unusable(u"Line %1 is not UTF-8."_s.arg(line + 1));
    }
    return {};
}

} // namespace

Result<Document> readMarkdown(const QByteArray &bytes)
{
    if (const auto good = check(bytes); !good)
        return failure(good.error());
    Collector collector(bytes);
    MD_PARSER parser{};
    parser.flags = MD_FLAG_TABLES | MD_FLAG_TASKLISTS | MD_FLAG_STRIKETHROUGH | MD_FLAG_NOHTMLBLOCKS;
    parser.enter_block = [](MD_BLOCKTYPE type, void *detail, void *to) {
        return static_cast<Collector *>(to)->enter(type, detail);
    };
    parser.leave_block = [](MD_BLOCKTYPE type, void *, void *to) { return static_cast<Collector *>(to)->leave(type); };
    parser.enter_span = [](MD_SPANTYPE, void *, void *) { return 0; };
    parser.leave_span = [](MD_SPANTYPE, void *, void *) { return 0; };
    parser.text = [](MD_TEXTTYPE type, const MD_CHAR *text, MD_SIZE size, void *to) {
        return static_cast<Collector *>(to)->text(type, text, size);
    };
    if (md_parse(bytes.constData(), MD_SIZE(bytes.size()), &parser, &collector) != 0 || collector.isTooMuch())
        return unusable(u"It has more rows and list items than any plan needs."_s);
    return collector.take();
}

} // namespace holdfast::plan_import
