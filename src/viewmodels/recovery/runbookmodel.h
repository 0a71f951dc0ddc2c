// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewmodels/centre/situation.h"
#include "viewmodels/words/rowsmodel.h"

namespace holdfast {

/// The steps of the run, grouped by phase; before the start, those of the runbook that would run.
class RunbookModel final : public RowsModel {
    Q_OBJECT

public:
    enum Column { stepColumn, columns };

    explicit RunbookModel(QObject *parent = nullptr);
    void show(const Situation &situation);

    [[nodiscard]] const QString &title() const { return m_title; }
    [[nodiscard]] const QString &useWhen() const { return m_useWhen; }
    [[nodiscard]] bool isStarted() const { return m_started; }
    /// An incident is open, it has a runbook and the run has not begun.
    [[nodiscard]] bool canStart() const { return m_canStart; }
    /// The plan has other runbooks, and none is being carried out.
    [[nodiscard]] bool canChoose() const { return m_canChoose; }
    /// Id and title of every runbook.
    [[nodiscard]] const QList<std::pair<QString, QString>> &choices() const { return m_choices; }
    [[nodiscard]] const QString &shownId() const { return m_shown; }
    /// The run has not ended.
    [[nodiscard]] bool canLeave() const { return m_canLeave; }

Q_SIGNALS:
    void titleChanged();

private:
    QString m_title;
    QString m_useWhen;
    bool m_started = false;
    bool m_canStart = false;
    bool m_canLeave = false;
    bool m_canChoose = false;
    QList<std::pair<QString, QString>> m_choices;
    QString m_shown;
};

/// The runbook of the run, or of the incident's scenario, or the plan's first one; null without any.
[[nodiscard]] const Runbook *shownRunbook(const Situation &situation);

} // namespace holdfast
