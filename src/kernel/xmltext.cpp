// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/xmltext.h"

#include <QXmlStreamReader>
#include <algorithm>

namespace holdfast {

namespace {

constexpr int deepestXml = 64;

Error badXml(const QXmlStreamReader &reader, const QString &why)
{
    Error error;
    error.code = ErrorCode::badReply;
    error.what = QStringLiteral("The text is not readable XML.");
    error.why = QStringLiteral("Line %1, column %2: %3").arg(reader.lineNumber()).arg(reader.columnNumber()).arg(why);
    return error;
}

XmlElement begin(const QXmlStreamReader &reader)
{
    XmlElement element;
    element.name = reader.name().toString();
    for (const QXmlStreamAttribute &attribute : reader.attributes())
        element.attributes.insert(attribute.name().toString(), attribute.value().toString());
    return element;
}

} // namespace

const XmlElement *XmlElement::child(const QString &wanted) const
{
    const auto found = std::find_if(
        children.cbegin(), children.cend(), [&wanted](const XmlElement &one) { return one.name == wanted; });
    return found == children.cend() ? nullptr : &*found;
}

QList<XmlElement> XmlElement::all(const QString &wanted) const
{
    QList<XmlElement> found;
    std::copy_if(children.cbegin(), children.cend(), std::back_inserter(found),
        [&wanted](const XmlElement &one) { return one.name == wanted; });
    return found;
}

Result<XmlElement> parseXml(const QByteArray &bytes)
{
    QXmlStreamReader reader(bytes);
    QList<XmlElement> open;
    XmlElement root;
    while (!reader.atEnd()) {
        const auto token = reader.readNext();
        if (token == QXmlStreamReader::DTD)
            return failure(badXml(reader, QStringLiteral("a document type is not accepted")));
        if (token == QXmlStreamReader::StartElement) {
            if (open.size() >= deepestXml)
                return failure(badXml(reader, QStringLiteral("it is nested too deeply")));
            open << begin(reader);
        } else if (token == QXmlStreamReader::Characters && !open.isEmpty()) {
            open.last().text += reader.text();
        } else if (token == QXmlStreamReader::EndElement) {
            XmlElement done = open.takeLast();
            if (!done.children.isEmpty())
                done.text = done.text.trimmed();
            if (open.isEmpty())
                root = std::move(done);
            else
                open.last().children << std::move(done);
        }
    }
    if (reader.hasError())
        return failure(badXml(reader, reader.errorString()));
    return root;
}

QString XmlReader::text(const char *child)
{
    if (const XmlElement *found = m_element.child(QString::fromLatin1(child)))
        return found->text;
    reject(child, QStringLiteral("an element"));
    return {};
}

QString XmlReader::textOr(const char *child, const QString &absent)
{
    const XmlElement *found = m_element.child(QString::fromLatin1(child));
    return found ? found->text : absent;
}

qint64 XmlReader::integer(const char *child)
{
    bool good = false;
    const qint64 value = text(child).toLongLong(&good);
    if (good && value >= 0)
        return value;
    reject(child, QStringLiteral("a whole number"));
    return 0;
}

bool XmlReader::boolean(const char *child)
{
    const QString word = text(child);
    if (word != QStringLiteral("true") && word != QStringLiteral("false"))
        reject(child, QStringLiteral("true or false"));
    return word == QStringLiteral("true");
}

UtcTime XmlReader::utc(const char *child)
{
    const auto time = parseUtc(text(child));
    if (!time)
        reject(child, QStringLiteral("a time with its offset"));
    return time.value_or(UtcTime());
}

void XmlReader::reject(const char *child, const QString &expected)
{
    if (m_error)
        return;
    m_error = Error();
    m_error->code = ErrorCode::badReply;
    m_error->what = QStringLiteral("%1.%2 should be %3.").arg(m_element.name, QString::fromLatin1(child), expected);
}

Result<> XmlReader::check() const
{
    if (m_error)
        return failure(*m_error);
    return {};
}

} // namespace holdfast
