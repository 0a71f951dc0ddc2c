// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "interfaces/probes/prompts.h"
#include "kernel/time.h"
#include "workers/pool.h"

#include <memory>

namespace holdfast {

/// Standing connections watched by epoll(7). Two threads: one dials, one waits for the other sides to end; neither
/// sends a byte. What cannot be dialled, or was ended, is dialled again after `pause`.
class StandingConnections final : public Prompts {
public:
    struct Pace {
        Duration dialling{3000}; ///< how long one dial may take
        Duration pause{1000}; ///< before the next dial; doubled with every failure, up to a minute
    };
    explicit StandingConnections(Pace pace);
    StandingConnections();
    ~StandingConnections() override;

    void start(const QList<Endpoint> &endpoints, Sink sink) override;
    void stop() override;

private:
    class Work;
    Pace m_pace;
    std::shared_ptr<Work> m_work;
    std::unique_ptr<Pool> m_threads;
};

} // namespace holdfast
