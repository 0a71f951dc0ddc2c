// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/logind/logindsleepdelay.h"
#include "app/process/logsink.h"
#include "app/process/processguard.h"
#include "app/process/translations.h"
#include "app/window/startingroom.h"
#include "app/window/windowhost.h"
#include "app/workspace.h"
#include "cli/arguments.h"
#include "cli/exitcode.h"
#include "cli/output.h"
#include "desktop/style/theme.h"
#include "viewmodels/centre/engineroom.h"
#include "viewmodels/health/healthroom.h"
#include "viewmodels/keys/keyroom.h"
#include "viewmodels/messages/messageroom.h"
#include "viewmodels/plan/planroom.h"
#include "viewmodels/plan/readinessroom.h"
#include "viewmodels/team/sharingroom.h"

#include <QApplication>
#include <QIcon>
#include <cstdio>

using namespace Qt::StringLiterals;

namespace {

using namespace holdfast;

const QList<OptionSpec> &desktopOptions()
{
    static const QList<OptionSpec> options{
        {u"plan"_s, u"DIR"_s, u"the plan folder"_s},
        {u"state"_s, u"DIR"_s, u"where the journal, reviews and the range's description are kept"_s},
        {u"profile"_s, u"NAME"_s, u"practice (default), or the name of an environment"_s},
        {u"range"_s, u"FILE"_s, u"the description of a running practice range"_s},
        {u"help"_s, {}, u"this text"_s},
        {u"version"_s, {}, u"the version"_s},
    };
    return options;
}

QString helpText()
{
    QString text = u"holdfast [OPTIONS]\n\nOptions:\n"_s;
    for (const OptionSpec &option : desktopOptions())
        text += u"  %1  %2\n"_s.arg((u"--"_s + option.name + u' ' + option.value).leftJustified(20), option.help);
    return text;
}

/// The window and what stands behind it: first the starting room, then the engine room.
class Desktop {
public:
    Desktop(const WorkspaceOptions &options, Redactor &redactor)
        : m_workspace(options, redactor)
        , m_place{loginName(), m_workspace.profile(), m_workspace.profile() == u"practice"_s, u"Neon"_s}
        , m_starting(m_place, m_workspace.clock().utc(), [this] { start(); })
    {
        m_workspace.onSaid([this](const QString &sentence) { m_starting.say(sentence); });
        m_host.showCentre(m_starting.centre());
        m_host.show();
        start();
    }

private:
    void start()
    {
        if (m_running)
            return;
        m_running = true;
        m_workspace.prepare(Need::plan, {}, [this](const Result<> &) {
            m_starting.showPlan(m_workspace.plans());
            if (!m_keys)
                m_keys = std::make_unique<KeyRoom>(m_workspace.keys(), m_starting.centre().keys);
            if (!m_plan)
                openPlanRoom(m_starting.centre());
            m_workspace.prepare(Need::world, {}, [this](const Result<> &ready) { enter(ready); });
        });
    }

    void openPlanRoom(CommandCentre &centre)
    {
        m_plan = std::make_unique<PlanRoom>(
            PlanRoom::Parts{m_workspace.plans(), m_workspace.planDesk(), centre.planEdit, centre.planChanges});
        m_workspace.plans().watch();
        QObject::connect(&m_workspace.plans(), &PlanShelf::changed, m_plan.get(), [this] {
            if (!m_room)
                m_starting.showPlan(m_workspace.plans());
        });
    }

