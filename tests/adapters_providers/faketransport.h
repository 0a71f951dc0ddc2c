// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "interfaces/transport.h"
#include "workers/answer.h"

#include <QList>

namespace holdfast::test {

/// Plays recorded answers one after another and keeps the requests.
class FakeTransport final : public Transport {
public:
    QFuture<Result<HttpReply>> send(const HttpRequest &request, std::stop_token) override
    {
        requests << request;
        const Answer<Result<HttpReply>> answer;
        if (!replies.isEmpty())
            answer.give(replies.takeFirst());
        return answer.future();
    }
    void play(int status, const QByteArray &body, const QByteArray &type = "application/json")
    {
        replies << HttpReply{status, {{"Content-Type", type}}, body, {}};
    }

    QList<HttpRequest> requests;
    QList<Result<HttpReply>> replies;
};

/// JSON with backticks for its quotation marks: moc loses its way in raw strings with real ones.
inline QByteArray json(const char *text) { return QByteArray(text).replace('`', '"'); }

inline const QByteArray webPage = "<!DOCTYPE html><html><title>524: A timeout occurred</title></html>";

} // namespace holdfast::test
