// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/plan/plan.h"

#include <QJsonObject>

namespace holdfast {

/// One test of one way to one person. That a provider took the message proves nothing: who says the code that stood in
/// it has read it.
struct ReachProof {
    QString role; ///< id
    QString person;
    QString channel; ///< `pager`, `sms`, `email`
    QString recipient;
    QString code; ///< six digits
    UtcTime sentAt;
    QString outcome{}; ///< as in DeliveryAnswered; empty: nothing was heard from the channel yet
    QString problem{};
    std::optional<UtcTime> answeredAt{}; ///< when the code was told

    [[nodiscard]] bool isSameWay(const ReachProof &other) const
    {
        return role == other.role && person == other.person && channel == other.channel && recipient == other.recipient;
    }
    friend bool operator==(const ReachProof &, const ReachProof &) = default;
};

/// The newest test of every way, and beside one that was not answered the newest that was. Pure functions.
class ReachBook {
public:
    ReachBook() = default;
    explicit ReachBook(QList<ReachProof> proofs)
        : m_proofs(std::move(proofs))
    { }
    /// What cannot be read is left out.
    [[nodiscard]] static ReachBook fromJson(const QJsonObject &json);
    [[nodiscard]] QJsonObject toJson() const;

    void add(const ReachProof &proof);
    /// The test with this code that is not answered yet and not older than a day; null: there is none.
    [[nodiscard]] const ReachProof *waiting(const QString &code, UtcTime now) const;
    void answer(const QString &code, UtcTime now);
    [[nodiscard]] const QList<ReachProof> &proofs() const { return m_proofs; }
    /// When this person last proved to read what is sent by this way.
    [[nodiscard]] std::optional<UtcTime> provenAt(
        const QString &role, const QString &person, const QString &channel) const;
    /// The newest test of it that is not answered; null: none, or it was answered since.
    [[nodiscard]] const ReachProof *open(const QString &role, const QString &person, const QString &channel) const;

private:
    QList<ReachProof> m_proofs; ///< the oldest first
};

/// The day (UTC) on which the first person of a role was last reached, by the plan's word or by a test; not valid:
/// never.
[[nodiscard]] QDate lastReached(const Contact &contact, const ReachBook &book);

/// What the person reads.
[[nodiscard]] QString reachText(const QString &service, const ReachProof &test, bool practice);

} // namespace holdfast
