// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/providers/vendorstatus/statusformats.h"

#include "adapters/http/apireply.h"
#include "kernel/jsontext.h"

#include <QMap>
#include <QStringDecoder>
#include <algorithm>

namespace holdfast::vendorstatus {

using namespace Qt::StringLiterals;

namespace {

VendorState worse(VendorState left, VendorState right)
{
    // An unknown word does not hide an outage, but it is more than "operational".
    static const QMap<VendorState, int> weight{{VendorState::operational, 0}, {VendorState::maintenance, 1},
        {VendorState::unknown, 2}, {VendorState::degraded, 3}, {VendorState::outage, 4}};
    return weight.value(left) >= weight.value(right) ? left : right;
}

Result<VendorReport> readBody(const QByteArray &body, VendorReport (*fill)(JsonReader &))
{
    const auto object = parseJsonObject(body);
    if (!object)
        return failure(object.error());
    JsonReader reader(*object);
    VendorReport report = fill(reader);
    if (const auto ok = reader.check(); !ok)
        return failure(ok.error());
    return report;
}

void addTitles(VendorReport &report, const QList<QJsonObject> &incidents, const QString &key)
{
    for (const QJsonObject &incident : incidents)
        report.incidents << shownMessage(incident.value(key).toString());
}

QList<QJsonObject> optionalObjects(JsonReader &reader, const char *key)
{
    return reader.has(key) ? reader.objects(key) : QList<QJsonObject>();
}

} // namespace

Result<VendorReport> readStatuspage(const QByteArray &body)
{
    return readBody(body, [](JsonReader &reader) {
        static const QMap<QString, VendorState> known{{u"none"_s, VendorState::operational},
            {u"maintenance"_s, VendorState::maintenance}, {u"minor"_s, VendorState::degraded},
            {u"major"_s, VendorState::outage}, {u"critical"_s, VendorState::outage}};
        JsonReader status(reader.object("status"), u"status"_s);
        VendorReport report;
        const QString word = status.string("indicator");
        report.state = known.value(word, VendorState::unknown);
        if (const auto ok = status.check(); !ok)
            reader.reject("status", u"a status with its indicator"_s);
        if (report.state == VendorState::unknown)
            report.why = u"It says “%1”, which is not known."_s.arg(shownMessage(word));
        addTitles(report, optionalObjects(reader, "incidents"), u"name"_s);
        return report;
    });
}

Result<VendorReport> readIncidentIo(const QByteArray &body)
{
    return readBody(body, [](JsonReader &reader) {
        QList<QJsonObject> pages;
        for (const QJsonObject &page : optionalObjects(reader, "subpages"))
            pages << page.value(u"summary"_s).toObject();
        VendorReport report;
        report.state = VendorState::operational;
        const auto take = [&report](JsonReader &page) {
            const QList<QJsonObject> incidents = page.objects("ongoing_incidents");
            const QList<QJsonObject> maintenances = page.objects("in_progress_maintenances");
            if (!maintenances.isEmpty())
                report.state = worse(report.state, VendorState::maintenance);
            if (!incidents.isEmpty())
                report.state = worse(report.state, VendorState::degraded);
            addTitles(report, incidents, u"name"_s);
            addTitles(report, maintenances, u"name"_s);
        };
        if (pages.isEmpty()) {
            take(reader);
            return report;
        }
        for (const QJsonObject &page : std::as_const(pages)) {
            JsonReader one(page, u"subpages[].summary"_s);
            take(one);
            if (const auto ok = one.check(); !ok)
                reader.reject("subpages", u"a list of summaries"_s);
        }
        return report;
    });
}

Result<VendorReport> readRailway(const QByteArray &body)
{
    return readBody(body, [](JsonReader &reader) {
        static const QMap<QString, VendorState> known{{u"OPERATIONAL"_s, VendorState::operational},
            {u"UNDER_MAINTENANCE"_s, VendorState::maintenance}, {u"DEGRADED_PERFORMANCE"_s, VendorState::degraded},
            {u"PARTIAL_OUTAGE"_s, VendorState::degraded}, {u"MAJOR_OUTAGE"_s, VendorState::outage},
            {u"FULL_OUTAGE"_s, VendorState::outage}};
        VendorReport report;
        report.state = VendorState::operational;
        const QList<QJsonObject> incidents = reader.objects("activeIncidents");
        for (const QJsonObject &incident : incidents) {
            report.state = worse(report.state, VendorState::degraded);
            for (const QJsonValue &component : incident.value(u"components"_s).toArray())
                report.state =
                    worse(report.state, known.value(component[u"impact"_s].toString(), VendorState::unknown));
        }
        addTitles(report, incidents, u"title"_s);
        return report;
    });
}

Result<VendorReport> readSlack(const QByteArray &body)
{
    return readBody(body, [](JsonReader &reader) {
        static const QMap<QString, VendorState> known{{u"notice"_s, VendorState::degraded},
            {u"incident"_s, VendorState::degraded}, {u"outage"_s, VendorState::outage}};
        const QString word = reader.string("status");
        VendorReport report;
        report.state = word == u"ok" ? VendorState::operational : VendorState::unknown;
        const QList<QJsonObject> incidents = optionalObjects(reader, "active_incidents");
        if (word == u"active") {
            report.state = VendorState::degraded;
            for (const QJsonObject &incident : incidents)
                report.state =
                    worse(report.state, known.value(incident.value(u"type"_s).toString(), VendorState::unknown));
        } else if (word != u"ok") {
            report.why = u"It says “%1”, which is not known."_s.arg(shownMessage(word));
        }
        addTitles(report, incidents, u"title"_s);
        return report;
    });
}

Result<VendorReport> readAws(const QByteArray &body)
{
    const bool isUtf16 = body.startsWith("\xfe\xff") || body.startsWith("\xff\xfe");
    QStringDecoder decoder(isUtf16 ? QStringDecoder::Utf16 : QStringDecoder::Utf8);
    const QString text = decoder(body);
    if (decoder.hasError())
        return failure(ErrorCode::badReply, u"The text is in no known encoding."_s);
    const auto document = parseJsonText(text.toUtf8());
    if (!document)
        return failure(document.error());
    if (!document->isArray())
        return failure(ErrorCode::badReply, u"A list of events was expected."_s);
    VendorReport report;
    report.state = VendorState::operational;
    const QJsonArray events = document->array();
    for (const QJsonValue &event : events) {
        const QString status = event[u"status"_s].toVariant().toString(); // a text or a number
        if (status == u"0") // over
            continue;
        const bool isKnown = status == u"1" || status == u"2" || status == u"3";
        const VendorState state = !isKnown ? VendorState::unknown
            : status == u"3"               ? VendorState::outage
                                           : VendorState::degraded;
        report.state = worse(report.state, state);
        report.incidents << shownMessage(
            u"%1: %2"_s.arg(event[u"service"_s].toString(), event[u"summary"_s].toString()));
    }
    return report;
}

} // namespace holdfast::vendorstatus
