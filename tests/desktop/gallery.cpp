// SPDX-License-Identifier: GPL-3.0-or-later

// Saves a picture of every page at every stage of a made-up incident, so that somebody can look at them:
//     desktop_gallery FOLDER [--dark] [--big] [--page N] [STAGE…]
// QT_SCALE_FACTOR=2 gives the pictures for dense screens.

#include "desktop/shell/commandwindow.h"
#include "viewmodels/sample.h"
#include "viewmodels/samplehealth.h"
#include "viewmodels/samplemessages.h"

#include <QApplication>
#include <QDir>
#include <QTabWidget>

using namespace holdfast;
using namespace Qt::StringLiterals;

namespace {

void settle()
{
    for (int turn = 0; turn < 6; ++turn)
        QCoreApplication::processEvents();
}

void shoot(CommandWindow &window, Page page, const QString &path)
{
    window.showPage(page);
    settle();
    window.grab().save(path);
}

/// A real incident whose plan nobody has signed.
void shootBarred(const QString &folder)
{
    test::RecordedCommands commands;
    CommandCentre centre(commands);
    Situation situation = test::situationAt(test::Stage::confirm);
    situation.desk.practice = false;
    situation.incident.drill = false;
    situation.signing = ApprovalVerdict{};
    situation.barred = Error{ErrorCode::refused, {}, u"Not signed: drills only."_s, {}, {}, {}, false};
    centre.show(situation);
    CommandWindow window(centre);
    window.resize(1366, 768);
    window.show();
    shoot(window, Page::recovery, folder + u"/barred-recovery.png"_s);
    shoot(window, Page::plan, folder + u"/barred-plan.png"_s);
}

/// The editor with something wrong in its first field.
void shootEditor(CommandWindow &window, PlanEditView &editor, const QString &place, const QString &path)
{
    window.showPage(Page::plan);
    window.findChild<QTabWidget *>(u"tabs"_s)->setCurrentIndex(1);
    editor.choose(place);
    editor.type(0, QString());
    settle();
    window.grab().save(path);
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    QStringList arguments = QCoreApplication::arguments().mid(1);
    const bool dark = arguments.removeAll(u"--dark"_s) > 0;
    if (arguments.removeAll(u"--big"_s) > 0) {
        QFont font = application.font();
        font.setPointSizeF(15);
        application.setFont(font);
    }
    theme::dress(application, dark ? theme::Appearance::dark : theme::Appearance::light);
    const QString folder = arguments.isEmpty() ? QDir::currentPath() : arguments.takeFirst();
    QDir().mkpath(folder);
    if (arguments.isEmpty() || arguments.contains(u"barred"_s))
        shootBarred(folder);
    const QStringList pages{u"command"_s, u"recovery"_s, u"clocks"_s, u"timeline"_s, u"team"_s, u"escalation"_s,
        u"plan"_s, u"review"_s, u"keys"_s, u"health"_s, u"messages"_s};
    for (const auto &[stage, name] : test::allStages()) {
        if (!arguments.isEmpty() && !arguments.contains(name))
            continue;
        test::RecordedCommands commands;
        CommandCentre centre(commands);
        const Situation situation = test::situationAt(stage);
        centre.show(situation.incident.isOpen() ? test::withTeam(situation) : situation);
        centre.call.choose(u"1/technical-lead"_s);
        test::showSampleKeys(centre.keys);
        test::showSampleHealth(centre.watching, situation);
        centre.messages.show(test::messagesOf(situation));
        centre.messages.chooseAudience(u"customers"_s);
        centre.planEdit.show(test::samplePlanState());
        centre.planChanges.show(test::olderPlan(), test::samplePlanState().plan, PlanChangesModel::Against::start);
        centre.planEdit.choose(u"contacts/technical-lead"_s);
        CommandWindow window(centre);
        window.resize(1366, 768);
        window.show();
        for (int page = 0; page < pages.size(); ++page)
            shoot(window, Page(page), u"%1/%2-%3.png"_s.arg(folder, name, pages[page]));
        for (const QString &place : {u"contacts/technical-lead"_s, u"components/application"_s,
                 u"templates/outage-external"_s, u"drills/database_failure"_s})
            shootEditor(
                window, centre.planEdit, place, u"%1/%2-plan-%3.png"_s.arg(folder, name, place.section(u'/', 0, 0)));
        window.findChild<QTabWidget *>(u"tabs"_s)->setCurrentIndex(2);
        settle();
        window.grab().save(u"%1/%2-plan-differences.png"_s.arg(folder, name));
        if (centre.declaration.canDeclare()) {
            centre.perform(DueAction::declare);
            settle();
            window.grab().save(u"%1/%2-declaring.png"_s.arg(folder, name));
        }
    }
    return 0;
}
