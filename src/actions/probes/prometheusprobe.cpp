// SPDX-License-Identifier: GPL-3.0-or-later
#include "actions/probes/prometheusprobe.h"

#include "actions/probes/httpprobe.h"
#include "kernel/json.h"

#include <QJsonArray>
#include <cmath>

namespace holdfast {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype mostNamed = 3;

/// `{instance="a", job="b"}` without what every series has.
QString nameOf(const QJsonObject &metric)
{
    QStringList labels;
    for (auto label = metric.begin(); label != metric.end(); ++label)
        labels << u"%1=%2"_s.arg(label.key(), label.value().toString());
    return labels.isEmpty() ? u"the value"_s : labels.join(u", "_s);
}

struct Series {
    QString name;
    double value = 0;
};

/// Nothing where a value is no number.
std::optional<QList<Series>> seriesOf(const QJsonObject &data)
{
    QJsonArray entries = data.value(u"result"_s).toArray();
    if (data.value(u"resultType"_s).toString() == u"scalar")
        entries = {QJsonObject{{u"value"_s, entries}}};
    QList<Series> found;
    for (const QJsonValue &entry : std::as_const(entries)) {
        bool ok = false;
        const double value = entry[u"value"_s][1].toString().toDouble(&ok);
        if (!ok || std::isnan(value))
            return std::nullopt;
        found << Series{nameOf(entry[u"metric"_s].toObject()), value};
    }
    return found;
}

void judge(const QList<Series> &series, Sample &sample)
{
    QStringList failing;
    for (const Series &one : series) {
        if (one.value == 0)
            failing << one.name;
    }
    sample.evidence.insert(u"series"_s, series.size());
    sample.evidence.insert(u"failing"_s, QJsonArray::fromStringList(failing));
    if (series.isEmpty()) {
        sample.reason = u"Prometheus knows nothing that fits the query"_s;
    } else if (failing.isEmpty()) {
        sample.health = Health::up;
        sample.reason = u"Prometheus sees %1 of %1 well"_s.arg(series.size());
    } else {
        sample.health = failing.size() == series.size() ? Health::down : Health::degraded;
        sample.reason = u"Prometheus sees %1 of %2 failing: %3"_s.arg(failing.size())
                            .arg(series.size())
                            .arg(failing.first(std::min(failing.size(), mostNamed)).join(u"; "_s));
    }
}

} // namespace

void judgeSeries(const HttpReply &reply, Sample &sample)
{
    sample.health = Health::unknown;
    const auto answer = parseJsonObject(reply.body);
    if (!answer || answer->value(u"status"_s).toString() != u"success") {
        const QString told = answer ? answer->value(u"error"_s).toString() : QString();
        sample.reason = told.isEmpty() ? u"what answers (HTTP %1) is no Prometheus"_s.arg(reply.status)
                                       : u"Prometheus does not take the query: %1"_s.arg(told);
        return;
    }
    const auto series = seriesOf(answer->value(u"data"_s).toObject());
    if (series)
        judge(*series, sample);
    else
        sample.reason = u"Prometheus has no number for it"_s;
}

PrometheusProbe::PrometheusProbe(
    ComponentId component, ProbeSpec spec, QUrl server, Transport &transport, const Clock &clock)
    : LookingProbe(std::move(component), std::move(spec), clock, Asks::itsKeeper)
    , m_server(std::move(server))
    , m_transport(transport)
{ }

Result<> PrometheusProbe::look(Sample &sample, const std::stop_token &stop)
{
    const HttpRequest request = jsonQuestion(m_server, u"/api/v1/query"_s,
        u"query="_s + QString::fromLatin1(QUrl::toPercentEncoding(spec().setting(u"query"_s))));
    const auto reply = lookAt(m_transport, request, deadline(), stop);
    if (!reply)
        return failure(reply.error());
    judgeSeries(*reply, sample);
    return {};
}

} // namespace holdfast
