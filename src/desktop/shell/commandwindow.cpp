// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/shell/commandwindow.h"

#include "desktop/board/commandpage.h"
#include "desktop/clocks/clockspage.h"
#include "desktop/common/noticestrip.h"
#include "desktop/health/healthpage.h"
#include "desktop/keys/keyspage.h"
#include "desktop/messages/messagespage.h"
#include "desktop/plan/escalationpage.h"
#include "desktop/plan/planpage.h"
#include "desktop/record/reviewpage.h"
#include "desktop/record/timelinepage.h"
#include "desktop/recovery/recoverypage.h"
#include "desktop/shell/headerstrip.h"
#include "desktop/shell/rail.h"
#include "desktop/shell/worldframe.h"
#include "desktop/style/icons.h"
#include "desktop/team/sharingsheet.h"
#include "desktop/team/teampage.h"

#include <QApplication>
#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QScrollArea>
#include <QShortcut>
#include <QStackedWidget>

namespace holdfast {

CommandWindow::CommandWindow(CommandCentre &centre, QWidget *parent)
    : QWidget(parent)
    , m_centre(centre)
    , m_frame(new WorldFrame(this))
    , m_rail(new Rail(m_frame))
    , m_header(new HeaderStrip(m_frame))
    , m_notice(new NoticeStrip(m_frame))
    , m_pages(new QStackedWidget(m_frame))
    , m_announcer(new QLabel(m_frame))
    , m_systemDark(theme::isDark(QApplication::palette()))
{
    setWindowIcon(icons::programIcon());
    setMinimumSize(640, 400);
    resize(1366, 768);
    layOut();
    addPages();
    addShortcuts();
    connect(m_rail, &Rail::pageChosen, this, [this](int page) { showPage(Page(page)); });
    connect(m_rail, &Rail::appearanceChosen, this, &CommandWindow::setAppearance);
    connect(&centre.header, &IncidentHeader::changed, this, &CommandWindow::showHeader);
    connect(&centre, &CommandCentre::noticed, m_notice, &NoticeStrip::show);
    connect(&centre, &CommandCentre::pageWanted, this, &CommandWindow::showPage);
    connect(&centre, &CommandCentre::declareWanted, this, &CommandWindow::openDeclaration);
    connect(&centre, &CommandCentre::sharingWanted, this, &CommandWindow::openSharing);
    // A label whose name changes is the one thing that every screen reader of today hears by itself.
    connect(&centre, &CommandCentre::announced, m_announcer, &QLabel::setAccessibleName);
    qApp->installEventFilter(this);
    showHeader();
    showPage(Page::command);
}

bool CommandWindow::eventFilter(QObject *watched, QEvent *event)
{
    // Letters in a list of choices look for an entry there, as in a text they are letters.
    const auto *key = event->type() == QEvent::ShortcutOverride ? static_cast<QKeyEvent *>(event) : nullptr;
    const bool isLetter =
        key && !(key->modifiers() & ~Qt::ShiftModifier) && key->text().size() == 1 && key->text().front().isPrint();
    if (isLetter && qobject_cast<QComboBox *>(watched)) {
        event->accept();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void CommandWindow::layOut()
{
    auto *whole = new QHBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(m_frame);
    auto *row = new QHBoxLayout(m_frame);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    auto *column = new QVBoxLayout;
    column->setSpacing(0);
    column->addWidget(m_header);
    column->addWidget(m_notice);
    column->addWidget(m_pages, 1);
    row->addWidget(m_rail);
    row->addLayout(column, 1);
    m_announcer->setTextFormat(Qt::PlainText);
    m_announcer->setGeometry(0, 0, 1, 1);
}

void CommandWindow::addPages()
{
    m_command = new CommandPage(m_centre);
    m_timeline = new TimelinePage(m_centre);
    m_recovery = new RecoveryPage(m_centre);
    m_team = new TeamPage(m_centre);
    m_messages = new MessagesPage(m_centre.messages);
    // In the order of Page. Where there is not enough room a page scrolls; nothing is ever cut off.
    for (QWidget *page : {static_cast<QWidget *>(m_command), static_cast<QWidget *>(m_recovery),
             static_cast<QWidget *>(new ClocksPage(m_centre)), static_cast<QWidget *>(m_timeline),
             static_cast<QWidget *>(m_team), static_cast<QWidget *>(new EscalationPage(m_centre)),
             static_cast<QWidget *>(new PlanPage(m_centre)), static_cast<QWidget *>(new ReviewPage(m_centre)),
             static_cast<QWidget *>(new KeysPage(m_centre.keys)),
             static_cast<QWidget *>(new HealthPage(m_centre.watching)), static_cast<QWidget *>(m_messages)}) {
        auto *scroll = new QScrollArea;
        scroll->setWidgetResizable(true);
        scroll->setFrameShape(QFrame::NoFrame);
        scroll->setFocusPolicy(Qt::NoFocus);
        scroll->setWidget(page);
        m_pages->addWidget(scroll);
    }
}

void CommandWindow::addShortcut(const QList<QKeySequence> &keys, const QString &does, const std::function<void()> &act)
{
    for (const QKeySequence &one : keys) {
        auto *shortcut = new QShortcut(one, this);
        shortcut->setAutoRepeat(false);
        connect(shortcut, &QShortcut::activated, this, act);
    }
    m_keys.append({keys, does});
}

void CommandWindow::addShortcuts()
{
    addShortcut({Qt::Key_F1, Qt::Key_Question}, tr("This sheet"), [this] { openKeySheet(); });
    addShortcut(
        {Qt::Key_D, Qt::CTRL | Qt::SHIFT | Qt::Key_D}, tr("Declare an incident"), [this] { openDeclaration(); });
    addShortcut({Qt::Key_N, Qt::CTRL | Qt::Key_N, Qt::Key_J}, tr("Note something"), [this] { openNote(); });
    addTeamShortcuts();
    addShortcut({Qt::Key_U}, tr("Write the next message"), [this] {
        showPage(Page::messages);
        m_messages->nextDraft();
    });
    addShortcut({Qt::Key_R}, tr("Go to the recovery"), [this] { showPage(Page::recovery); });
    addShortcut({Qt::Key_X}, tr("Stop waiting for the step under way"), [this] {
        showPage(Page::recovery);
        m_recovery->offerStop();
    });
    addShortcut({Qt::Key_V}, tr("Look at everything now"), [this] { m_centre.commands().lookNow(); });
    for (int page = 0; page < m_pages->count(); ++page)
        addShortcut({Rail::keysOf(Page(page))}, tr("Page “%1”").arg(m_rail->wordOf(Page(page))),
            [this, page] { showPage(Page(page)); });
}

void CommandWindow::addTeamShortcuts()
{
    struct Place {
        Qt::Key key;
        QString does;
        void (TeamPage::*go)();
    };
    for (const Place &place : {Place{Qt::Key_C, tr("Who has which role"), &TeamPage::focusRoles},
             Place{Qt::Key_A, tr("Give somebody a task"), &TeamPage::focusTask},
             Place{Qt::Key_P, tr("Put a decision to the team"), &TeamPage::focusDecision},
             Place{Qt::Key_T, tr("Put something on the list of what is left to do"), &TeamPage::focusTodo}})
        addShortcut({place.key}, place.does, [this, go = place.go] {
            showPage(Page::team);
            (m_team->*go)();
        });
}

void CommandWindow::openKeySheet()
{
    if (!findChild<KeySheet *>())
        (new KeySheet(m_keys, this))->show();
}

void CommandWindow::openSharing()
{
    if (!findChild<SharingSheet *>())
        (new SharingSheet(m_centre.sharing, this))->show();
}

void CommandWindow::showPage(Page page)
{
    m_pages->setCurrentIndex(int(page));
    m_rail->setPage(int(page));
    Q_EMIT m_centre.pageShown(m_rail->wordOf(page));
    // The keyboard begins where the page does its work, not on the rail.
    auto *shown = qobject_cast<PageWidget *>(qobject_cast<QScrollArea *>(m_pages->currentWidget())->widget());
    if (QWidget *start = shown->start())
        start->setFocus(Qt::TabFocusReason);
    else
        m_rail->focusPage();
}

void CommandWindow::showHeader()
{
    const IncidentHeader::Face &face = m_centre.header.face();
    m_header->show(face);
    m_frame->setWorld(face.world, face.worldWord);
    setWindowTitle(m_centre.header.windowTitle());
}

void CommandWindow::openDeclaration()
{
    if (!m_centre.declaration.canDeclare())
        return;
    showPage(Page::command);
    m_command->openDeclaration();
}

void CommandWindow::openNote()
{
    showPage(Page::timeline);
    m_timeline->focusNote();
}

void CommandWindow::setAppearance(theme::Appearance appearance)
{
    using theme::Appearance;
    theme::recolour(*qApp, appearance == Appearance::dark || (appearance == Appearance::system && m_systemDark));
}

} // namespace holdfast
