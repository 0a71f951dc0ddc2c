// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/common/pagewidget.h"
#include "domain/incident/decideteam.h"

#include <memory>

class QAbstractItemView;
class QLineEdit;

namespace holdfast {

class CommandCentre;
class TeamView;
namespace Ui {
class TeamPage;
}

/// Roles, tasks, decisions, and what is to be done afterwards.
class TeamPage final : public PageWidget {
    Q_OBJECT

public:
    explicit TeamPage(CommandCentre &centre, QWidget *parent = nullptr);
    ~TeamPage() override;

    void focusRoles();
    void focusTask();
    void focusDecision();
    void focusTodo();

private:
    void connectRoles();
    void connectTasks();
    void connectDecisions();
    void connectTodos();
    void watch(QAbstractItemView *view, const QList<QLineEdit *> &lines);
    void refresh();
    void refreshRoles();
    void refreshWork();
    /// Hands the request on and empties what was typed for it.
    void ask(const TeamCommand &command, const QList<QLineEdit *> &used);
    [[nodiscard]] QString chosen(const QAbstractItemView *view) const;

    std::unique_ptr<Ui::TeamPage> m_ui;
    CommandCentre &m_centre;
    TeamView &m_view;
};

} // namespace holdfast
