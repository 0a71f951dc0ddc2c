// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernel/result.h"
#include "kernel/time.h"

#include <QByteArray>
#include <QList>
#include <QMap>
#include <optional>

namespace holdfast {

/// One element of an XML text. Names stand without their prefix; `text` is what stands between the tags, trimmed only
/// where the element has children.
struct XmlElement {
    QString name;
    QString text;
    QMap<QString, QString> attributes;
    QList<XmlElement> children;

    [[nodiscard]] const XmlElement *child(const QString &wanted) const; ///< the first of that name, or nothing
    [[nodiscard]] QList<XmlElement> all(const QString &wanted) const; ///< in order
};

/// The root element. Refused, with line and column: what is not well-formed, a document type (entities of their own
/// could grow without end), nesting deeper than 64. ErrorCode::badReply.
[[nodiscard]] Result<XmlElement> parseXml(const QByteArray &bytes);

/// Reads the children of an element strictly: a missing or wrong one is an error that names it, never a silent
/// default. The first error is kept; check() returns it.
class XmlReader {
public:
    explicit XmlReader(const XmlElement &element)
        : m_element(element)
    { }

    [[nodiscard]] QString text(const char *child);
    [[nodiscard]] QString textOr(const char *child, const QString &absent);
    [[nodiscard]] qint64 integer(const char *child); ///< not negative
    [[nodiscard]] bool boolean(const char *child); ///< `true` or `false`
    [[nodiscard]] UtcTime utc(const char *child);
    void reject(const char *child, const QString &expected);

    [[nodiscard]] const XmlElement &element() const { return m_element; }
    [[nodiscard]] Result<> check() const;

private:
    const XmlElement &m_element;
    std::optional<Error> m_error;
};

} // namespace holdfast
