// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace.h"

#include "app/doctor.h"
#include "app/dryrun.h"
#include "app/messages/reachablechannels.h"
#include "app/plan/planimport.h"
#include "workers/deliver.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTimeZone>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace holdfast {

namespace {

QDate today(const Clock &clock)
{
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(clock.utc().time_since_epoch());
    return QDateTime::fromSecsSinceEpoch(seconds.count(), QTimeZone::utc()).date();
}

constexpr Duration closingBound = 2s;

Error noEnvironment(const QString &profile, const Plan &plan)
{
    QStringList known{u"practice"_s};
    for (const Environment &environment : plan.environments)
        known << environment.id;
    return {ErrorCode::notFound, u"The plan has no environment “%1”."_s.arg(profile), {},
        u"Use --profile with one of: %1."_s.arg(known.join(u", "_s)), {}, {}, false};
}

} // namespace

Workspace::Workspace(const WorkspaceOptions &options, Redactor &redactor)
    : m_options(withUsualPlaces(options))
    , m_redactor(redactor)
    , m_settings(u"%1/settings/%2"_s.arg(m_options.stateFolder, m_options.profile))
    , m_evidence(m_documents, m_options.stateFolder + u"/evidence"_s)
    , m_dumps(m_options.stateFolder + u"/backups"_s)
    , m_fileCopies(m_options.stateFolder + u"/file-copies"_s)
    , m_planFiles({actionKinds(), checkKinds()}, [this] { return today(m_clock); })
    , m_planWriter(m_planFiles, m_documents)
    , m_team(m_options.stateFolder, m_clock)
    , m_work(u"work"_s, 2)
    , m_approvals(std::make_shared<PersonFiles>(configFolder()), m_work, m_clock)
    , m_audits(m_documents, m_work)
    , m_probing(u"probing"_s, 4)
    , m_effects(u"effects"_s, 4)
{ }

Workspace::~Workspace()
{
    m_stop.request_stop();
    m_drills.reset();
    m_backups.reset();
    m_executor.reset();
    m_watching.reset();
    m_messaging.reset();
    if (m_world)
        m_world->monitor().stop();
    m_keeper.reset();
    m_keys.reset();
    for (const auto &transport : {&m_transport, &m_realTransport}) {
        if (*transport)
            (*transport)->stop(closingBound);
    }
    // What still runs uses the world; then it is left to the end of the process rather than pulled from under it.
    const bool effectsEnded = m_effects.stop(closingBound);
    const bool probingEnded = m_probing.stop(closingBound);
    m_work.stop(closingBound);
    if (!effectsEnded || !probingEnded)
        static_cast<void>(m_world.release());
    m_readiness.reset();
    m_desk.reset();
    m_shelf.reset();
    if (effectsEnded) {
        m_team.close();
        return;
    }
    // A step that still runs asks the team before it acts, and the team's threads write the journal.
    m_team.abandon();
    static_cast<void>(m_journal.release());
}

void Workspace::onSaid(std::function<void(const QString &)> listener) { m_said = std::move(listener); }

void Workspace::prepare(Need need, const QString &person, Done<> done)
{
    // Always later, so that callers need not care whether anything had to be waited for.
    QTimer::singleShot(0, this, [this, need, person, done = std::move(done)] {
        if (need == Need::nothing)
            return done({});
        openPlan();
        if (need == Need::plan)
            return done({});
        const bool isKnown = isPractice(m_options) || !m_plans->plan() || environment();
        if (need == Need::world && !isKnown)
            return done(failure(noEnvironment(m_options.profile, *m_plans->plan())));
        openJournal([this, need, person, done](const Result<> &opened) {
            if (!opened || need == Need::journal)
                return done(opened);
            openWorld(person, done);
        });
    });
}

void Workspace::openPlan()
{
    if (m_plans)
        return;
    m_plans = std::make_unique<PlanShelf>(m_planFiles, m_options.planFolder);
    m_plans->reload();
}

