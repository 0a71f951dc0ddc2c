// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "interfaces/transport.h"
#include "kernel/json.h"

#include <QSet>
#include <utility>

namespace holdfast {

/// Sends and waits for the answer. Worker threads only.
[[nodiscard]] Result<HttpReply> ask(Transport &transport, const HttpRequest &request, std::stop_token stop);

[[nodiscard]] bool isSuccess(const HttpReply &reply); ///< 2xx

/// The error that an answer outside 2xx stands for, by its status alone. `message` is the other side's own word; it is
/// cut, cleaned and redacted before it is shown. In doubt are 3xx and 5xx: somebody on the way may have answered,
/// and what the other side did is not known.
[[nodiscard]] Error statusError(const HttpRequest &request, const HttpReply &reply, const QString &message);

/// The other side's words as they may be shown: one line, no control characters, no secrets, at most 300 characters.
[[nodiscard]] QString shownMessage(const QString &message);

/// An answer with status 2xx that cannot be used. An effect that it should have confirmed is in doubt.
[[nodiscard]] Error unreadable(const HttpRequest &request, const HttpReply &reply, const QString &why);

/// The body as JSON; anything else is unreadable(), with a hint where it is a web page.
[[nodiscard]] Result<QJsonObject> readObject(const HttpRequest &request, const HttpReply &reply);
[[nodiscard]] Result<QJsonArray> readArray(const HttpRequest &request, const HttpReply &reply);

/// Reads `object` with `fill(JsonReader &) → T`; what the reader rejects makes the answer unreadable().
template <class Fill>
[[nodiscard]] auto readWith(const HttpRequest &request, const HttpReply &reply, const QJsonObject &object, Fill fill)
    -> Result<decltype(fill(std::declval<JsonReader &>()))>
{
    JsonReader reader(object);
    auto value = fill(reader);
    if (const auto ok = reader.check(); !ok)
        return failure(unreadable(request, reply, ok.error().what));
    return value;
}

/// The object of an answer with status 2xx, read by `fill`; any other answer is `readError(request, reply)`.
template <class ReadError, class Fill>
[[nodiscard]] auto readGood(const HttpRequest &request, const HttpReply &reply, ReadError readError, Fill fill)
    -> Result<decltype(fill(std::declval<JsonReader &>()))>
{
    if (!isSuccess(reply))
        return failure(readError(request, reply));
    const auto body = readObject(request, reply);
    if (!body)
        return failure(body.error());
    return readWith(request, reply, *body, fill);
}

/// Every object of a list, read by `readOne(JsonReader &)`.
template <class T>
[[nodiscard]] Result<QList<T>> readEach(
    const HttpRequest &request, const HttpReply &reply, const QJsonArray &values, T (*readOne)(JsonReader &))
{
    QList<T> all;
    for (const QJsonValue &value : values) {
        const auto one = readWith(request, reply, value.toObject(), readOne);
        if (!one)
            return failure(one.error());
        all << *one;
    }
    return all;
}

/// The list of an answer with status 2xx; any other answer is `readError(request, reply)`.
template <class T, class ReadError>
[[nodiscard]] Result<QList<T>> readGoodList(
    const HttpRequest &request, const HttpReply &reply, ReadError readError, T (*readOne)(JsonReader &))
{
    if (!isSuccess(reply))
        return failure(readError(request, reply));
    const auto body = readArray(request, reply);
    if (!body)
        return failure(body.error());
    return readEach(request, reply, *body, readOne);
}

/// Asks for one page after another: `ask(cursor) → Result<Page>`, `take(page) → the next cursor`, empty to end. A next
/// cursor does not promise that there is more: one seen before ends the list, too.
template <class Ask, class Take> [[nodiscard]] Result<> walkPages(Ask ask, Take take)
{
    QSet<QString> cursors;
    QString cursor;
    do {
        cursors.insert(cursor);
        const auto page = ask(cursor);
        if (!page)
            return failure(page.error());
        cursor = take(*page);
    } while (!cursor.isEmpty() && !cursors.contains(cursor));
    return {};
}

/// Sends `request` and reads its answer with `read(request, reply) → Result`.
template <class Read>
[[nodiscard]] auto call(Transport &transport, const HttpRequest &request, const std::stop_token &stop, Read read)
    -> decltype(read(request, HttpReply()))
{
    const auto reply = ask(transport, request, stop);
    if (!reply)
        return failure(reply.error());
    return read(request, *reply);
}

} // namespace holdfast
