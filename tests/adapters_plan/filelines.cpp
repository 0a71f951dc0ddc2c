// SPDX-License-Identifier: GPL-3.0-or-later
#include "filelines.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace holdfast::test {

namespace {

bool isContent(const QByteArray &line)
{
    const QByteArray text = line.trimmed();
    return !text.isEmpty() && !text.startsWith('#') && text != "...";
}

} // namespace

FileLines::FileLines(const QByteArray &whole)
    : m_lines(whole.split('\n'))
{
    static const QRegularExpression form(u"\\A( *)(- )?([A-Za-z]+):(?: +(.*))?\\z"_s);
    static const QRegularExpression comment(u"(\\A| +)#.*\\z"_s);
    int foldedBelow = -1; // the indentation of a key with a text block
    for (int index = 0; index < m_lines.size(); ++index) {
        if (!isContent(m_lines[index]))
            continue;
        if (foldedBelow >= 0 && indentOf(m_lines[index]) > foldedBelow)
            continue;
        foldedBelow = -1;
        const QRegularExpressionMatch match = form.match(QString::fromUtf8(m_lines[index]));
        if (!match.hasMatch())
            continue;
        const bool dash = match.hasCaptured(2) && !match.captured(2).isEmpty();
        const int indent = int(match.capturedLength(1)) + (dash ? 2 : 0);
        QString value = match.captured(4);
        value.remove(comment);
        if (value.startsWith(u'>') || value.startsWith(u'|'))
            foldedBelow = indent;
        m_keys << KeyLine{index, indent, dash, match.captured(3).toUtf8(), value.trimmed().toUtf8()};
    }
}

int FileLines::indentOf(const QByteArray &line)
{
    int indent = 0;
    while (indent < line.size() && line[indent] == ' ')
        ++indent;
    return indent;
}

std::optional<KeyLine> FileLines::pick(std::mt19937 &random, const std::function<bool(const KeyLine &)> &fits) const
{
    QList<KeyLine> fitting;
    for (const KeyLine &key : m_keys) {
        if (fits(key))
            fitting << key;
    }
    if (fitting.isEmpty())
        return std::nullopt;
    return fitting[qsizetype(random() % size_t(fitting.size()))];
}

int FileLines::nextContent(int index) const
{
    do {
        ++index;
    } while (index < m_lines.size() - 1 && !isContent(m_lines[index]));
    return index;
}

int FileLines::previousContent(int index) const
{
    do {
        --index;
    } while (index > 0 && !isContent(m_lines[index]));
    return index;
}

int FileLines::begins(const KeyLine &key) const
{
    int first = key.index;
    if (key.dash)
        return first;
    for (int index = key.index - 1; index >= 0; --index) {
        if (!isContent(m_lines[index]))
            continue;
        const int indent = indentOf(m_lines[index]);
        const bool dash = m_lines[index].mid(indent).startsWith("- ");
        if (dash && indent + 2 == key.indent)
            return index;
        if (indent < key.indent)
            return first;
        if (indent == key.indent)
            first = index;
    }
    return first;
}

QByteArray FileLines::parent(const KeyLine &key) const
{
    QByteArray nearest;
    for (const KeyLine &other : m_keys) {
        if (other.index < key.index && other.indent < key.indent)
            nearest = other.key;
    }
    return nearest;
}

QByteArray FileLines::replaced(int index, const QByteArray &line) const
{
    QByteArrayList lines = m_lines;
    lines[index] = line;
    return lines.join('\n');
}

QByteArray FileLines::inserted(int before, const QByteArray &line) const
{
    QByteArrayList lines = m_lines;
    lines.insert(before, line);
    return lines.join('\n');
}

QByteArray FileLines::removed(int index) const
{
    QByteArrayList lines = m_lines;
    lines.removeAt(index);
    return lines.join('\n');
}

QByteArray FileLines::lineOf(const KeyLine &key, const QByteArray &name, const QByteArray &value)
{
    const QByteArray dash = key.dash ? QByteArray("- ") : QByteArray();
    const QByteArray blanks(key.indent - dash.size(), ' ');
    return blanks + dash + name + ':' + (value.isEmpty() ? QByteArray() : ' ' + value);
}

} // namespace holdfast::test
