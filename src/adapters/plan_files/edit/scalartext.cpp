// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/plan_files/edit/scalartext.h"

using namespace Qt::StringLiterals;

namespace holdfast::plan_files {

namespace {

constexpr qsizetype widest = 120;

QByteArray doubleQuoted(const QString &value)
{
    QByteArray text = value.toUtf8();
    text.replace('\\', "\\\\").replace('"', "\\\"");
    text.replace('\n', "\\n").replace('\r', "\\r").replace('\t', "\\t");
    return '"' + text + '"';
}

QByteArray singleQuoted(const QString &value)
{
    QByteArray text = value.toUtf8();
    return '\'' + text.replace('\'', "''") + '\'';
}

bool readsAs(const QByteArray &document, const QString &value)
{
    FindingList findings{QString()};
    const std::optional<Node> root = readYaml(document, findings);
    if (!root || findings.hasErrors())
        return false;
    const Node *inner =
        root->items.empty() ? root->members.empty() ? nullptr : &root->members.front().value : &root->items.front();
    return inner && inner->kind == Node::Kind::scalar && !inner->isNull() && inner->text == value;
}

bool isFitting(const QByteArray &scalar, const QString &value, bool inFlow)
{
    if (inFlow)
        return readsAs("[" + scalar + ", next]\n...\n", value)
            && readsAs("{key: " + scalar + ", next: 1}\n...\n", value);
    return readsAs("key: " + scalar + " # comment\nnext: 1\n...\n", value)
        && readsAs("- " + scalar + " # comment\n- next\n...\n", value);
}

QByteArrayList wrapped(const QString &paragraph, qsizetype width)
{
    QByteArrayList lines;
    QString line;
    for (const QString &word : paragraph.split(u' ')) {
        if (!line.isEmpty() && line.size() + 1 + word.size() > width) {
            lines << line.toUtf8();
            line.clear();
        }
        line += line.isEmpty() ? word : u' ' + word;
    }
    lines << line.toUtf8();
    return lines;
}

/// The lines of a folded block that say the value; an end of a line in the value is an empty line.
QByteArrayList foldedLines(const QString &value, qsizetype width)
{
    QByteArrayList lines;
    for (const QString &paragraph : value.split(u'\n')) {
        if (!lines.isEmpty())
            lines << QByteArray();
        if (paragraph.isEmpty() && !lines.isEmpty())
            continue;
        lines += wrapped(paragraph, width);
    }
    return lines;
}

/// How many lines at the beginning say the same as the value does, joined with blanks.
qsizetype commonHead(const QByteArrayList &lines, const QString &value)
{
    qsizetype position = 0;
    for (qsizetype count = 0; count < lines.size(); ++count) {
        const QString line = QString::fromUtf8(lines[count]) + u' ';
        if (line.size() == 1 || value.mid(position, line.size()) != line)
            return count;
        position += line.size();
    }
    return lines.size();
}

qsizetype commonTail(const QByteArrayList &lines, const QString &value)
{
    qsizetype left = value.size();
    for (qsizetype count = 0; count < lines.size(); ++count) {
        const QString line = u' ' + QString::fromUtf8(lines[lines.size() - 1 - count]);
        if (line.size() == 1 || left < line.size() || value.mid(left - line.size(), line.size()) != line)
            return count;
        left -= line.size();
    }
    return lines.size();
}

/// Lines of somebody's own width stay; only those between the first and the last change are written anew.
QByteArrayList refolded(const QByteArrayList &written, const QString &value, qsizetype width)
{
    if (value.contains(u'\n'))
        return foldedLines(value, width);
    const qsizetype head = commonHead(written, value);
    const qsizetype tail = qMin(commonTail(written, value), written.size() - head);
    const auto length = [](const QByteArrayList &lines) { return QString::fromUtf8(lines.join(' ')).size(); };
    const QByteArrayList first = written.mid(0, head);
    const QByteArrayList last = written.mid(written.size() - tail);
    const qsizetype from = first.isEmpty() ? 0 : length(first) + 1;
    const qsizetype to = value.size() - (last.isEmpty() ? 0 : length(last) + 1);
    if (from >= to)
        return wrapped(value, width);
    return first + wrapped(value.mid(from, to - from), width) + last;
}

/// The blanks before the first line that says something.
qsizetype indentationOf(const QByteArrayList &lines)
{
    for (const QByteArray &line : lines) {
        qsizetype blanks = 0;
        while (blanks < line.size() && line[blanks] == ' ')
            ++blanks;
        if (blanks < line.size())
            return blanks;
    }
    return 0;
}

} // namespace

QByteArray scalarText(const QString &value, Node::Style style, bool inFlow)
{
    const QByteArray quoted = doubleQuoted(value);
    QByteArray preferred = quoted;
    if (style == Node::Style::plain)
        preferred = value.toUtf8();
    else if (style == Node::Style::singleQuoted)
        preferred = singleQuoted(value);
    const bool oneLine = !value.contains(u'\n') && !value.contains(u'\r');
    return oneLine && isFitting(preferred, value, inFlow) ? preferred : quoted;
}

QByteArray blockText(const QByteArray &written, const QString &now, const QString &value, Node::Style style)
{
    const bool windows = written.contains("\r\n");
    QByteArray unix = written;
    unix.replace("\r\n", "\n");
    QByteArrayList lines = unix.split('\n');
    const QByteArray head = lines.takeFirst();
    const qsizetype indentation = indentationOf(lines);
    for (QByteArray &line : lines)
        line = line.mid(indentation);
    QString core = value;
    // The end of the last line is the head's to say: one belongs to the block unless it is stripped (`-`).
    if (!head.contains('-') && core.endsWith(u'\n'))
        core.chop(1);
    const qsizetype width = widest - indentation;
    const bool folded = style == Node::Style::folded && !now.trimmed().contains(u'\n');
    const QByteArrayList texts = style == Node::Style::literal ? core.toUtf8().split('\n')
        : folded                                               ? refolded(lines, core, width)
                                                               : foldedLines(core, width);
    QByteArray result = head;
    for (const QByteArray &text : texts)
        result += (windows ? "\r\n" : "\n") + (text.isEmpty() ? QByteArray() : QByteArray(indentation, ' ') + text);
    return result;
}

} // namespace holdfast::plan_files
