// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The JSON form of every event body, written once: each `fields()` names the members of a body, and a writer or a
// reader walks over them. Included by eventjson.cpp only.

#include "domain/incident/eventjson.h"
#include "kernel/json.h"

namespace holdfast::codec {

/// Puts members into a JSON object.
class Writer {
public:
    void operator()(const char *key, const QString &value) { put(key, value); }
    void operator()(const char *key, bool value) { put(key, value); }
    void operator()(const char *key, int value) { put(key, value); }
    void operator()(const char *key, const QJsonObject &value) { put(key, value); }
    void operator()(const char *key, UtcTime value) { put(key, formatUtc(value)); }
    void operator()(const char *key, const std::optional<double> &value)
    {
        put(key, value ? QJsonValue(*value) : QJsonValue(QJsonValue::Null));
    }
    void operator()(const char *key, const Error &value) { put(key, errorToJson(value)); }
    void operator()(const char *key, const Runbook &value) { put(key, toJson(value)); }
    void operator()(const char *key, Health value) { put(key, healthName(value)); }
    void operator()(const char *key, InstantName value) { put(key, instantName(value)); }
    void operator()(const char *key, Severity value) { put(key, severityName(value)); }
    template <class Tag> void operator()(const char *key, const Id<Tag> &value) { put(key, value.value()); }

    QJsonObject object;

private:
    void put(const char *key, const QJsonValue &value) { object.insert(QLatin1String(key), value); }
};

/// Takes members out of a JSON object; the first error is kept.
class Reader {
public:
    explicit Reader(const QJsonObject &source)
        : json(source)
    { }
    void operator()(const char *key, QString &value) { value = json.string(key); }
    void operator()(const char *key, bool &value) { value = json.boolean(key); }
    void operator()(const char *key, int &value)
    {
        // Attempts, positions and levels: whatever is larger was not written by us, and would not fit.
        constexpr qint64 largest = 1'000'000;
        const qint64 number = json.integer(key);
        if (number < 0 || number > largest)
            json.reject(key, QStringLiteral("a whole number from 0 to 1000000"));
        else
            value = int(number);
    }
    void operator()(const char *key, QJsonObject &value) { value = json.object(key); }
    void operator()(const char *key, UtcTime &value) { value = json.utc(key); }
    void operator()(const char *key, std::optional<double> &value) { value = json.optionalNumber(key); }
    void operator()(const char *key, Error &value) { take(value, errorFromJson(json.object(key))); }
    void operator()(const char *key, Runbook &value) { take(value, runbookFromJson(json.object(key))); }
    void operator()(const char *key, Health &value) { named(key, value, healthFromName(json.string(key))); }
    void operator()(const char *key, InstantName &value) { named(key, value, instantFromName(json.string(key))); }
    void operator()(const char *key, Severity &value) { named(key, value, severityFromName(json.string(key))); }
    template <class Tag> void operator()(const char *key, Id<Tag> &value) { value = Id<Tag>{json.string(key)}; }

    [[nodiscard]] Result<> check() const
    {
        if (auto ok = json.check(); !ok)
            return ok;
        return m_nested ? Result<>{failure(*m_nested)} : Result<>{};
    }

    JsonReader json;

private:
    template <class T> void take(T &value, Result<T> read)
    {
        if (read)
            value = std::move(*read);
        else if (!m_nested)
            m_nested = read.error();
    }
    template <class T> void named(const char *key, T &value, std::optional<T> read)
    {
        if (read)
            value = *read;
        else
            json.reject(key, QStringLiteral("a known word"));
    }

    std::optional<Error> m_nested;
};

template <class Body> QJsonObject write(const Body &body)
{
    Writer writer;
    fields(writer, body);
    return writer.object;
}

template <class Body> Result<EventBody> read(const QJsonObject &object)
{
    Reader reader(object);
    Body body;
    fields(reader, body);
    if (auto ok = reader.check(); !ok)
        return failure(ok.error());
    return EventBody{std::move(body)};
}

} // namespace holdfast::codec
