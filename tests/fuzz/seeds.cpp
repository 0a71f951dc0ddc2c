// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz/seeds.h"

#include "bench/largeplan.h"
#include "domain/incident/eventjson.h"
#include "domain/simulation.h"
#include "fuzz/entries.h"

#include <QFile>
#include <QJsonDocument>
#include <QSet>

using namespace Qt::StringLiterals;

namespace holdfast::fuzz {

namespace {

/// A file of this project.
QByteArray part(const QString &name)
{
    QFile file(QStringLiteral(HF_SOURCE_DIR "/") + name);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s cannot be opened", qUtf8Printable(file.fileName()));
    return file.readAll();
}

/// One event of every kind.
QList<QByteArray> events()
{
    QList<QByteArray> lines;
    QSet<QString> kinds;
    for (unsigned seed = 1; seed < 200; ++seed) {
        test::Simulation simulation(seed);
        for (int step = 0; step < 160; ++step) {
            for (const Event &event : simulation.step()) {
                const QString kind = eventKind(event.body);
                if (kinds.contains(kind))
                    continue;
                kinds.insert(kind);
                lines << QJsonDocument(
                    QJsonObject{{u"kind"_s, kind}, {u"version"_s, 1}, {u"body"_s, bodyToJson(event.body)}})
                             .toJson(QJsonDocument::Compact);
            }
        }
    }
    return lines;
}

} // namespace

QList<Target> targets()
{
    return {{u"planFile"_s, &planFile, {bench::largePlan(2, true), part(u"resources/plan/plan.yaml"_s)}},
        {u"runbookFile"_s, &runbookFile,
            {bench::largeRunbook("a", 2), part(u"resources/plan/runbooks/database-loss.yaml"_s)}},
        {u"eventJson"_s, &eventJson, events()},
        {u"timeText"_s, &timeText,
            {"2026-11-23T01:41:49.999263Z", "2026-11-23 01:41:49+05:30", "1h30m", "250ms", "106751991167d", "0s"}},
        {u"document"_s, &document,
            {part(u"tests/adapters_plan_import/documents/notfallhandbuch.md"_s),
                part(u"tests/adapters_plan_import/documents/ticketing.md"_s)}}};
}

} // namespace holdfast::fuzz
