// SPDX-License-Identifier: GPL-3.0-or-later
#include "architecture/sourcetext.h"

namespace holdfast::test {

namespace {

bool isWord(QChar character) { return character.isLetterOrNumber() || character == u'_'; }

/// Walks over one file once; each member blanks one kind of thing and returns the position behind it.
class Blanker {
public:
    Blanker(const QString &text, bool keepTexts)
        : m_text(text)
        , m_code(text)
        , m_keepTexts(keepTexts)
    { }

    QString run()
    {
        for (qsizetype at = 0; at < m_text.size();)
            at = next(at);
        return m_code;
    }

private:
    qsizetype next(qsizetype at)
    {
        const QChar character = m_text[at];
        const QStringView rest = QStringView(m_text).mid(at);
        if (rest.startsWith(u"//"))
            return blank(at, endOf(u"\n", at, 0), true);
        if (rest.startsWith(u"/*"))
            return blank(at, endOf(u"*/", at + 2, 2), true);
        if (rest.startsWith(u"R\"") && (at == 0 || !m_text[at - 1].isLetterOrNumber() || m_text[at - 1] == u'u'))
            return rawText(at);
        if (character == u'"' || (character == u'\'' && !separatesDigits(at)))
            return quoted(at, character);
        return at + 1;
    }

    /// 1'000, but not u'x'.
    bool separatesDigits(qsizetype at) const
    {
        qsizetype start = at;
        while (start > 0 && isWord(m_text[start - 1]))
            --start;
        return start < at && m_text[start].isDigit();
    }

    qsizetype rawText(qsizetype at)
    {
        const qsizetype open = m_text.indexOf(u'(', at);
        if (open < 0)
            return m_text.size();
        const QString close = u')' + m_text.mid(at + 2, open - at - 2) + u'"';
        const qsizetype end = endOf(close, open, close.size());
        blank(open + 1, qMax(open + 1, end - close.size()), false);
        return end;
    }

    qsizetype quoted(qsizetype at, QChar mark)
    {
        qsizetype end = at + 1;
        while (end < m_text.size() && m_text[end] != mark && m_text[end] != u'\n')
            end += m_text[end] == u'\\' ? 2 : 1;
        end = qMin(end, m_text.size());
        blank(at + 1, end, false);
        return end + 1;
    }

    qsizetype endOf(QStringView mark, qsizetype from, qsizetype length) const
    {
        const qsizetype found = m_text.indexOf(mark, from);
        return found < 0 ? m_text.size() : found + length;
    }

    qsizetype blank(qsizetype from, qsizetype to, bool comment)
    {
        for (qsizetype at = from; at < to && (comment || !m_keepTexts); ++at) {
            if (m_code[at] != u'\n')
                m_code[at] = u' ';
        }
        return to;
    }

    const QString &m_text;
    QString m_code;
    bool m_keepTexts;
};

} // namespace

QString codeOnly(const QString &text, bool keepTexts) { return Blanker(text, keepTexts).run(); }

int lineOf(const QString &text, qsizetype position) { return int(QStringView(text).left(position).count(u'\n')) + 1; }

} // namespace holdfast::test
