// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/providers/railway/railwayerrors.h"

#include "adapters/http/apireply.h"
#include "adapters/http/deliveryerror.h"

namespace holdfast::railway {

using namespace Qt::StringLiterals;

namespace {

struct Kind {
    ErrorCode code;
    QString what;
    QString next;
    bool nothingDone;
};

// Railway's errors have no codes that can be relied on: its own command line reads the messages, too.
Kind kindOf(const QString &message, const QString &extension)
{
    const QString text = message.toLower();
    if (text.contains(u"not authorized"_s) || text.contains(u"token not found"_s) || text.contains(u"two factor"_s))
        return {ErrorCode::unauthorised, u"Railway refused the token or its permission."_s,
            u"Store a token that may change this environment, and check its kind in the settings."_s, true};
    if (extension == u"GRAPHQL_VALIDATION_FAILED"_s || extension == u"GRAPHQL_PARSE_FAILED"_s
        || extension == u"BAD_USER_INPUT"_s || text.contains(u"cannot query field"_s))
        return {ErrorCode::invalid, u"Railway refused the request."_s, u"Nothing was done."_s, true};
    if (text.contains(u"not found"_s))
        return {ErrorCode::notFound, u"Railway does not know what was asked for."_s,
            u"Check the project, environment and service ids in the settings."_s, true};
    if (text.contains(u"rate limit"_s) || text.contains(u"too many requests"_s))
        return {ErrorCode::rateLimited, u"Railway asks to slow down."_s,
            u"Nothing was done. It is tried again later."_s, true};
    return {ErrorCode::unavailable, u"Railway reports a failure."_s,
        u"Look at Railway's status page, then try again."_s, false};
}

} // namespace

Error readErrors(const HttpRequest &request, const HttpReply &reply, const QJsonArray &errors)
{
    const QJsonObject first = errors.first().toObject();
    const QString message = first.value(u"message"_s).toString();
    Error error = statusError(request, reply, message);
    if (reply.status >= 500 || reply.status == 429 || reply.status == 423 || reply.status == 401 || reply.status == 403)
        return error;
    const Kind kind = kindOf(message, first.value(u"extensions"_s).toObject().value(u"code"_s).toString());
    if (kind.code == ErrorCode::unavailable && reply.status >= 400)
        return error; // an unknown word, but the status says that it was refused
    error.code = kind.code;
    error.what = kind.what;
    error.why = shownMessage(message);
    error.mayHaveTakenEffect = !kind.nothingDone && request.idempotency != Idempotency::safe;
    error.next = error.mayHaveTakenEffect ? nextWhenInDoubt(request) : kind.next;
    return error;
}

} // namespace holdfast::railway
