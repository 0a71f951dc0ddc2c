// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/shell/rail.h"

#include "desktop/shell/railbutton.h"

#include <QActionGroup>
#include <QButtonGroup>
#include <QMenu>
#include <QPainter>
#include <QVBoxLayout>

namespace holdfast {

using namespace Qt::StringLiterals;

Rail::Rail(QWidget *parent)
    : QFrame(parent)
    , m_group(new QButtonGroup(this))
    , m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins(theme::space1, theme::space2, theme::space1, theme::space2);
    m_column->setSpacing(theme::space1);
    addPages();
    m_column->addStretch(1);
    addAppearance();
    setPage(0);
    connect(m_group, &QButtonGroup::idClicked, this, &Rail::pageChosen);
}

QString Rail::wordOf(Page page) const { return m_buttons.value(int(page))->text(); }

QKeySequence Rail::keysOf(Page page)
{
    if (page == Page::messages)
        return QKeySequence(Qt::CTRL | Qt::Key_U);
    const int number = (int(page) + 1) % 10;
    return QKeySequence(Qt::CTRL | Qt::Key(Qt::Key_0 + number));
}

void Rail::addPages()
{
    struct Entry {
        Page page;
        QString icon;
        QString word;
    };
    // As a commander goes through them; the keys keep the order of Page.
    const QList<Entry> entries{{Page::command, u"command"_s, tr("Command")}, {Page::health, u"health"_s, tr("Health")},
        {Page::recovery, u"recovery"_s, tr("Recovery")}, {Page::clocks, u"clocks"_s, tr("Clocks")},
        {Page::timeline, u"timeline"_s, tr("Timeline")}, {Page::team, u"team"_s, tr("Team")},
        {Page::escalation, u"escalation"_s, tr("Escalation")}, {Page::messages, u"messages"_s, tr("Messages")},
        {Page::plan, u"plan"_s, tr("Plan")}, {Page::review, u"review"_s, tr("Review")},
        {Page::keys, u"keys"_s, tr("Keys")}};
    for (const Entry &entry : entries) {
        auto *button = new RailButton(entry.icon, entry.word, this);
        button->setCheckable(true);
        button->setToolTip(tr("%1 (%2)").arg(entry.word, keysOf(entry.page).toString(QKeySequence::NativeText)));
        m_group->addButton(button, int(entry.page));
        m_column->addWidget(button);
        m_buttons.insert(int(entry.page), button);
    }
}

void Rail::addAppearance()
{
    auto *button = new RailButton(u"appearance"_s, tr("View"), this);
    m_column->addWidget(button);
    auto *menu = new QMenu(this);
    auto *group = new QActionGroup(menu);
    using theme::Appearance;
    const QList<std::pair<Appearance, QString>> choices{
        {Appearance::system, tr("Like the desktop")}, {Appearance::light, tr("Light")}, {Appearance::dark, tr("Dark")}};
    for (const auto &[appearance, word] : choices) {
        QAction *action = menu->addAction(word);
        action->setCheckable(true);
        action->setChecked(appearance == Appearance::system);
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, chosen = appearance] { Q_EMIT appearanceChosen(chosen); });
    }
    connect(button, &QAbstractButton::clicked, menu,
        [menu, button] { menu->popup(button->mapToGlobal(QPoint(button->width(), 0))); });
}

void Rail::setPage(int page)
{
    m_buttons[page]->setChecked(true);
    // Tab stops at the page that is shown; the arrow keys move among the others.
    for (RailButton *button : std::as_const(m_buttons))
        button->setFocusPolicy(button->isChecked() ? Qt::TabFocus : Qt::NoFocus);
}

void Rail::focusPage() { m_group->checkedButton()->setFocus(Qt::TabFocusReason); }

void Rail::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), palette().color(QPalette::Base));
    painter.fillRect(QRect(width() - 1, 0, 1, height()), theme::line(palette()));
}

} // namespace holdfast