PlanDesk &Workspace::planDesk()
{
    openPlan();
    if (m_planDesk)
        return *m_planDesk;
    m_approved = std::make_unique<ApprovedCopy>(
        m_options.stateFolder + u"/approved-plan"_s, m_planFiles, m_approvals, m_documents);
    m_approved->keep(*m_plans);
    // Before anybody else hears of the change, so that whoever shows differences finds the newest.
    connect(m_plans.get(), &PlanShelf::changed, this, [this] { m_approved->keep(*m_plans); });
    m_planDesk = std::make_unique<PlanDesk>(
        *m_plans, m_planWriter, m_work, PlanDesk::Places{builtInPlan(), ownPlan()}, m_approved.get());
    return *m_planDesk;
}

void Workspace::openWorld(const QString &person, Done<> done)
{
    if (m_world || !m_plans->plan()) // without a plan there is nothing to look at, and the commands say so
        return done({});
    if (!isPractice(m_options))
        return openEnvironment(person, std::move(done));
    keeper().start([this, person, done = std::move(done)](const Result<RangeDescription> &range) {
        if (!range)
            return done(failure(range.error()));
        buildWorld(connectionsOf(*range), messagePlacesOf(*range), *m_transport, person);
        done({});
    });
}

const Environment *Workspace::environment() const
{
    return m_plans->plan() ? m_plans->plan()->environment(m_options.profile) : nullptr;
}

HttpConfig Workspace::httpConfig(HostAllowList hosts)
{
    if (!m_exchanges)
        m_exchanges = std::make_unique<ExchangeFiles>(m_options.stateFolder + u"/evidence/exchanges"_s);
    HttpConfig config{std::move(hosts)};
    config.providers = providerPolicies();
    config.log = m_exchanges.get();
    return config;
}

Transport &Workspace::realTransport(const Environment &environment)
{
    if (!m_realTransport)
        m_realTransport = std::make_unique<HttpTransport>(httpConfig(hostsOf(environment, *m_plans->plan())));
    return *m_realTransport;
}

KeyDesk &Workspace::keys()
{
    if (!m_keys) {
        m_keychain = std::make_unique<KeychainStore>(m_options.stateFolder + u"/secrets.json"_s, m_clock, loginName());
        openPlan();
        // In practice no key is tried: nothing outside this machine is asked.
        if (!isPractice(m_options) && environment())
            m_checks = KeyChecks(*environment(), realTransport(*environment()), m_clock);
        m_keys = std::make_unique<KeyDesk>(*m_keychain, m_redactor, m_work, m_checks.all());
    }
    return *m_keys;
}

void Workspace::buildWorld(const Connections &connections, const MessagePlaces &places, Transport &transport,
    const QString &person, const QMap<QString, Connections> &elsewhere)
{
    m_world = std::make_unique<World>(connections, *m_plans->plan(), transport,
        World::Looking{m_probing, m_planFiles, m_evidence, m_dumps, m_fileCopies,
            isPractice(m_options) ? QList<WitnessSpec>{} : m_plans->plan()->witnesses,
            reachableChannels(places, transport), m_options.profile, elsewhere},
        m_clock, m_redactor);
    m_executor = std::make_unique<StepExecutor>(
        *m_desk, m_world->catalogue(), m_effects, m_clock, leases(), person.isEmpty() ? this->person() : person);
    m_executor->setActingRule([this](const Incident &incident, const RunbookStep &step) {
        const bool limited = needsApprovedPlan(incident, m_options.profile);
        const QString missing = limited ? m_approvals.missing(*m_plans, incident) : QString();
        return mayAct(incident, step, {m_options.profile, missing}, m_clock.utc());
    });
    m_backups = std::make_unique<BackupDesk>(m_world->backups(), m_effects);
    m_messaging = std::make_unique<Messaging>(places,
        Messaging::Parts{transport, *m_desk, *m_plans, leases(), m_effects, m_clock,
            person.isEmpty() ? this->person() : person, m_settings, isPractice(m_options),
            !connections.statuspage.deliverNotifications});
    m_watching = std::make_unique<Watching>(Watching::Parts{m_world->monitor(), *m_plans, *m_desk, m_clock,
        this->person(), m_settings, m_options.stateFolder, m_options.profile});
    m_readiness = std::make_unique<ReadinessDesk>(ReadinessDesk::Parts{*m_plans, m_world->monitor(), *m_shelf,
        *m_backups, m_messaging->reach(), keys(), m_clock, isPractice(m_options), [this](const auto &done) {
            examine([done](const QList<Examination> &found) { done(readinessChecks(found)); });
        }});
}

