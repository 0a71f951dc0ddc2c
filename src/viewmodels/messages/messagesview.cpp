// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/messages/messagesview.h"

#include "viewmodels/words/wording.h"

#include <algorithm>

namespace holdfast {

using namespace Qt::StringLiterals;

MessagesView::MessagesView(QObject *parent)
    : QObject(parent)
{ }

void MessagesView::show(const MessagesPicture &picture)
{
    const auto occasion = [this] { return due() && isOpen() ? due()->occasion : QString(); };
    const QString before = occasion();
    m_picture = picture;
    audiences.show(picture);
    deliveries.show(picture);
    if (m_audience.isEmpty() && !picture.cadence.isEmpty())
        chooseAudience(picture.cadence.first().audience);
    else if (occasion() != before)
        Q_EMIT proposalWanted(m_audience); // another text is next
    Q_EMIT changed();
}

void MessagesView::chooseAudience(const QString &id)
{
    if (id.isEmpty() || id == m_audience)
        return;
    m_audience = id;
    m_proposal.clear();
    m_proposalTrouble.clear();
    Q_EMIT audienceChanged();
    Q_EMIT proposalWanted(id);
}

void MessagesView::chooseMostPressing()
{
    const CadenceDue *first = nullptr;
    for (const CadenceDue &one : m_picture.cadence) {
        if (one.remaining && (!first || *one.remaining < *first->remaining))
            first = &one;
    }
    if (first)
        chooseAudience(first->audience);
}

void MessagesView::propose(const QString &audience, const Result<RenderedText> &text)
{
    if (audience != m_audience)
        return;
    m_proposal = text ? text->text : QString();
    m_proposalTrouble = !text ? Wording::paragraph(text.error())
        : text->missing.isEmpty()
        ? QString()
        : tr("Not known yet, so it cannot be sent like this: %1").arg(text->missing.join(u", "_s));
    Q_EMIT audienceChanged();
}

void MessagesView::tell(const QString &outcome, Tone tone)
{
    m_outcome = {outcome, tone, tone == Tone::normal ? Glyph::tick : Glyph::triangle};
    Q_EMIT changed();
}

const CadenceDue *MessagesView::due() const
{
    for (const CadenceDue &one : m_picture.cadence) {
        if (one.audience == m_audience)
            return &one;
    }
    return nullptr;
}

const ReadDraft *MessagesView::draft() const
{
    const CadenceDue *one = due();
    const auto found = one ? m_picture.drafts.constFind(one->draft) : m_picture.drafts.cend();
    return found == m_picture.drafts.cend() ? nullptr : &*found;
}

QString MessagesView::title() const
{
    const Audience *audience = m_picture.audience(m_audience);
    if (!audience)
        return {};
    const QString side = audience->side == Side::external ? tr("everybody may read it") : tr("stays in the house");
    return u"%1 · %2"_s.arg(audience->title, side);
}

QString MessagesView::doubts() const
{
    const ReadDraft *read = draft();
    if (!read)
        return {};
    QStringList lines;
    if (!read->changedFacts.isEmpty())
        lines << tr("Changed since it was written: %1. Write it anew.").arg(read->changedFacts.join(u", "_s));
    for (const LanguageFinding &finding : read->findings)
        lines << (finding.excerpt.isEmpty() ? finding.advice : tr("“%1”: %2").arg(finding.excerpt, finding.advice));
    if (read->routes.isEmpty())
        lines << tr("No way to this audience is set up here: tell them by hand.");
    return lines.join(u'\n');
}

bool MessagesView::isBlocked() const
{
    const ReadDraft *read = draft();
    return !read || read->routes.isEmpty()
        || std::any_of(read->findings.begin(), read->findings.end(),
            [](const LanguageFinding &finding) { return finding.blocks; });
}

void MessagesView::approve()
{
    if (const ReadDraft *read = draft())
        Q_EMIT approveWanted(read->message.id, read->message.digest);
}

void MessagesView::drop(const QString &reason)
{
    if (const ReadDraft *read = draft())
        Q_EMIT dropWanted(read->message.id, reason);
}

bool MessagesView::canSettle() const
{
    const QStringList parts = m_delivery.split(u'\n');
    const Message *message = m_picture.incident.communications.message(parts.value(0));
    const Delivery *delivery = message ? message->delivery(parts.value(1), parts.value(2)) : nullptr;
    return isOpen() && delivery && delivery->state == DeliveryState::unknown;
}

void MessagesView::settle(bool arrived, const QString &evidence)
{
    const QStringList parts = m_delivery.split(u'\n');
    Q_EMIT settleWanted(parts.value(0), parts.value(1), parts.value(2), arrived, evidence);
}

} // namespace holdfast
