// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/communication/texts.h"
#include "kernel/time.h"

#include <optional>
#include <stop_token>

namespace holdfast {

/// One delivery, as a channel is handed it. `Text` is InternalText or PublicText: which of them a channel takes decides
/// who can ever read it.
template <class Text> struct Envelope {
    Text text;
    QString recipient; ///< address or number; empty where the channel itself is the place
    QString marker; ///< unique to this delivery; the channel finds the message by it again
    QString thread; ///< receipt of the first message of this incident through this channel; empty: this is the first
    QString occasion; ///< `outage`, `update`, `recovery`, `escalation`
    UtcTime date;
    bool drill = false; ///< an exercise: whoever reads it must see that

    [[nodiscard]] QString subject() const
    {
        return drill ? QStringLiteral("Exercise: ") + text.subject() : text.subject();
    }
    [[nodiscard]] QString words() const
    {
        return drill ? QStringLiteral("This is an exercise. ") + text.text() : text.text();
    }
};

struct SendOutcome {
    enum class State {
        sent, ///< the other side took it
        confirmed, ///< somebody or something says that it arrived
        refused, ///< it surely did not go out, and will not this way
        postponed, ///< it surely did not go out now; later it may
        unknown ///< nobody can tell whether it went out
    } state = State::unknown;
    QString receipt; ///< what the other side calls it
    QString problem; ///< for people; empty when it is good
    Duration retryAfter{0}; ///< of `postponed`
};
[[nodiscard]] QString sendOutcomeName(SendOutcome::State state); ///< as in DeliveryAnswered

struct FoundMessage {
    enum class State {
        arrived,
        absent, ///< surely not there
        unknown ///< the other side cannot tell, or cannot be asked now
    } state = State::unknown;
    QString receipt;
};

/// One way to people. Blocking, effects pool; every call has a deadline of its own.
template <class Text> class MessageChannel {
public:
    virtual ~MessageChannel() = default;
    [[nodiscard]] virtual QString name() const = 0; ///< `email`, `slack`, `sms`, `pager`, `status-page`
    /// One delivery.
    [[nodiscard]] virtual SendOutcome send(const Envelope<Text> &, std::stop_token) = 0;
    /// Did it go out after all? The same envelope as when it was sent.
    [[nodiscard]] virtual FoundMessage find(const Envelope<Text> &, std::stop_token) = 0;
    /// Whether sending it again with the same marker tells nobody twice, so that no look-up is needed.
    [[nodiscard]] virtual bool repeatsSafely() const { return false; }
};
using InternalChannel = MessageChannel<InternalText>;

/// A way to people outside the house.
class PublicChannel : public MessageChannel<PublicText> {
public:
    /// Where the public reads it, once the text is really there; nothing: not yet. Only where there is such a place.
    [[nodiscard]] virtual std::optional<QString> visibleAt(const Envelope<PublicText> &, std::stop_token)
    {
        return std::nullopt;
    }
    [[nodiscard]] virtual bool isReadBack() const { return false; }
};

} // namespace holdfast
