// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The members of the messages' events for their JSON form. Included by eventjson.cpp only, after `codec::Of`.

namespace holdfast::codec {

template <class W, class B>
requires Of<W, B, MessageDrafted>
void fields(W &w, B &b)
{
    w("message", b.message);
    w("audience", b.audience);
    w("occasion", b.occasion);
    w("isPublic", b.isPublic);
    w("subject", b.subject);
    w("text", b.text);
    w("facts", b.facts);
}
template <class W, class B>
requires Of<W, B, MessageApproved>
void fields(W &w, B &b)
{
    w("message", b.message);
    w("digest", b.digest);
    w("by", b.by);
}
template <class W, class B>
requires Of<W, B, MessageDropped>
void fields(W &w, B &b)
{
    w("message", b.message);
    w("reason", b.reason);
}

// Every event about a delivery names the message, the channel and the recipient first.
template <class W, class B> void deliveryFields(W &w, B &b)
{
    w("message", b.message);
    w("channel", b.channel);
    w("recipient", b.recipient);
}
template <class W, class B>
requires Of<W, B, DeliveryQueued>
void fields(W &w, B &b)
{
    deliveryFields(w, b);
    w("reason", b.reason);
}
template <class W, class B>
requires Of<W, B, DeliveryIntended>
void fields(W &w, B &b)
{
    deliveryFields(w, b);
    w("attempt", b.attempt);
    w("marker", b.marker);
}
template <class W, class B>
requires Of<W, B, DeliveryAnswered>
void fields(W &w, B &b)
{
    deliveryFields(w, b);
    w("attempt", b.attempt);
    w("outcome", b.outcome);
    w("receipt", b.receipt);
    w("problem", b.problem);
}
template <class W, class B>
requires Of<W, B, DeliverySettled>
void fields(W &w, B &b)
{
    deliveryFields(w, b);
    w("arrived", b.arrived);
    w("by", b.by);
    w("evidence", b.evidence);
}
template <class W, class B>
requires Of<W, B, MessageSeenPublicly>
void fields(W &w, B &b)
{
    w("message", b.message);
    w("address", b.address);
}

} // namespace holdfast::codec
