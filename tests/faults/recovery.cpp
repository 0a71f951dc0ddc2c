// SPDX-License-Identifier: GPL-3.0-or-later
#include "faults/recovery.h"

#include <QDir>
#include <QFile>
#include <csignal>

namespace holdfast::test {

using namespace Qt::StringLiterals;

void Recovery::use(const QString &planFolder, const QStringList &confirmations)
{
    m_plan = planFolder;
    m_confirmations = confirmations;
}

void Recovery::follow(const QString &runbook, const QString &scenario, const QStringList &confirmations)
{
    m_runbook = runbook;
    m_scenario = scenario;
    m_confirmations = confirmations;
}

bool Recovery::begin(const QString &disaster)
{
    if (!disaster.isEmpty()) {
        const int struck = m_practice.command(u"/_range/disaster"_s, {{u"name"_s, disaster}});
        if (struck != 200)
            return false;
    }
    m_firstCall = m_practice.calls().size();
    const ProgramRun declared = m_practice.ctl(withPlan(
        {u"incident"_s, u"declare"_s, u"--scenario"_s, m_scenario, u"--title"_s, u"Fault rehearsal"_s, u"--drill"_s}));
    m_incident = declared.json().value(u"incident").toString();
    return !m_incident.isEmpty();
}

QString Recovery::arm(const QString &route, const QString &kind, const QString &when, QJsonObject more)
{
    const bool isNeon = route == u"createProjectBranch"_s;
    if (!more.contains(u"provider"_s))
        more.insert(u"provider"_s, isNeon ? u"neon"_s : u"railway"_s);
    more.insert(u"route"_s, route);
    more.insert(u"kind"_s, kind);
    more.insert(u"when"_s, when);
    if (!more.contains(u"times"_s))
        more.insert(u"times"_s, 1);
    const QJsonDocument answer = m_practice.post(u"/_range/fault"_s, more);
    return answer.object().value(u"id").toString();
}

bool Recovery::release(const QString &fault)
{
    return m_practice.command(u"/_range/release"_s, {{u"id"_s, fault}}) == 200;
}

void Recovery::disarm() { m_practice.erase(u"/_range/fault"_s); }

QStringList Recovery::withPlan(const QStringList &arguments) const
{
    return m_plan.isEmpty() ? arguments : QStringList{u"--plan"_s, m_plan} + arguments;
}

QStringList Recovery::arguments(const QString &verb) const
{
    QStringList list{u"runbook"_s, verb};
    if (verb == u"run"_s)
        list << m_runbook;
    list << u"--incident"_s << m_incident;
    for (const QString &answer : m_answers)
        list << u"--answer"_s << answer;
    for (const QString &step : m_confirmations)
        list << u"--confirm"_s << step;
    return withPlan(list);
}

void Recovery::launch()
{
    const QStringList first{u"--state"_s, m_practice.folder(), u"--json"_s};
    m_program.start(QStringLiteral(HF_BIN_DIR) + u"/holdfastctl"_s, first + arguments(u"run"_s));
    m_program.waitForStarted();
}

void Recovery::kill()
{
    ::kill(pid_t(m_program.processId()), SIGKILL);
    m_program.waitForFinished();
}

ProgramRun Recovery::resume() { return m_practice.ctl(arguments(u"resume"_s)); }

ProgramRun Recovery::finish()
{
    ProgramRun run;
    if (m_program.waitForFinished(60000))
        run.exitCode = m_program.exitCode();
    run.out = m_program.readAllStandardOutput();
    run.err = m_program.readAllStandardError();
    return run;
}

int Recovery::deliveries(const QString &route) const
{
    int count = 0;
    const QJsonArray calls = m_practice.calls();
    for (const QJsonValue &call : calls) {
        if (call[u"n"].toInteger() > m_firstCall && call[u"route"].toString() == route)
            ++count;
    }
    return count;
}

int Recovery::effects(const QString &route) const
{
    int count = 0;
    const QJsonArray calls = m_practice.calls();
    for (const QJsonValue &call : calls) {
        if (call[u"n"].toInteger() > m_firstCall && call[u"route"].toString() == route && call[u"effect"].toBool())
            ++count;
    }
    return count;
}

QList<QJsonObject> Recovery::events() const
{
    QList<QJsonObject> events;
    const QByteArray lines = m_practice.ctl({u"journal"_s, u"export"_s}).out;
    const QJsonObject whole = QJsonDocument::fromJson(lines).object();
    const QJsonArray array = whole.value(u"events").toArray();
    for (const QJsonValue &event : array) {
        if (event[u"incident"].toString() == m_incident)
            events << event.toObject();
    }
    return events;
}

int Recovery::intents(const QString &step) const
{
    int count = 0;
    for (const QJsonObject &event : events()) {
        if (event.value(u"kind").toString() == u"step-intended"_s && event[u"body"][u"step"].toString() == step)
            ++count;
    }
    return count;
}

QJsonValue Recovery::fact(const QString &step, const QString &name) const
{
    QJsonValue found;
    for (const QJsonObject &event : events()) {
        if (event.value(u"kind").toString() == u"step-observed"_s && event[u"body"][u"step"].toString() == step)
            found = event[u"body"][u"facts"][name];
    }
    return found;
}

QJsonObject Recovery::step(const QString &id) const
{
    const QJsonObject shown = m_practice.ctl(withPlan({u"incident"_s, u"show"_s, m_incident})).json();
    const QJsonArray steps = shown.value(u"steps").toArray();
    for (const QJsonValue &one : steps) {
        if (one[u"step"].toString() == id)
            return one.toObject();
    }
    return {};
}

bool copyPlanWithAShortTail(const QString &folder)
{
    const QDir from(QStringLiteral(HF_SOURCE_DIR) + u"/resources/plan"_s);
    const QDir to(folder);
    if (!to.mkpath(u"runbooks"_s) || !QFile::copy(from.filePath(u"plan.yaml"_s), to.filePath(u"plan.yaml"_s)))
        return false;
    for (const QString &name : QDir(from.filePath(u"runbooks"_s)).entryList(QDir::Files)) {
        QFile original(from.filePath(u"runbooks/"_s + name));
        QFile copy(to.filePath(u"runbooks/"_s + name));
        if (!original.open(QIODevice::ReadOnly) || !copy.open(QIODevice::WriteOnly))
            return false;
        copy.write(original.readAll().replace("tail: 60s", "tail: 2s"));
    }
    return true;
}

} // namespace holdfast::test
