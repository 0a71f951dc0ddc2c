// SPDX-License-Identifier: GPL-3.0-or-later
#include "actions/probes/alertmanagerprobe.h"

#include "actions/probes/httpprobe.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <algorithm>

namespace holdfast {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype mostAlertsNamed = 3;

struct FiringAlert {
    QString name;
    QString severity;
    QString since;
};

/// Nothing where it is no list of alerts.
std::optional<QList<FiringAlert>> alertsOf(const QByteArray &body)
{
    const QJsonDocument document = QJsonDocument::fromJson(body);
    if (!document.isArray())
        return std::nullopt;
    QList<FiringAlert> alerts;
    for (const QJsonValue &one : document.array()) {
        const QJsonObject labels = one[u"labels"_s].toObject();
        const QString state = one[u"status"_s][u"state"_s].toString();
        if (labels.isEmpty() || state.isEmpty())
            return std::nullopt;
        if (state == u"active")
            alerts << FiringAlert{labels.value(u"alertname"_s).toString(u"an alert without a name"_s),
                labels.value(u"severity"_s).toString(), one[u"startsAt"_s].toString()};
    }
    std::stable_sort(
        alerts.begin(), alerts.end(), [](const FiringAlert &a, const FiringAlert &b) { return a.since < b.since; });
    return alerts;
}

} // namespace

void judgeAlerts(const HttpReply &reply, const QStringList &down, Sample &sample)
{
    sample.health = Health::unknown;
    const auto alerts = reply.status == 200 ? alertsOf(reply.body) : std::nullopt;
    if (!alerts) {
        sample.reason = u"what answers (HTTP %1) is no Alertmanager, or does not take the filter"_s.arg(reply.status);
        return;
    }
    QStringList names;
    bool isDown = false;
    for (const FiringAlert &alert : *alerts) {
        names << (alert.severity.isEmpty() ? alert.name : u"%1 (%2)"_s.arg(alert.name, alert.severity));
        isDown = isDown || down.contains(alert.severity);
    }
    sample.evidence.insert(u"alerts"_s, QJsonArray::fromStringList(names));
    sample.health = alerts->isEmpty() ? Health::up : isDown ? Health::down : Health::degraded;
    sample.reason = alerts->isEmpty() ? u"no alert fires"_s
                                      : u"alerts fire: %1, the first %2"_s.arg(QString::number(names.size()),
                                          names.first(std::min(names.size(), mostAlertsNamed)).join(u"; "_s));
}

AlertmanagerProbe::AlertmanagerProbe(
    ComponentId component, ProbeSpec spec, QUrl server, Transport &transport, const Clock &clock)
    : LookingProbe(std::move(component), std::move(spec), clock, Asks::itsKeeper)
    , m_server(std::move(server))
    , m_transport(transport)
{ }

Result<> AlertmanagerProbe::look(Sample &sample, const std::stop_token &stop)
{
    QString query = u"active=true&silenced=false&inhibited=false"_s;
    for (const QString &matcher : spec().settings.value(u"alerts"_s))
        query += u"&filter="_s + QString::fromLatin1(QUrl::toPercentEncoding(matcher));
    const HttpRequest request = jsonQuestion(m_server, u"/api/v2/alerts"_s, query);
    const auto reply = lookAt(m_transport, request, deadline(), stop);
    if (!reply)
        return failure(reply.error());
    const QStringList down = spec().settings.value(u"down"_s);
    judgeAlerts(*reply, down.isEmpty() ? QStringList{u"critical"_s} : down, sample);
    return {};
}

std::optional<Endpoint> AlertmanagerProbe::endpoint() const
{
    const ushort port = spec().setting(u"listen"_s).toUShort();
    return port > 0 ? std::optional(Endpoint{u"127.0.0.1"_s, port, Endpoint::Way::called}) : std::nullopt;
}

} // namespace holdfast
