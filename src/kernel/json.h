// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernel/result.h"
#include "kernel/time.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QJsonValue>
#include <QList>
#include <initializer_list>

namespace holdfast {

/// Parses one JSON object and nothing else. Errors are ErrorCode::badReply and name the byte.
[[nodiscard]] Result<QJsonObject> parseJsonObject(const QByteArray &bytes);

/// Reads a JSON object strictly: a wrong type or a missing member is an error that names its path, never a silent
/// default. All accessors may be called; the first error is kept and `check()` returns it.
///
///     JsonReader reader(object, "branch");
///     Branch branch {reader.string("id"), reader.optionalString("parent_id"), reader.boolean("default")};
///     if (auto ok = reader.check(); !ok) return failure(ok.error());
class JsonReader {
public:
    explicit JsonReader(QJsonObject object, QString path = {});

    [[nodiscard]] QString string(const char *key);
    /// Absent and null give an empty optional; any other type is an error.
    [[nodiscard]] std::optional<QString> optionalString(const char *key);
    [[nodiscard]] bool boolean(const char *key);
    [[nodiscard]] std::optional<bool> optionalBoolean(const char *key);
    /// A whole number within ±2^53; anything else is an error.
    [[nodiscard]] qint64 integer(const char *key);
    [[nodiscard]] std::optional<qint64> optionalInteger(const char *key);
    [[nodiscard]] double number(const char *key);
    [[nodiscard]] std::optional<double> optionalNumber(const char *key);
    /// An instant as text with an explicit offset.
    [[nodiscard]] UtcTime utc(const char *key);
    [[nodiscard]] std::optional<UtcTime> optionalUtc(const char *key);
    [[nodiscard]] QJsonObject object(const char *key);
    [[nodiscard]] std::optional<QJsonObject> optionalObject(const char *key);
    [[nodiscard]] QJsonArray array(const char *key);
    [[nodiscard]] std::optional<QJsonArray> optionalArray(const char *key);
    /// An array of objects; an element of another type is an error.
    [[nodiscard]] QList<QJsonObject> objects(const char *key);
    /// An array of strings; an element of another type is an error.
    [[nodiscard]] QStringList strings(const char *key);

    /// Members that are none of `known` are an error: for input that people or our own programs write.
    void refuseOthers(std::initializer_list<const char *> known);
    /// Records an error of the caller's own at this path, for example an unknown enumerator.
    void reject(const char *key, const QString &expected);

    [[nodiscard]] bool has(const char *key) const;
    [[nodiscard]] const QString &path() const { return m_path; }
    [[nodiscard]] Result<> check() const;

private:
    QJsonValue required(const char *key, QJsonValue::Type type, const char *expected);
    QJsonValue optional(const char *key, QJsonValue::Type type, const char *expected);
    void fail(const QString &where, const QString &message);

    QJsonObject m_object;
    QString m_path;
    std::optional<Error> m_error;
};

/// Compact UTF-8 with members in alphabetical order: the form that is hashed and compared.
[[nodiscard]] QByteArray canonicalJson(const QJsonObject &object);

} // namespace holdfast