    void enter(const Result<> &ready)
    {
        m_running = false;
        if (!ready)
            return m_starting.failed(ready.error());
        if (!m_workspace.hasWorld()) {
            m_workspace.plans().reload();
            return m_starting.showPlan(m_workspace.plans());
        }
        m_place.person = m_workspace.person();
        m_place.waysToPeople = m_workspace.messaging().outbox().channels().names(false);
        m_guard = std::make_unique<SleepGuard>(m_sleep, m_workspace.executor(), m_workspace.desk());
        m_room = std::make_unique<EngineRoom>(
            EngineRoom::Parts{m_workspace.plans(), m_workspace.desk(), m_workspace.incidents(), m_workspace.executor(),
                m_workspace.monitor(), m_workspace.reviews(), m_workspace.clock(), m_place, &m_workspace.approvals(),
                &m_workspace.sight(), m_guard.get(), &m_workspace.reach(), m_workspace.teamLink()});
        m_sharing = std::make_unique<SharingRoom>(
            SharingRoom::Parts{m_workspace.team(), m_workspace.teamLink(), m_workspace.desk(), m_room->centre()});
        m_keys = std::make_unique<KeyRoom>(m_workspace.keys(), m_room->centre().keys);
        m_health = std::make_unique<HealthRoom>(HealthRoom::Parts{m_workspace.plans(), m_workspace.monitor(),
            m_workspace.sight(), m_workspace.watching().alarms(), m_workspace.watching().history(), m_workspace.clock(),
            m_room->centre().watching});
        m_messages = std::make_unique<MessageRoom>(MessageRoom::Parts{m_workspace.messages(), m_workspace.desk(),
            m_workspace.plans(), m_workspace.clock(), m_room->centre().messages});
        m_readiness = std::make_unique<ReadinessRoom>(
            ReadinessRoom::Parts{m_workspace.readiness(), m_workspace.desk(), m_room->centre().readiness});
        m_room->centre().planEdit.continueFrom(m_starting.centre().planEdit);
        openPlanRoom(m_room->centre());
        m_host.showCentre(m_room->centre());
        m_workspace.sight().start();
        m_workspace.messaging().startCalling();
        m_workspace.monitor().start();
        m_room->openNewest();
    }

    Workspace m_workspace;
    Desk m_place;
    StartingRoom m_starting;
    LogindSleepDelay m_sleep;
    std::unique_ptr<SleepGuard> m_guard;
    std::unique_ptr<EngineRoom> m_room;
    std::unique_ptr<KeyRoom> m_keys; ///< of the room that is shown
    std::unique_ptr<HealthRoom> m_health;
    std::unique_ptr<MessageRoom> m_messages;
    std::unique_ptr<ReadinessRoom> m_readiness;
    std::unique_ptr<SharingRoom> m_sharing;
    std::unique_ptr<PlanRoom> m_plan; ///< of the room that is shown
    WindowHost m_host; // goes first: it looks into the rooms
    bool m_running = false;
};

int run(const Arguments &arguments)
{
    Redactor redactor;
    installLogSink(&redactor);
    int code = 0;
    {
        const Interruptions interruptions([] { QCoreApplication::quit(); });
        const Desktop desktop({arguments.value(u"plan"_s), arguments.value(u"state"_s), arguments.value(u"profile"_s),
                                  arguments.value(u"range"_s)},
            redactor);
        code = QCoreApplication::exec();
    }
    installLogSink(nullptr);
    return code;
}

} // namespace

int main(int argc, char **argv)
{
    guardProcess();
    QApplication application(argc, argv);
    QCoreApplication::setApplicationName(u"holdfast"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(HF_VERSION));
    QGuiApplication::setApplicationDisplayName(u"Holdfast"_s);
    QGuiApplication::setDesktopFileName(u"holdfast"_s);
    QGuiApplication::setWindowIcon(QIcon(u":/icons/holdfast.svg"_s));
    const auto arguments = parseArguments(QCoreApplication::arguments().mid(1), desktopOptions());
    const auto fits =
        arguments ? checkArguments(*arguments, {}, desktopOptions()) : Result<>{failure(arguments.error())};
    if (!fits) {
        Output(false).error(fits.error());
        return int(ExitCode::usage);
    }
    if (arguments->has(u"help"_s) || arguments->has(u"version"_s)) {
        const QString text =
            arguments->has(u"help"_s) ? helpText() : u"holdfast "_s + QStringLiteral(HF_VERSION) + u'\n';
        std::fputs(text.toUtf8().constData(), stdout);
        return 0;
    }
    loadTranslations(application);
    theme::dress(application, theme::Appearance::system);
    return run(*arguments);
}
