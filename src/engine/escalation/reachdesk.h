// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/escalation/reachproof.h"
#include "engine/communications/outbox.h"
#include "engine/plan/planshelf.h"
#include "interfaces/settings.h"

namespace holdfast {

/// Proves that people can be reached: sends each a message with a code by every way that is set up, and takes the code
/// as proof. Outside any incident; what is known outlives the program. Main thread.
class ReachDesk : public QObject {
    Q_OBJECT

public:
    struct Parts {
        PlanShelf &plan;
        Channels &channels;
        Pool &effects;
        const Clock &clock;
        Settings &settings;
        std::function<quint32()> random; ///< for the codes
        bool practice = true; ///< whatever is sent stays on this machine
    };
    explicit ReachDesk(Parts parts, QObject *parent = nullptr);

    [[nodiscard]] const ReachBook &book() const { return m_book; }
    /// The ways of one role to its people, or those of all roles.
    [[nodiscard]] QList<ReachProof> ways(const QString &role = {}) const;
    /// Sends to everybody of the role, or of all roles. `done` once every channel has said something: what was sent.
    /// ErrorCode::notFound: no such role. ErrorCode::refused: nobody of them has a way that is set up.
    void test(const QString &role, std::function<void(const Result<QList<ReachProof>> &)> done);
    /// Somebody told the code. ErrorCode::notFound: no test of the last day has it.
    [[nodiscard]] Result<ReachProof> confirm(const QString &code);

Q_SIGNALS:
    void changed();

private:
    [[nodiscard]] QString newCode() const;
    [[nodiscard]] Result<> keep();

    Parts m_parts;
    ReachBook m_book;
};

} // namespace holdfast
