// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/providers/thirdparty/services.h"

#include "adapters/http/apireply.h"
#include "adapters/http/networkrequest.h"

#include <algorithm>
#include <cmath>

namespace holdfast::thirdparty {

using namespace Qt::StringLiterals;

const QList<Service> &services()
{
    static const QList<Service> all{openai(), anthropic(), ecb(), oanda(), xe(), taxjar(), avalara()};
    return all;
}

const Service *service(const QString &id)
{
    const QList<Service> &all = services();
    const auto found = std::find_if(all.cbegin(), all.cend(), [&id](const Service &one) { return one.id == id; });
    return found == all.cend() ? nullptr : &*found;
}

QList<ProviderPolicy> policies()
{
    QList<ProviderPolicy> all;
    for (const Service &one : services())
        all << ProviderPolicy{one.title, {QUrl(one.baseUrl).host()}, 2, 0, {}, {429}, {}};
    return all;
}

HttpRequest base(const ThirdPartyConfig &config, const QString &title, const QString &route, const QStringList &path,
    const QList<QPair<QString, QString>> &query)
{
    HttpRequest request;
    request.method = "GET";
    request.url = apiUrl(config.baseUrl, path, query);
    request.headers = {{"Accept", "application/json"}};
    request.peer = title;
    request.route = route;
    request.idempotency = Idempotency::safe;
    request.deadline = std::chrono::seconds{20};
    return request;
}

HttpRequest posted(HttpRequest request, const QJsonObject &body)
{
    request.method = "POST";
    request.headers << qMakePair(QByteArray("Content-Type"), QByteArray("application/json"));
    request.body = canonicalJson(body);
    request.attempts = 1;
    return request;
}

Secret basic(const ThirdPartyConfig &config)
{
    return Secret((config.account.toUtf8() + ':' + config.token.reveal()).toBase64());
}

Error refusal(const HttpRequest &request, const HttpReply &reply, const QString &word, const QString &message)
{
    Error error = statusError(request, reply, message.isEmpty() ? word : message);
    // A budget that is used up comes as 429, too, and waiting does not help.
    const bool isUsedUp = word.contains(u"quota"_s) || word.contains(u"credit"_s) || word.contains(u"spend"_s)
        || message.contains(u"quota"_s, Qt::CaseInsensitive) || reply.status == 402;
    if (isUsedUp) {
        error.code = ErrorCode::refused;
        error.what = u"The budget at %1 is used up."_s.arg(request.peer);
        error.next = u"Raise it there, or switch to the next provider."_s;
        error.retryAfter.reset();
    }
    error.mayHaveTakenEffect = false; // nothing is kept there by a question
    return error;
}

std::optional<double> numberOf(const QString &text)
{
    bool good = false;
    const double value = text.toDouble(&good);
    return good && std::isfinite(value) ? std::optional(value) : std::nullopt;
}

} // namespace holdfast::thirdparty
