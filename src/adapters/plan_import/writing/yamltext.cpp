// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/plan_import/writing/yamltext.h"

#include <QRegularExpression>

namespace holdfast::plan_import {

using namespace Qt::StringLiterals;

QString scalar(const QString &text)
{
    // Nothing that any YAML reader could take for something else than this text.
    static const QRegularExpression safe(
        u"^[A-Za-z/+][\\w /@+.()-]*[\\w/).]$|^[A-Za-z]$"_s, QRegularExpression::UseUnicodePropertiesOption);
    static const QRegularExpression special(
        u"^(?:true|false|null|yes|no|on|off|y|n)$"_s, QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression number(u"^[+.]?[\\d.]"_s);
    if (safe.match(text).hasMatch() && !special.match(text).hasMatch() && !text.contains(u"  "_s)
        && !number.match(text).hasMatch())
        return text;
    QString quoted;
    for (const QChar c : text) {
        if (c == u'"' || c == u'\\')
            quoted += u'\\';
        if (c == u'\n')
            quoted += u"\\n"_s;
        else if (c == u'\t')
            quoted += u"\\t"_s;
        else if (c.unicode() < 0x20)
            quoted += u' ';
        else
            quoted += c;
    }
    return u'"' + quoted + u'"';
}

QString flow(const QStringList &texts)
{
    QStringList parts;
    for (const QString &text : texts)
        parts << scalar(text);
    return u'[' + parts.join(u", "_s) + u']';
}

void YamlText::line(const QString &text)
{
    const int indent = m_isEntry ? m_indent - 2 : m_indent;
    m_lines << QString(indent, u' ') + (m_isEntry ? u"- "_s : QString()) + text;
    m_isEntry = false;
}

void YamlText::comment(const QString &text)
{
    for (const QString &one : text.split(u'\n'))
        m_lines << QString(m_indent, u' ') + u"# "_s + one;
}

void YamlText::open(const QString &key)
{
    line(key + u':');
    m_indent += 2;
}

void YamlText::text(const QString &key, const QString &value)
{
    if (!value.isEmpty())
        line(key + u": "_s + scalar(value));
}

void YamlText::bare(const QString &key, const QString &value)
{
    if (!value.isEmpty())
        line(key + u": "_s + value);
}

void YamlText::list(const QString &key, const QStringList &values)
{
    if (!values.isEmpty())
        line(key + u": "_s + flow(values));
}

} // namespace holdfast::plan_import
