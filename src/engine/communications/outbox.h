// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/incidents/incidentdesk.h"
#include "interfaces/journal.h"
#include "interfaces/messages/messagechannel.h"
#include "workers/pool.h"

#include <QObject>
#include <QSet>
#include <QTimer>
#include <memory>
#include <stop_token>
#include <vector>

namespace holdfast {

/// The ways to people in one environment, by what they may carry.
struct Channels {
    std::vector<std::unique_ptr<InternalChannel>> internal;
    std::vector<std::unique_ptr<PublicChannel>> open;

    [[nodiscard]] QStringList names(bool isPublic) const;
    [[nodiscard]] InternalChannel *internalNamed(const QString &name) const; ///< null: it is not set up here
};

/// Delivers what was approved, each delivery once: it is recorded before the first byte leaves, and what ends without
/// an answer is looked up at the other side before anything is sent again. What nobody can tell stays unknown until a
/// person decides. Of several programs on one journal one delivers. Main thread; sending happens on the effects pool.
class Outbox : public QObject {
    Q_OBJECT

public:
    struct Parts {
        IncidentDesk &desk;
        RunLeases &leases;
        Channels &channels;
        Pool &effects;
        const Clock &clock;
        /// By which ways the audience of a message is reached when one has refused; none: there is no other.
        std::function<QList<Route>(const Message &, const QString &refusedBy)> alternatives{};
    };
    explicit Outbox(Parts parts, QObject *parent = nullptr);
    ~Outbox() override;

    /// Deliveries that are under way or still to be made; what is unknown waits for a person.
    [[nodiscard]] int pending() const;
    /// Deliveries of which nobody can tell whether they went out.
    [[nodiscard]] int unknown() const;
    /// Nothing is to be made or under way, and what is unknown was looked up: only a person can say more.
    [[nodiscard]] bool isSettled() const;
    [[nodiscard]] const Channels &channels() const { return m_parts.channels; }

Q_SIGNALS:
    /// isSettled() has become true, or a look-up has ended without an answer.
    void settled();

private:
    struct Key {
        QString message;
        QString channel;
        QString recipient;
        [[nodiscard]] QString text() const { return message + u'\n' + channel + u'\n' + recipient; }
    };
    void pump();
    [[nodiscard]] bool holdsLease();
    void goOn(const Message &message, const Delivery &delivery);
    void begin(const Key &key, int attempt);
    void send(const Key &key);
    void lookUp(const Key &key);
    void readBack(const Message &message);
    void takeAnswer(const Key &key, int attempt, const SendOutcome &outcome);
    void takeFound(const Key &key, int attempt, const FoundMessage &found);
    void offerAlternative(const Key &key, const QString &problem);
    void record(const EventBody &body, const QString &release);
    /// The same for every attempt: where a message is recognised by it, sent twice it is one.
    [[nodiscard]] QString markerFor(const Key &key) const;
    /// Asks the channel of the delivery on the effects pool; `ask` is called with the channel and the envelope.
    template <class Answer, class Ask> [[nodiscard]] std::optional<QFuture<Answer>> onChannel(const Key &key, Ask ask);

    Parts m_parts;
    std::shared_ptr<RunLease> m_lease;
    IncidentId m_leased;
    QSet<QString> m_busy; ///< deliveries that this program is at
    QSet<QString> m_lookedUp; ///< without an answer
    QSet<QString> m_begun; ///< intents that this program wrote itself: it knows that nothing was sent before them
    QMap<QString, UtcTime> m_notBefore; ///< postponed ones
    QTimer m_again;
    std::stop_source m_stop;
};

} // namespace holdfast
