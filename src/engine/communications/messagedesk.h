// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/communication/cadence.h"
#include "domain/communication/languagelint.h"
#include "domain/communication/render.h"
#include "engine/communications/outbox.h"
#include "engine/plan/planshelf.h"

namespace holdfast {

/// A draft as a person reads it before approving it.
struct ReadDraft {
    Message message;
    QStringList changedFacts; ///< that say something else now than in the text
    QList<LanguageFinding> findings;
    QList<Route> routes; ///< by which it would go
};

/// Makes drafts from the plan's templates and from facts, and approves them. Main thread.
class MessageDesk : public QObject {
    Q_OBJECT

public:
    struct Parts {
        IncidentDesk &desk;
        PlanShelf &plan;
        Outbox &outbox;
        const Clock &clock;
        QString person;
    };
    using Done = IncidentDesk::Done;

    explicit MessageDesk(Parts parts, QObject *parent = nullptr);

    /// What the template says now; ErrorCode::notFound where the plan has no such audience or text.
    [[nodiscard]] Result<RenderedText> render(const QString &audience, const QString &occasion) const;
    /// Drafts the template, or the given text in its place. An empty `occasion`: what is due.
    void draft(const QString &audience, const QString &occasion, const QString &text, Done done);
    /// Nothing: there is no such message.
    [[nodiscard]] std::optional<ReadDraft> read(const QString &message) const;
    /// Approves exactly this text and sends it. What the language lint blocks is refused.
    void approve(const QString &message, const QString &digest, Done done);
    void drop(const QString &message, const QString &reason, Done done);
    void settle(const QString &message, const QString &channel, const QString &recipient, bool arrived,
        const QString &evidence, Done done);
    [[nodiscard]] QList<CadenceDue> cadence() const;
    [[nodiscard]] const Outbox &outbox() const { return m_parts.outbox; }
    /// Other ways to the audience of a message, after one has refused.
    [[nodiscard]] QList<Route> alternatives(const Message &message, const QString &refusedBy) const;

private:
    [[nodiscard]] const Audience *audience(const QString &id) const;
    /// The channels that may be used now: while a breach is investigated neither chat nor mail of the house.
    [[nodiscard]] QStringList open(bool isPublic) const;
    [[nodiscard]] QList<Route> nextWayTo(const Message &call) const;

    Parts m_parts;
};

} // namespace holdfast
