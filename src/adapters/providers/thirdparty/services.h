// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/continuity/fallbacks.h"
#include "interfaces/providers/providerpolicy.h"
#include "interfaces/providers/servicecanary.h"
#include "interfaces/transport.h"

#include <QJsonObject>

namespace holdfast {

/// One third party and the key for it. `tokenName` stands for the key wherever people look.
struct ThirdPartyConfig {
    QUrl baseUrl; ///< as Service::baseUrl, or the practice range's
    QString account; ///< where the service wants one beside the key
    QString model; ///< of the language models; empty: the row's own
    Secret token;
    QString tokenName;
};

namespace thirdparty {

/// One row: how a service is asked and what its answers mean. Facts from the services' own descriptions of their APIs.
struct Service {
    QString id; ///< as the plan names it
    QString title;
    QString function;
    QString baseUrl;
    HttpRequest (*probe)(const ThirdPartyConfig &);
    Result<CanarySample> (*readProbe)(const HttpRequest &, const HttpReply &);
    HttpRequest (*rehearse)(const ThirdPartyConfig &);
    Result<CanarySample> (*readRehearsal)(const HttpRequest &, const HttpReply &);
};

[[nodiscard]] const QList<Service> &services();
[[nodiscard]] const Service *service(const QString &id); ///< nothing for an unknown one
[[nodiscard]] QList<ProviderPolicy> policies();

// The rows' parts, in airequests.cpp, raterequests.cpp and taxrequests.cpp.
[[nodiscard]] Service openai();
[[nodiscard]] Service anthropic();
[[nodiscard]] Service ecb();
[[nodiscard]] Service oanda();
[[nodiscard]] Service xe();
[[nodiscard]] Service taxjar();
[[nodiscard]] Service avalara();

/// What every request shares: GET, one delivery where it is a rehearsal.
[[nodiscard]] HttpRequest base(const ThirdPartyConfig &config, const QString &title, const QString &route,
    const QStringList &path, const QList<QPair<QString, QString>> &query = {});
/// The same as POST with a JSON body.
[[nodiscard]] HttpRequest posted(HttpRequest request, const QJsonObject &body);
/// `account:key` for the services that want it so.
[[nodiscard]] Secret basic(const ThirdPartyConfig &config);
/// The error of an answer outside 2xx. `word` is the service's own code, `message` its sentence.
[[nodiscard]] Error refusal(
    const HttpRequest &request, const HttpReply &reply, const QString &word, const QString &message);
/// A number that the service writes as a text.
[[nodiscard]] std::optional<double> numberOf(const QString &text);

/// The rates of eurofxref-daily.xml.
[[nodiscard]] Result<ReferenceRates> readReferenceRates(const HttpRequest &request, const HttpReply &reply);

} // namespace thirdparty
} // namespace holdfast
