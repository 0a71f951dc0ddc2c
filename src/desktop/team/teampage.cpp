// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/team/teampage.h"

#include "desktop/common/say.h"
#include "viewmodels/centre/commandcentre.h"

#include "ui_teampage.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QItemSelectionModel>

namespace holdfast {

namespace {

bool isFilled(const QLineEdit *line) { return !line->text().trimmed().isEmpty(); }

} // namespace

TeamPage::TeamPage(CommandCentre &centre, QWidget *parent)
    : PageWidget(parent)
    , m_ui(std::make_unique<Ui::TeamPage>())
    , m_centre(centre)
    , m_view(centre.team)
{
    m_ui->setupUi(this);
    setStart(m_ui->roles);
    connectRoles();
    connectTasks();
    connectDecisions();
    connectTodos();
    connect(&m_view, &TeamView::changed, this, &TeamPage::refresh);
    refresh();
}

TeamPage::~TeamPage() = default;

void TeamPage::focusRoles() { m_ui->roles->setFocus(Qt::ShortcutFocusReason); }
void TeamPage::focusTask() { m_ui->taskText->setFocus(Qt::ShortcutFocusReason); }
void TeamPage::focusDecision() { m_ui->decisionText->setFocus(Qt::ShortcutFocusReason); }
void TeamPage::focusTodo() { m_ui->todoText->setFocus(Qt::ShortcutFocusReason); }

QString TeamPage::chosen(const QAbstractItemView *view) const
{
    return view->currentIndex().data(RowsModel::keyRole).toString();
}

void TeamPage::ask(const TeamCommand &command, const QList<QLineEdit *> &used)
{
    m_centre.commands().team(command);
    for (QLineEdit *line : used)
        line->clear();
}

void TeamPage::watch(QAbstractItemView *view, const QList<QLineEdit *> &lines)
{
    connect(view->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &TeamPage::refresh);
    for (QLineEdit *line : lines)
        connect(line, &QLineEdit::textChanged, this, &TeamPage::refresh);
}

void TeamPage::connectRoles()
{
    m_ui->roles->setModel(&m_view.roles);
    m_ui->roles->setStretch(RolesModel::stateColumn);
    m_ui->roles->setFittedRows(8);
    m_ui->roles->setLeastRows(8);
    watch(m_ui->roles, {m_ui->offerTo, m_ui->roleWords});
    connect(m_ui->take, &QPushButton::clicked, this,
        [this] { ask(m_view.take(chosen(m_ui->roles), m_ui->roleWords->text()), {m_ui->roleWords}); });
    connect(m_ui->offer, &QPushButton::clicked, this, [this] {
        ask(m_view.offer(chosen(m_ui->roles), m_ui->offerTo->text(), m_ui->roleWords->text()),
            {m_ui->offerTo, m_ui->roleWords});
    });
    connect(m_ui->release, &QPushButton::clicked, this, [this] { ask(m_view.release(chosen(m_ui->roles)), {}); });
    connect(m_ui->openSharing, &QPushButton::clicked, this, [this] { Q_EMIT m_centre.sharingWanted(); });
    connect(m_ui->copyBriefing, &QPushButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(m_view.briefing());
        m_centre.tell(Notice{
            tr("The briefing is in the clipboard."), {}, tr("Paste it where the next commander reads."), Tone::normal});
    });
}

void TeamPage::connectTasks()
{
    m_ui->tasks->setModel(&m_view.tasks);
    m_ui->tasks->setStretch(TasksModel::taskColumn);
    m_ui->tasks->setFittedRows(4);
    m_ui->tasks->setLeastRows(3);
    watch(m_ui->tasks, {m_ui->taskText, m_ui->taskTo, m_ui->outcome});
    connect(m_ui->taskMinutes, &QSpinBox::valueChanged, this, &TeamPage::refresh);
    connect(m_ui->taskTo, &QLineEdit::returnPressed, m_ui->assign, &QPushButton::click);
    connect(m_ui->assign, &QPushButton::clicked, this, [this] {
        ask(m_view.assign(m_ui->taskText->text(), m_ui->taskTo->text(), m_ui->taskMinutes->value()),
            {m_ui->taskText, m_ui->taskTo});
    });
    connect(m_ui->understood, &QPushButton::clicked, this, [this] {
        ask(AcknowledgeTask{chosen(m_ui->tasks), {}}, {});
    });
    connect(m_ui->taskDone, &QPushButton::clicked, this, [this] {
        ask(EndTask{chosen(m_ui->tasks), true, m_ui->outcome->text()}, {m_ui->outcome});
    });
    connect(m_ui->taskDropped, &QPushButton::clicked, this, [this] {
        ask(EndTask{chosen(m_ui->tasks), false, m_ui->outcome->text()}, {m_ui->outcome});
    });
}

