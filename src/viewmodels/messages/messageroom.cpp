// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/messages/messageroom.h"

#include "viewmodels/words/wording.h"

#include <QPointer>

namespace holdfast {

MessageRoom::MessageRoom(Parts parts, QObject *parent)
    : QObject(parent)
    , m_parts(parts)
{
    connectRequests();
    connect(&m_parts.desk, &IncidentDesk::changed, this, &MessageRoom::refresh);
    m_tick.setInterval(std::chrono::seconds{1});
    connect(&m_tick, &QTimer::timeout, this, &MessageRoom::refresh);
    m_tick.start();
    refresh();
}

void MessageRoom::connectRequests()
{
    MessagesView &view = m_parts.view;
    connect(&view, &MessagesView::proposalWanted, this, &MessageRoom::propose);
    connect(&view, &MessagesView::draftWanted, this, [this](const QString &audience, const QString &text) {
        m_parts.messages.draft(audience, {}, text, thenTell(tr("Written. Nobody has it before it is approved.")));
    });
    connect(&view, &MessagesView::approveWanted, this, [this](const QString &message, const QString &digest) {
        m_parts.messages.approve(message, digest, thenTell(tr("Approved. It is on its way; see below.")));
    });
    connect(&view, &MessagesView::dropWanted, this, [this](const QString &message, const QString &reason) {
        m_parts.messages.drop(message, reason, thenTell(tr("Dropped.")));
    });
    connect(&view, &MessagesView::settleWanted, this,
        [this](const QString &message, const QString &channel, const QString &recipient, bool arrived,
            const QString &evidence) {
            m_parts.messages.settle(message, channel, recipient, arrived, evidence,
                thenTell(arrived ? tr("Noted: it arrived.") : tr("Noted: it did not arrive. It is sent again.")));
        });
}

void MessageRoom::propose(const QString &audience)
{
    if (!m_parts.desk.incident().isOpen())
        return;
    QString occasion;
    for (const CadenceDue &due : m_parts.messages.cadence()) {
        if (due.audience == audience)
            occasion = due.occasion;
    }
    m_parts.view.propose(audience, m_parts.messages.render(audience, occasion));
}

void MessageRoom::refresh()
{
    MessagesPicture picture{
        m_parts.clock.utc(), m_parts.plan.plan(), m_parts.desk.incident(), m_parts.messages.cadence(), {}};
    for (const Message &message : picture.incident.communications.messages) {
        if (const auto read = message.isDraft() ? m_parts.messages.read(message.id) : std::nullopt)
            picture.drafts.insert(message.id, *read);
    }
    m_parts.view.show(picture);
}

MessageDesk::Done MessageRoom::thenTell(const QString &good)
{
    return [self = QPointer(this), good](const Result<> &done) {
        if (self)
            self->m_parts.view.tell(
                done ? good : Wording::paragraph(done.error()), done ? Tone::normal : Tone::warning);
    };
}

} // namespace holdfast
