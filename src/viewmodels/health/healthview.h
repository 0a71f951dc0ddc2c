// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewmodels/health/healthmodels.h"
#include "viewmodels/health/historycurve.h"

namespace holdfast {

/// The page of health: alarms and what was done about them, every probe, and what a chosen one saw. It is shown
/// pictures and hands requests on.
class HealthView final : public QObject {
    Q_OBJECT

public:
    explicit HealthView(QObject *parent = nullptr);

    void show(const HealthPicture &picture);
    void showHistory(const HistoryQuery &query, const Result<QList<SampleRun>> &runs);
    /// What came of the last request; stays until the next one.
    void tell(const QString &outcome, Tone tone);

    /// "1 alarm needs somebody." and what is held back.
    [[nodiscard]] Cell headline() const { return m_headline; }
    /// Whether this laptop can see at all.
    [[nodiscard]] Cell sight() const { return m_sight; }
    /// "First PostgreSQL Database at 01:41:51, then Application Services 1.8 s later"; empty while nothing failed.
    [[nodiscard]] const QString &firstOut() const { return m_firstOut; }
    /// The scenarios that fit, each with what speaks for and against it.
    [[nodiscard]] const QString &suggestions() const { return m_suggestions; }
    [[nodiscard]] Cell outcome() const { return m_outcome; }

    void chooseAlarm(const QString &component);
    [[nodiscard]] bool canAcknowledge() const;
    [[nodiscard]] bool canShelve() const;
    [[nodiscard]] bool canUnshelve() const;
    void acknowledge() { Q_EMIT acknowledgeWanted(m_alarm); }
    void shelve(Duration length, const QString &reason) { Q_EMIT shelveWanted(m_alarm, length, reason); }
    void unshelve() { Q_EMIT unshelveWanted(m_alarm); }

    void chooseProbe(const QString &key);
    void chooseSpan(Duration span);
    /// Asks anew for what the chosen probe saw.
    void askHistory();
    [[nodiscard]] QString historyTitle() const;
    [[nodiscard]] const HistoryCurve &curve() const { return m_curve; }
    [[nodiscard]] const QString &historyTrouble() const { return m_historyTrouble; }

    AlarmsModel alarms;
    ProbesModel probes;
    HistoryModel history;

Q_SIGNALS:
    void changed();
    void historyChanged();
    void acknowledgeWanted(const holdfast::ComponentId &component);
    void shelveWanted(const holdfast::ComponentId &component, holdfast::Duration length, const QString &reason);
    void unshelveWanted(const holdfast::ComponentId &component);
    void historyWanted(const holdfast::HistoryQuery &query);

private:
    [[nodiscard]] const Alarm *alarm() const;
    [[nodiscard]] const ProbeState *probe() const;
    [[nodiscard]] Cell headlineOf() const;
    [[nodiscard]] Cell sightOf() const;
    [[nodiscard]] QString firstOutOf() const;
    [[nodiscard]] QString suggestionsOf() const;
    [[nodiscard]] QString reasonsOf(const QList<Suggestion::Reason> &reasons) const;

    HealthPicture m_picture;
    Cell m_headline;
    Cell m_sight;
    QString m_firstOut;
    QString m_suggestions;
    Cell m_outcome;
    ComponentId m_alarm;
    QString m_probe;
    Duration m_span{std::chrono::hours{1}};
    HistoryCurve m_curve;
    QString m_historyTrouble;
};

} // namespace holdfast
