// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/escape.h"

#include <QRegularExpression>

namespace holdfast {

namespace {

constexpr qsizetype longestFileName = 100;

bool isBidirectionalControl(QChar character)
{
    const ushort code = character.unicode();
    return (code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069) || code == 0x200e || code == 0x200f
        || code == 0x061c;
}

/// What a spreadsheet calculates instead of showing it; and our own mark before such a text.
bool looksLikeFormula(const QString &cell)
{
    qsizetype at = 0;
    while (at < cell.size() && cell[at] == QLatin1Char('\''))
        ++at;
    return at < cell.size() && QStringLiteral("=+-@\t\r").contains(cell[at]);
}

} // namespace

QString escapeMarkdown(const QString &text)
{
    static const QString special = QStringLiteral("\\`*_{}[]()#+-=!|<>~&");
    QString escaped;
    escaped.reserve(text.size() * 5 / 4);
    for (const QChar character : text) {
        // Blanks before the first word would move a list's mark to where it counts, or make a block of code.
        const bool blank = QStringLiteral(" \t\r\n").contains(character);
        if (blank && escaped.isEmpty())
            continue;
        if (character == QLatin1Char('\n') || character == QLatin1Char('\r')) {
            escaped += QLatin1Char(' ');
            continue;
        }
        // These only mean something at the start of a line, a dot only between digits and a blank there.
        const bool onlyAtStart = QStringLiteral("-+=").contains(character);
        if (special.contains(character) && (!onlyAtStart || escaped.isEmpty()))
            escaped += QLatin1Char('\\');
        escaped += character;
    }
    static const QRegularExpression numbered(QStringLiteral("^(\\d+)([.)])(?=\\s|$)"));
    escaped.replace(numbered, QStringLiteral("\\1\\\\2"));
    return escaped;
}

QString escapeSlack(const QString &text)
{
    QString escaped = text;
    escaped.replace(QLatin1Char('&'), QStringLiteral("&amp;"));
    escaped.replace(QLatin1Char('<'), QStringLiteral("&lt;"));
    escaped.replace(QLatin1Char('>'), QStringLiteral("&gt;"));
    return escaped;
}

QString escapeHtml(const QString &text) { return visibleText(text).toHtmlEscaped(); }

QString escapeCsv(const QString &text)
{
    QString cell = text;
    if (looksLikeFormula(cell))
        cell.prepend(QLatin1Char('\''));
    return QLatin1Char('"') + cell.replace(QLatin1Char('"'), QStringLiteral("\"\"")) + QLatin1Char('"');
}

QString readCsvCell(const QString &cell)
{
    return cell.startsWith(QLatin1Char('\'')) && looksLikeFormula(cell.mid(1)) ? cell.mid(1) : cell;
}

QString escapeIcs(const QString &text)
{
    QString escaped;
    for (const QChar character : visibleText(text)) {
        if (character == QLatin1Char('\n'))
            escaped += QStringLiteral("\\n");
        else if (QStringLiteral("\\;,").contains(character))
            escaped += QLatin1Char('\\') + QString(character);
        else
            escaped += character;
    }
    return escaped;
}

QString icsTime(UtcTime at)
{
    return formatUtcSeconds(at)
        .remove(QLatin1Char('-'))
        .remove(QLatin1Char(':'))
        .replace(QLatin1Char(' '), QLatin1Char('T'));
}

QByteArray foldIcs(const QString &line)
{
    constexpr int longest = 75;
    QByteArray folded;
    int room = longest;
    for (const uint code : line.toUcs4()) {
        const QByteArray bytes = QString::fromUcs4(reinterpret_cast<const char32_t *>(&code), 1).toUtf8();
        if (bytes.size() > room) {
            folded += "\r\n ";
            room = longest - 1;
        }
        folded += bytes;
        room -= int(bytes.size());
    }
    return folded + "\r\n";
}

QString visibleText(const QString &text)
{
    QString visible;
    visible.reserve(text.size());
    for (const QChar character : text) {
        const bool control = character.category() == QChar::Other_Control && character != QLatin1Char('\n');
        if (control || isBidirectionalControl(character))
            visible += QStringLiteral("\\u%1").arg(character.unicode(), 4, 16, QLatin1Char('0'));
        else
            visible += character;
    }
    return visible;
}

QString safeFileName(const QString &name)
{
    static const QRegularExpression unsafe(QStringLiteral("[^A-Za-z0-9._-]+"));
    static const QRegularExpression leadingDots(QStringLiteral("^\\.+"));
    QString safe = name;
    safe.replace(unsafe, QStringLiteral("-"));
    safe.remove(leadingDots);
    safe.truncate(longestFileName);
    return safe.isEmpty() ? QStringLiteral("unnamed") : safe;
}

} // namespace holdfast
