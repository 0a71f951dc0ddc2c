// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/json.h"

#include "kernel/jsontext.h"

#include <QSet>
#include <cmath>

namespace holdfast {

namespace {

constexpr qint64 largestWhole = 9007199254740992; // 2^53

QString typeName(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::Null:
        return QStringLiteral("null");
    case QJsonValue::Bool:
        return QStringLiteral("a boolean");
    case QJsonValue::Double:
        return QStringLiteral("a number");
    case QJsonValue::String:
        return QStringLiteral("a text");
    case QJsonValue::Array:
        return QStringLiteral("a list");
    case QJsonValue::Object:
        return QStringLiteral("an object");
    case QJsonValue::Undefined:
        break;
    }
    return QStringLiteral("nothing");
}

} // namespace

Result<QJsonObject> parseJsonObject(const QByteArray &bytes)
{
    const auto document = parseJsonText(bytes);
    if (!document)
        return failure(document.error());
    if (!document->isObject())
        return failure(ErrorCode::badReply, QStringLiteral("A JSON object was expected."));
    return document->object();
}

JsonReader::JsonReader(QJsonObject object, QString path)
    : m_object(std::move(object))
    , m_path(std::move(path))
{ }

QString JsonReader::string(const char *key) { return required(key, QJsonValue::String, "a text").toString(); }

std::optional<QString> JsonReader::optionalString(const char *key)
{
    const QJsonValue value = optional(key, QJsonValue::String, "a text");
    return value.isString() ? std::optional(value.toString()) : std::nullopt;
}

bool JsonReader::boolean(const char *key) { return required(key, QJsonValue::Bool, "true or false").toBool(); }

std::optional<bool> JsonReader::optionalBoolean(const char *key)
{
    const QJsonValue value = optional(key, QJsonValue::Bool, "true or false");
    return value.isBool() ? std::optional(value.toBool()) : std::nullopt;
}

qint64 JsonReader::integer(const char *key)
{
    required(key, QJsonValue::Double, "a whole number");
    return optionalInteger(key).value_or(0);
}

std::optional<qint64> JsonReader::optionalInteger(const char *key)
{
    const QJsonValue value = optional(key, QJsonValue::Double, "a whole number");
    if (!value.isDouble())
        return std::nullopt;
    const double number = value.toDouble();
    // Compared as integers too: 2^53 + 1 has no double of its own and would pass as 2^53.
    const qint64 whole = value.toInteger();
    if (std::trunc(number) != number || std::abs(number) > double(largestWhole) || qAbs(whole) > largestWhole) {
        reject(key, QStringLiteral("a whole number"));
        return std::nullopt;
    }
    return whole;
}

double JsonReader::number(const char *key) { return required(key, QJsonValue::Double, "a number").toDouble(); }

std::optional<double> JsonReader::optionalNumber(const char *key)
{
    const QJsonValue value = optional(key, QJsonValue::Double, "a number");
    return value.isDouble() ? std::optional(value.toDouble()) : std::nullopt;
}

UtcTime JsonReader::utc(const char *key)
{
    required(key, QJsonValue::String, "an instant with its offset");
    return optionalUtc(key).value_or(UtcTime{});
}

std::optional<UtcTime> JsonReader::optionalUtc(const char *key)
{
    const QJsonValue value = optional(key, QJsonValue::String, "an instant with its offset");
    if (!value.isString())
        return std::nullopt;
    const std::optional<UtcTime> time = parseUtc(value.toString());
    if (!time)
        reject(key, QStringLiteral("an instant with its offset"));
    return time;
}

QJsonObject JsonReader::object(const char *key) { return required(key, QJsonValue::Object, "an object").toObject(); }

std::optional<QJsonObject> JsonReader::optionalObject(const char *key)
{
    const QJsonValue value = optional(key, QJsonValue::Object, "an object");
    return value.isObject() ? std::optional(value.toObject()) : std::nullopt;
}

QJsonArray JsonReader::array(const char *key) { return required(key, QJsonValue::Array, "a list").toArray(); }

std::optional<QJsonArray> JsonReader::optionalArray(const char *key)
{
    const QJsonValue value = optional(key, QJsonValue::Array, "a list");
    return value.isArray() ? std::optional(value.toArray()) : std::nullopt;
}

QList<QJsonObject> JsonReader::objects(const char *key)
{
    QList<QJsonObject> list;
    const QJsonArray values = array(key);
    for (const QJsonValue &value : values) {
        if (!value.isObject())
            reject(key, QStringLiteral("a list of objects"));
        list << value.toObject();
    }
    return list;
}

QStringList JsonReader::strings(const char *key)
{
    QStringList list;
    const QJsonArray values = array(key);
    for (const QJsonValue &value : values) {
        if (!value.isString())
            reject(key, QStringLiteral("a list of texts"));
        list << value.toString();
    }
    return list;
}

void JsonReader::refuseOthers(std::initializer_list<const char *> known)
{
    QSet<QString> names;
    for (const char *name : known)
        names.insert(QString::fromLatin1(name));
    for (auto member = m_object.constBegin(); member != m_object.constEnd(); ++member) {
        if (!names.contains(member.key()))
            fail(member.key(), QStringLiteral("is not a known member"));
    }
}

void JsonReader::reject(const char *key, const QString &expected)
{
    const QString name = QString::fromLatin1(key);
    fail(name, QStringLiteral("must be %1, but is %2").arg(expected, typeName(m_object.value(name))));
}

bool JsonReader::has(const char *key) const { return m_object.contains(QLatin1String(key)); }

Result<> JsonReader::check() const
{
    if (m_error)
        return failure(*m_error);
    return {};
}

QJsonValue JsonReader::required(const char *key, QJsonValue::Type type, const char *expected)
{
    const QString name = QString::fromLatin1(key);
    if (!m_object.contains(name)) {
        fail(name, QStringLiteral("is missing"));
        return {};
    }
    const QJsonValue value = m_object.value(name);
    if (value.type() == type)
        return value;
    reject(key, QString::fromLatin1(expected));
    return {};
}

QJsonValue JsonReader::optional(const char *key, QJsonValue::Type type, const char *expected)
{
    const QJsonValue value = m_object.value(QLatin1String(key));
    if (value.isUndefined() || value.isNull() || value.type() == type)
        return value;
    reject(key, QString::fromLatin1(expected));
    return {};
}

void JsonReader::fail(const QString &where, const QString &message)
{
    if (m_error)
        return;
    const QString place = m_path.isEmpty() ? where : m_path + QLatin1Char('.') + where;
    m_error = Error{ErrorCode::badReply, QStringLiteral("`%1` %2.").arg(place, message), {}, {}, {}, {}, false};
}

QByteArray canonicalJson(const QJsonObject &object) { return QJsonDocument(object).toJson(QJsonDocument::Compact); }

} // namespace holdfast