void Workspace::alert(
    const QString &subject, const QString &text, std::function<void(const QList<AlertOutcome> &)> done)
{
    alertHouse(
        m_messaging->outbox().channels(), m_effects, m_world->plan(), m_clock, subject, text, this, std::move(done));
}

DrillConductor &Workspace::drills()
{
    if (!m_drills) {
        m_drills = std::make_unique<DrillConductor>(DrillConductor::Parts{m_world->plan(), *m_desk, *m_executor,
            m_world->monitor(), *m_reviews, m_world->practice(), m_work, m_clock, reviewFolder()});
    }
    return *m_drills;
}

void Workspace::dryRun(const Runbook &runbook, const QString &title, Done<QList<DryStep>> done)
{
    const Incident incident = rehearsalIncident(runbook, title, m_clock.now());
    deliver(m_effects.run([runbook, incident, &catalogue = m_world->catalogue(), stop = m_stop.get_token()] {
        return Result<QList<DryStep>>{dryRunOf(runbook, incident, catalogue, stop)};
    }),
        this, done);
}

void Workspace::verifyJournal(const QString &file, Done<JournalVerdict> done)
{
    const QString path = file.isEmpty() ? journalFile() : file;
    if (!QFileInfo(path).isFile()) {
        return done(failure(
            ErrorCode::notFound, u"There is no journal %1."_s.arg(path), {}, u"The first incident makes one."_s));
    }
    const auto journal = std::make_shared<SqliteJournal>(path, JournalMode::readOnly);
    deliver(journal->verify(), this,
        [journal, done = std::move(done)](const Result<JournalVerdict> &verdict) { done(verdict); });
}

Result<ImportReport> Workspace::importPlan(const QString &file, const QString &folder)
{
    return importPlanFolder(file, folder, builtInPlan(), m_planFiles, m_documents);
}

RangeKeeper &Workspace::keeper()
{
    if (!m_keeper) {
        m_transport = std::make_unique<HttpTransport>(httpConfig(HostAllowList::loopbackOnly()));
        m_keeper = std::make_unique<RangeKeeper>(*m_transport, m_options.stateFolder, m_options.rangeFile);
        connect(m_keeper.get(), &RangeKeeper::said, this, [this](const QString &sentence) {
            if (m_said)
                m_said(sentence);
        });
    }
    return *m_keeper;
}

RangeState Workspace::stateOf(const RangeDescription &range) const
{
    return {true, range.pid, range.control.toString(), range.app.toString(), m_keeper->file()};
}

void Workspace::startRange(Done<RangeState> done)
{
    keeper().start([this, done = std::move(done)](const Result<RangeDescription> &range) {
        done(range ? Result<RangeState>{stateOf(*range)} : failure(range.error()));
    });
}

void Workspace::stopRange(Done<RangeState> done)
{
    keeper().stop([this, done = std::move(done)](const Result<RangeDescription> &range) {
        const bool absent = !range && range.error().code == ErrorCode::notFound;
        if (!range && !absent)
            return done(failure(range.error()));
        done(RangeState{false, 0, {}, {}, m_keeper->file()});
    });
}

void Workspace::rangeState(Done<RangeState> done)
{
    keeper().find([this, done = std::move(done)](const Result<RangeDescription> &range) {
        if (range)
            return done(stateOf(*range));
        if (range.error().code == ErrorCode::notFound)
            return done(RangeState{false, 0, {}, {}, m_keeper->file()});
        done(failure(range.error()));
    });
}

void Workspace::examine(std::function<void(const QList<Examination> &)> done)
{
    openPlan();
    rangeState([this, done = std::move(done)](const Result<RangeState> &range) {
        verifyJournal({}, [this, range, done](const Result<JournalVerdict> &journal) {
            const QList<Examination> rest{examinePlan(m_plans->check(m_options.planFolder), m_options.planFolder),
                examineJournal(journal, journalFile()), examineRange(range)};
            const auto look = [options = m_options, rest] { return examineMachine(options) + rest; };
            deliver(m_work.run(look), this, done);
        });
    });
}

QString Workspace::journalFile() const { return m_options.stateFolder + u"/journal.db"_s; }

QString Workspace::reviewFolder() const { return m_options.stateFolder + u"/reviews"_s; }

} // namespace holdfast
