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

void Rail::addPages()
{
    const QList<std::pair<QString, QString>> pages{{u"command"_s, tr("Command")}, {u"recovery"_s, tr("Recovery")},
        {u"clocks"_s, tr("Clocks")}, {u"timeline"_s, tr("Timeline")}, {u"team"_s, tr("Team")},
        {u"escalation"_s, tr("Escalation")}, {u"plan"_s, tr("Plan")}, {u"review"_s, tr("Review")},
        {u"keys"_s, tr("Keys")}};
    for (const auto &[icon, word] : pages) {
        auto *button = new RailButton(icon, word, this);
        button->setCheckable(true);
        const int number = int(m_buttons.size());
        button->setToolTip(tr("%1 (Ctrl+%2)").arg(word).arg(number + 1));
        m_group->addButton(button, number);
        m_column->addWidget(button);
        m_buttons << button;
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
