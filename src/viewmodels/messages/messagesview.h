// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewmodels/messages/messagemodels.h"

namespace holdfast {

/// The page of messages: who is due to hear, the text for the chosen audience, and how every delivery stands. It is
/// shown pictures and hands requests on.
class MessagesView final : public QObject {
    Q_OBJECT

public:
    explicit MessagesView(QObject *parent = nullptr);

    void show(const MessagesPicture &picture);
    /// What the plan's text says now for the chosen audience; shown until the person types another one.
    void propose(const QString &audience, const Result<RenderedText> &text);
    void tell(const QString &outcome, Tone tone);

    void chooseAudience(const QString &id);
    /// The audience that is most late, or soonest due: what the key for the next draft takes.
    void chooseMostPressing();
    [[nodiscard]] const QString &audience() const { return m_audience; }
    /// "Customers · public · by status-page"
    [[nodiscard]] QString title() const;
    [[nodiscard]] bool isOpen() const { return m_picture.incident.isOpen(); }
    /// The draft of the chosen audience that waits; null: none.
    [[nodiscard]] const ReadDraft *draft() const;
    /// The text to begin with, and why it is not complete; empty where the plan has none.
    [[nodiscard]] const QString &proposal() const { return m_proposal; }
    [[nodiscard]] const QString &proposalTrouble() const { return m_proposalTrouble; }
    /// What is doubtful in the draft, one line each; empty when nothing is.
    [[nodiscard]] QString doubts() const;
    [[nodiscard]] bool isBlocked() const;
    [[nodiscard]] Cell outcome() const { return m_outcome; }

    void makeDraft(const QString &text) { Q_EMIT draftWanted(m_audience, text); }
    void approve();
    void drop(const QString &reason);
    void chooseDelivery(const QString &key) { m_delivery = key; }
    /// The chosen delivery is one of which nobody knows whether it arrived.
    [[nodiscard]] bool canSettle() const;
    void settle(bool arrived, const QString &evidence);

    AudiencesModel audiences;
    DeliveriesModel deliveries;

Q_SIGNALS:
    void changed();
    void audienceChanged();
    void proposalWanted(const QString &audience);
    void draftWanted(const QString &audience, const QString &text);
    void approveWanted(const QString &message, const QString &digest);
    void dropWanted(const QString &message, const QString &reason);
    void settleWanted(const QString &message, const QString &channel, const QString &recipient, bool arrived,
        const QString &evidence);

private:
    [[nodiscard]] const CadenceDue *due() const;

    MessagesPicture m_picture;
    QString m_audience;
    QString m_proposal;
    QString m_proposalTrouble;
    QString m_delivery;
    Cell m_outcome;
};

} // namespace holdfast
