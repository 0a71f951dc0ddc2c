// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewmodels/centre/assessment.h"

#include <QObject>

namespace holdfast {

/// What the probes know about the data itself: the newest commit and how far back the provider can go.
struct DatabaseFacts {
    Component component{};
    std::optional<UtcTime> newestCommit{};
    std::optional<UtcTime> historyStart{};
    std::optional<Duration> retention{};
    QString branch{};
    /// How far the database's clock is ahead of this computer's.
    std::optional<Duration> clockOffset{};
    bool live = false; ///< from the last look, not from the last good one
};
/// Of the first component whose probe gives them; nothing while none has.
[[nodiscard]] std::optional<DatabaseFacts> databaseFacts(const Situation &situation);

/// One measured value with its explanation.
struct Reading {
    QString caption{};
    QString value{};
    QString detail{};
    Tone tone = Tone::normal;
    bool measured = false;

    friend bool operator==(const Reading &, const Reading &) = default;
};

/// How much data would be lost now, and when the incident leaves the provider's history. Both measured, never assumed.
class DataAtRisk final : public QObject {
    Q_OBJECT

public:
    explicit DataAtRisk(QObject *parent = nullptr);
    void show(const Situation &situation, const Assessment &assessment);

    [[nodiscard]] const Reading &exposure() const { return m_exposure; }
    [[nodiscard]] const Reading &window() const { return m_window; }
    /// How far the database's clock is ahead of this computer's, as last measured.
    [[nodiscard]] std::optional<Duration> clockOffset() const { return m_clockOffset; }

Q_SIGNALS:
    void changed();

private:
    [[nodiscard]] Reading exposureOf(const DatabaseFacts &facts, UtcTime now) const;
    [[nodiscard]] Reading windowOf(
        const DatabaseFacts &facts, const QString &provider, const Assessment &assessment, UtcTime now) const;

    Reading m_exposure;
    Reading m_window;
    std::optional<Duration> m_clockOffset;
};

} // namespace holdfast
