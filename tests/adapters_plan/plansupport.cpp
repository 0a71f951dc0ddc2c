// SPDX-License-Identifier: GPL-3.0-or-later
#include "plansupport.h"

#include <QDir>
#include <QFile>
#include <QTest>

using namespace Qt::StringLiterals;

namespace holdfast::test {

QString defaultPlanFolder() { return QStringLiteral(HF_SOURCE_DIR "/resources/plan"); }

QByteArray defaultPlanFile(const QString &name)
{
    QFile file(defaultPlanFolder() + u'/' + name);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s cannot be opened", qUtf8Printable(file.fileName()));
    return file.readAll();
}

QMap<QString, QByteArray> defaultRunbooks()
{
    QMap<QString, QByteArray> files;
    for (const QString &name : QDir(defaultPlanFolder() + u"/runbooks"_s).entryList({u"*.yaml"_s}, QDir::Files))
        files.insert(u"runbooks/"_s + name, defaultPlanFile(u"runbooks/"_s + name));
    return files;
}

QByteArray smallPlan()
{
    return R"(format: 1
name: Small
version: 1.0
owner: Ann
approver: Ben
service:
  name: Shop
  database: shop
  ownerRole: owner
  applicationRole: app
  databaseVariable: DATABASE_URL
  maintenanceTable: settings
  maintenanceKey: maintenance
  heartbeatTable: heartbeat
  tables:
    - name: sales
      key: id
components:
  - id: database
    name: Database
    impact: critical
    priority: P1
    rto: 1h
    rpo: 15m
    probe:
      kind: postgres
      interval: 2s
  - id: shop
    name: Shop
    impact: high
    priority: P2
    rto: 2h
    dependsOn: [database]
scenarios:
  - id: loss
    title: Loss
    symptom: Nothing works.
    components: [database]
    runbook: restore
contacts:
  - role: lead
    title: Lead
    primary: Ann
    phone: +44 7700 900001
escalation:
  - level: 1
    title: First
    after: 0m
    until: 30m
    roles:
      - lead
      - role: lead
        onlyIf: data-breach
integrity:
  - id: some
    title: There are some
    sql: select 0
    expected: 0
...
)";
}

QByteArray smallRunbook()
{
    return R"(id: restore
title: Restore
useWhen: Use it when all is lost.
steps:
  - id: look
    title: Look
    purpose: To know.
    phase: First
    action: test.look
    confirmation: none
    undo: Nothing to undo.
    checks:
      - kind: test.seen
        title: Seen
        inputs:
          what: ${steps.look.what}
  - id: act
    title: Act
    purpose: To mend.
    phase: Second
    action: test.act
    questions:
      - name: point
        kind: restore-point
        title: From when?
        suggestion: ${steps.look.what}
    inputs:
      at: ${answers.point}
      count: 3
      sure: true
      version: 1.10
    confirmation: typed
    typedTarget: ${steps.look.what}
    undo: Undone by hand.
    timeLimit: 5m
    checks:
      - kind: test.seen
        title: Seen again
...
)";
}

QByteArray changed(const QByteArray &text, const QByteArray &from, const QByteArray &to)
{
    if (text.count(from) != 1)
        qFatal("“%s” occurs %d times", from.constData(), int(text.count(from)));
    QByteArray result = text;
    return result.replace(from, to);
}

PlanReading readBoth(const QByteArray &plan, const QByteArray &runbook)
{
    const PlanFiles files({{u"test.look"_s, u"test.act"_s}, {u"test.seen"_s}});
    return files.readContents({{u"plan.yaml"_s, plan}, {u"runbooks/restore.yaml"_s, runbook}});
}

QString listed(const PlanReading &reading)
{
    QStringList lines;
    for (const Finding &finding : reading.findings)
        lines.append(formatFinding(finding));
    return lines.join(u'\n');
}

bool found(const PlanReading &reading, const QString &file, const QString &wanted)
{
    QStringList places;
    for (const Finding &finding : reading.findings) {
        const QString place = u"%1:%2 %3"_s.arg(finding.line).arg(finding.column).arg(finding.rule);
        places.append(finding.file == file ? place : finding.file + u':' + place);
    }
    const QString all = places.join(u", "_s);
    if (all == wanted)
        return true;
    qWarning("wanted %s, found %s\n%s", qUtf8Printable(wanted), qUtf8Printable(all), qUtf8Printable(listed(reading)));
    return false;
}

} // namespace holdfast::test