void TeamPage::connectDecisions()
{
    m_ui->decisions->setModel(&m_view.decisions);
    m_ui->decisions->setStretch(DecisionsModel::textColumn);
    m_ui->decisions->setFittedRows(3);
    m_ui->decisions->setLeastRows(2);
    watch(m_ui->decisions, {m_ui->decisionText, m_ui->decisionWords});
    connect(m_ui->decisionRisk, &QLineEdit::returnPressed, m_ui->propose, &QPushButton::click);
    connect(m_ui->propose, &QPushButton::clicked, this, [this] {
        ask(ProposeDecision{m_ui->decisionText->text(), m_ui->decisionRisk->text()},
            {m_ui->decisionText, m_ui->decisionRisk});
    });
    connect(m_ui->object, &QPushButton::clicked, this,
        [this] { ask(m_view.object(chosen(m_ui->decisions), m_ui->decisionWords->text()), {m_ui->decisionWords}); });
    connect(m_ui->proceed, &QPushButton::clicked, this, [this] {
        ask(SettleDecision{chosen(m_ui->decisions), true, m_ui->decisionWords->text()}, {m_ui->decisionWords});
    });
    connect(m_ui->drop, &QPushButton::clicked, this, [this] {
        ask(SettleDecision{chosen(m_ui->decisions), false, m_ui->decisionWords->text()}, {m_ui->decisionWords});
    });
}

void TeamPage::connectTodos()
{
    m_ui->todos->setModel(&m_view.todos);
    m_ui->todos->setStretch(TodosModel::textColumn);
    m_ui->todos->setFittedRows(2);
    m_ui->todos->setLeastRows(2);
    watch(m_ui->todos, {m_ui->todoText});
    connect(m_ui->todoText, &QLineEdit::returnPressed, m_ui->addTodo, &QPushButton::click);
    connect(
        m_ui->addTodo, &QPushButton::clicked, this, [this] { ask(AddTodo{m_ui->todoText->text()}, {m_ui->todoText}); });
    connect(m_ui->todoDone, &QPushButton::clicked, this, [this] { ask(FinishTodo{chosen(m_ui->todos)}, {}); });
}

void TeamPage::refresh()
{
    refreshRoles();
    refreshWork();
}

void TeamPage::refreshRoles()
{
    const QString role = chosen(m_ui->roles);
    const bool hasWords = isFilled(m_ui->roleWords);
    m_ui->offerTo->setEnabled(m_view.isOpen());
    m_ui->roleWords->setEnabled(m_view.isOpen());
    m_ui->take->setEnabled(m_view.canTake(role) && (hasWords || !m_view.needsReason(role)));
    m_ui->offer->setEnabled(m_view.canOffer(role) && isFilled(m_ui->offerTo));
    m_ui->release->setEnabled(m_view.canRelease(role));
    m_ui->copyBriefing->setEnabled(m_view.isDeclared());
}

void TeamPage::refreshWork()
{
    for (QWidget *widget : {static_cast<QWidget *>(m_ui->taskText), static_cast<QWidget *>(m_ui->taskTo),
             static_cast<QWidget *>(m_ui->taskMinutes), static_cast<QWidget *>(m_ui->outcome),
             static_cast<QWidget *>(m_ui->decisionText), static_cast<QWidget *>(m_ui->decisionRisk),
             static_cast<QWidget *>(m_ui->decisionWords)})
        widget->setEnabled(m_view.isOpen());
    const QString sentence =
        TeamView::sentence(m_ui->taskText->text(), m_ui->taskTo->text(), m_ui->taskMinutes->value());
    m_ui->sentence->setText(
        sentence.isEmpty() ? tr("Never “can someone”: one name, and when you come back.") : sentence);
    m_ui->assign->setEnabled(m_view.isOpen() && !sentence.isEmpty());
    const QString task = chosen(m_ui->tasks);
    const bool isTaskOpen = m_view.isTaskOpen(task);
    m_ui->understood->setEnabled(isTaskOpen && !m_view.isUnderstood(task));
    m_ui->taskDone->setEnabled(isTaskOpen);
    m_ui->taskDropped->setEnabled(isTaskOpen && isFilled(m_ui->outcome));
    const QString decision = chosen(m_ui->decisions);
    say(m_ui->decisionDetail, m_view.decisionDetail(decision));
    const bool isOpen = m_view.isDecisionOpen(decision);
    const bool hasWords = isFilled(m_ui->decisionWords);
    m_ui->propose->setEnabled(m_view.isOpen() && isFilled(m_ui->decisionText));
    m_ui->object->setEnabled(isOpen && hasWords);
    m_ui->proceed->setEnabled(isOpen && (hasWords || !m_view.hasObjection(decision)));
    m_ui->drop->setEnabled(isOpen && hasWords);
    m_ui->todoText->setEnabled(m_view.isDeclared());
    m_ui->addTodo->setEnabled(m_view.isDeclared() && isFilled(m_ui->todoText));
    m_ui->todoDone->setEnabled(m_view.isTodoOpen(chosen(m_ui->todos)));
}

} // namespace holdfast
