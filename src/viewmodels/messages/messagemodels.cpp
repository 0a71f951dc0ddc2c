// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/messages/messagemodels.h"

#include "viewmodels/words/wording.h"

namespace holdfast {

using namespace Qt::StringLiterals;

const Audience *MessagesPicture::audience(const QString &id) const
{
    for (const Audience &one : plan ? plan->audiences : QList<Audience>{}) {
        if (one.id == id)
            return plan->audiences.constData() + (&one - plan->audiences.constData());
    }
    return nullptr;
}

QString MessagesPicture::titleOf(const Message &message) const
{
    const Audience *found = audience(message.audience);
    return found ? found->title : message.audience;
}

AudiencesModel::AudiencesModel(QObject *parent)
    : RowsModel({tr("Audience"), tr("Side"), tr("Last told"), tr("Next word"), tr("Which text")}, parent)
{ }

QString AudiencesModel::occasionTitle(const QString &occasion)
{
    if (occasion == "outage"_L1)
        return tr("First word");
    if (occasion == "recovery"_L1)
        return tr("It is over");
    if (occasion == "escalation"_L1)
        return tr("Call");
    return tr("Update");
}

void AudiencesModel::show(const MessagesPicture &picture)
{
    QList<Row> rows;
    for (const CadenceDue &due : picture.cadence) {
        const Audience *audience = picture.audience(due.audience);
        if (!audience)
            continue;
        Cell next{tr("nothing due")};
        if (due.remaining && due.isLate()) {
            next = {tr("late by %1").arg(Wording::length(-*due.remaining)), Tone::warning, Glyph::triangle};
            next.strong = true;
        } else if (due.remaining) {
            next.text = tr("in %1").arg(Wording::length(*due.remaining));
        }
        if (!due.draft.isEmpty())
            next.below = tr("draft %1 waits for approval").arg(due.draft);
        const QString last = due.sinceLast ? tr("%1 ago").arg(Wording::length(*due.sinceLast)) : tr("not yet");
        rows << Row{due.audience,
            {Cell{audience->title}, Cell{audience->side == Side::external ? tr("public") : tr("internal")}, Cell{last},
                next, Cell{occasionTitle(due.occasion)}}};
    }
    setRows(std::move(rows));
}

DeliveriesModel::DeliveriesModel(QObject *parent)
    : RowsModel({tr("Message"), tr("To"), tr("By"), tr("State"), tr("Why")}, parent)
{ }

namespace {

Cell stateOf(const Delivery &delivery)
{
    switch (delivery.state) {
    case DeliveryState::queued:
        return {DeliveriesModel::tr("to be sent"), Tone::normal, Glyph::ring};
    case DeliveryState::intended:
        return {DeliveriesModel::tr("on its way"), Tone::normal, Glyph::ring};
    case DeliveryState::sent:
        return {DeliveriesModel::tr("sent"), Tone::normal, Glyph::tick};
    case DeliveryState::confirmed:
        return {DeliveriesModel::tr("confirmed"), Tone::normal, Glyph::tick};
    case DeliveryState::refused:
        return {DeliveriesModel::tr("refused"), Tone::warning, Glyph::triangle};
    case DeliveryState::unknown:
        break;
    }
    Cell unknown{DeliveriesModel::tr("unknown"), Tone::unknown, Glyph::hatch};
    unknown.hatched = true;
    return unknown;
}

} // namespace

void DeliveriesModel::show(const MessagesPicture &picture)
{
    QList<Row> rows;
    const QList<Message> &messages = picture.incident.communications.messages;
    for (auto message = messages.crbegin(); message != messages.crend(); ++message) {
        const QString what = u"%1 %2"_s.arg(message->id, AudiencesModel::occasionTitle(message->occasion));
        const Cell to{picture.titleOf(*message), Tone::normal, Glyph::none, message->text};
        if (message->deliveries.isEmpty()) {
            const bool isDropped = !message->dropped.isEmpty();
            rows << Row{message->id,
                {Cell{what}, to, Cell{tr("–")},
                    isDropped ? Cell{tr("dropped")} : Cell{tr("draft"), Tone::notice, Glyph::query},
                    Cell{isDropped ? message->dropped : tr("waits for the commander's approval")}}};
        }
        for (const Delivery &delivery : message->deliveries) {
            const QString way =
                delivery.recipient.isEmpty() ? delivery.channel : u"%1 %2"_s.arg(delivery.channel, delivery.recipient);
            QString why = delivery.problem.isEmpty() ? delivery.reason : delivery.problem;
            if (message->seenPubliclyAt && delivery.hasArrived() && delivery.channel == "status-page"_L1)
                why = tr("publicly visible since %1").arg(formatTimeOfDay(message->seenPubliclyAt->utc));
            rows << Row{message->id + u'\n' + delivery.channel + u'\n' + delivery.recipient,
                {Cell{what}, to, Cell{way}, stateOf(delivery),
                    Cell{Wording::orDash(why), Tone::normal, Glyph::none, why}}};
        }
    }
    setRows(std::move(rows));
}

} // namespace holdfast
