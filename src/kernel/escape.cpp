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
