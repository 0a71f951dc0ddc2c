// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/monitoring/monitor.h"
#include "interfaces/probes/samplehistory.h"

#include <QHash>
#include <QObject>
#include <QTimer>

namespace holdfast {

/// Joins what the probes say into runs and hands them to the history every few seconds. Main thread.
class HistoryKeeper : public QObject {
    Q_OBJECT

public:
    using Read = std::function<void(const Result<QList<SampleRun>> &)>;

    HistoryKeeper(Monitor &monitor, SampleHistory &history, const Clock &clock, QObject *parent = nullptr);
    /// What was seen so far is kept.
    ~HistoryKeeper() override;

    /// The runs of one probe up to now, also those that were not handed over yet.
    void read(const HistoryQuery &query, Read done);
    void keepNow();
    /// Why what is seen cannot be kept; nothing when it can.
    [[nodiscard]] const std::optional<Error> &trouble() const { return m_trouble; }

Q_SIGNALS:
    void troubleChanged();

private:
    void take(const Sample &sample);
    void forgetOld();

    Monitor &m_monitor;
    SampleHistory &m_history;
    const Clock &m_clock;
    QHash<QString, SampleRun> m_running; ///< by probe
    QHash<QString, SampleRun> m_changed; ///< to be kept, by probe and beginning
    QTimer m_timer;
    std::optional<Error> m_trouble;
    UtcTime m_forgotAt;
};

} // namespace holdfast
