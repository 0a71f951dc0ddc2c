// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "interfaces/probes/witness.h"
#include "kernel/clock.h"
#include "workers/pool.h"

#include <QObject>
#include <QTimer>
#include <functional>
#include <memory>
#include <vector>

namespace holdfast {

/// Asks the witnesses, all at once, every few seconds and whenever a probe failed by the network: "we are blind" must
/// be known before "they are down" is said. Main thread.
class SightKeeper : public QObject {
    Q_OBJECT

public:
    SightKeeper(
        std::vector<std::unique_ptr<Witness>> witnesses, Pool &probing, const Clock &clock, QObject *parent = nullptr);
    ~SightKeeper() override;

    /// Begins to ask regularly.
    void start();
    void stop() { m_timer.stop(); }
    void lookNow();
    /// Calls `then` with a sight that was gained after now; at once where there are no witnesses.
    void whenLooked(std::function<void(const Sight &)> then);

    [[nodiscard]] const Sight &sight() const { return m_sight; }
    /// Since when it is so; nothing before the first vote.
    [[nodiscard]] std::optional<UtcTime> since() const { return m_since; }
    [[nodiscard]] const QList<WitnessVote> &votes() const { return m_votes; }

Q_SIGNALS:
    void changed();

private:
    struct Asked {
        std::unique_ptr<Witness> witness;
        bool busy = false; ///< still at an earlier question: it is not asked again, and its silence counts
        std::optional<WitnessVote> vote; ///< in this round
    };
    void take(Asked &asked, const WitnessVote &vote);
    /// Ends the round when enough is known, or when `late`.
    void settle(bool late);
    void tell(const Sight &sight);

    std::vector<Asked> m_asked;
    Pool &m_probing;
    const Clock &m_clock;
    QTimer m_timer;
    QTimer m_roundEnd;
    Sight m_sight;
    std::optional<UtcTime> m_since;
    QList<WitnessVote> m_votes;
    std::vector<std::function<void(const Sight &)>> m_waiting; ///< for the round that runs
    std::vector<std::function<void(const Sight &)>> m_next; ///< for the round after it
    std::stop_source m_stop;
    bool m_looking = false;
};

} // namespace holdfast
