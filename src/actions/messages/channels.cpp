// SPDX-License-Identifier: GPL-3.0-or-later
#include "actions/messages/channels.h"

namespace holdfast {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

SendOutcome sent(const QString &receipt) { return {SendOutcome::State::sent, receipt, {}, Duration{0}}; }

FoundMessage foundBy(const std::optional<QString> &receipt)
{
    return receipt ? FoundMessage{FoundMessage::State::arrived, *receipt}
                   : FoundMessage{FoundMessage::State::absent, {}};
}

/// Mail and text messages carry both kinds of text, each through a channel of its own.
template <class Base, class Text> class MailChannel final : public Base {
public:
    explicit MailChannel(Mailer &mailer)
        : m_mailer(mailer)
    { }
    QString name() const override { return u"email"_s; }
    bool repeatsSafely() const override { return true; }
    SendOutcome send(const Envelope<Text> &envelope, std::stop_token stop) override
    {
        const QString id = envelope.marker + u"@holdfast"_s;
        Mail mail{id, {envelope.recipient}, envelope.subject(), envelope.words(), envelope.thread, {}, envelope.date};
        if (!envelope.thread.isEmpty())
            mail.references << envelope.thread;
        const auto outcome = m_mailer.send(mail, stop);
        if (!outcome)
            return outcomeOf(outcome.error());
        if (!outcome->refused.isEmpty())
            return {SendOutcome::State::refused, {}, outcome->refused.constFirst().said, Duration{0}};
        return sent(id);
    }
    FoundMessage find(const Envelope<Text> &, std::stop_token) override { return {}; }

private:
    Mailer &m_mailer;
};

template <class Base, class Text> class TextChannel final : public Base {
public:
    explicit TextChannel(TextSender &texts)
        : m_texts(texts)
    { }
    QString name() const override { return u"sms"_s; }
    SendOutcome send(const Envelope<Text> &envelope, std::stop_token stop) override
    {
        const auto outcome = m_texts.send(messageOf(envelope), stop);
        if (!outcome)
            return outcomeOf(outcome.error());
        if (outcome->state == TextState::failed)
            return {SendOutcome::State::refused, outcome->id, outcome->problem, Duration{0}};
        return {outcome->state == TextState::delivered ? SendOutcome::State::confirmed : SendOutcome::State::sent,
            outcome->id, {}, Duration{0}};
    }
    FoundMessage find(const Envelope<Text> &envelope, std::stop_token stop) override
    {
        const auto found = m_texts.find(messageOf(envelope), envelope.date, stop);
        if (!found)
            return {};
        return foundBy(*found ? std::optional((*found)->id) : std::nullopt);
    }

private:
    [[nodiscard]] static TextMessage messageOf(const Envelope<Text> &envelope)
    {
        return {envelope.recipient, u"%1 (%2)"_s.arg(envelope.words(), envelope.marker), envelope.marker};
    }
    TextSender &m_texts;
};

class ChatChannel final : public InternalChannel {
public:
    ChatChannel(Chat &chat, QString channel)
        : m_chat(chat)
        , m_channel(std::move(channel))
    { }
    QString name() const override { return u"slack"_s; }
    SendOutcome send(const Envelope<InternalText> &envelope, std::stop_token stop) override
    {
        const auto posted = m_chat.post({m_channel, wordsOf(envelope), envelope.marker, envelope.thread}, stop);
        return posted ? sent(posted->id) : outcomeOf(posted.error());
    }
    FoundMessage find(const Envelope<InternalText> &envelope, std::stop_token stop) override
    {
        const auto found = m_chat.find(m_channel, envelope.marker, envelope.date - 1min, stop);
        if (!found)
            return {};
        return foundBy(*found ? std::optional((*found)->id) : std::nullopt);
    }
    [[nodiscard]] static QString wordsOf(const Envelope<InternalText> &envelope)
    {
        return envelope.text.subject().isEmpty() ? envelope.words() : envelope.subject() + u"\n"_s + envelope.words();
    }

private:
    Chat &m_chat;
    QString m_channel;
};

class WebhookChannel final : public InternalChannel {
public:
    explicit WebhookChannel(ChatWebhook &webhook)
        : m_webhook(webhook)
    { }
    QString name() const override { return u"slack"_s; }
    SendOutcome send(const Envelope<InternalText> &envelope, std::stop_token stop) override
    {
        const auto posted = m_webhook.post(ChatChannel::wordsOf(envelope), stop);
        return posted ? sent({}) : outcomeOf(posted.error());
    }
    FoundMessage find(const Envelope<InternalText> &, std::stop_token) override { return {}; }

private:
    ChatWebhook &m_webhook;
};

class PagerChannel final : public InternalChannel {
public:
    PagerChannel(Pager &pager, QString source)
        : m_pager(pager)
        , m_source(std::move(source))
    { }
    QString name() const override { return u"pager"_s; }
    bool repeatsSafely() const override { return true; }
    SendOutcome send(const Envelope<InternalText> &envelope, std::stop_token stop) override
    {
        // The same key again is the same alert: what came first keeps its name.
        const QString key = envelope.thread.isEmpty() ? envelope.marker : envelope.thread;
        const auto taken = envelope.occasion == "recovery"_L1
            ? m_pager.resolve(key, stop)
            : m_pager.trigger({key, ChatChannel::wordsOf(envelope), m_source, u"critical"_s}, stop);
        return taken ? sent(key) : outcomeOf(taken.error());
    }
    FoundMessage find(const Envelope<InternalText> &, std::stop_token) override { return {}; }

private:
    Pager &m_pager;
    QString m_source;
};

class StatusPageChannel final : public PublicChannel {
public:
    StatusPageChannel(StatusPage &page, bool quiet)
        : m_page(page)
        , m_quiet(quiet)
    { }
    QString name() const override { return u"status-page"_s; }
    bool isReadBack() const override { return true; }
    SendOutcome send(const Envelope<PublicText> &envelope, std::stop_token stop) override
    {
        const auto done = envelope.thread.isEmpty()
            ? m_page.post({envelope.subject(), envelope.words(), statusOf(envelope.occasion),
                              componentStatusOf(envelope.occasion), envelope.marker, m_quiet || envelope.drill},
                stop)
            : m_page.update({envelope.thread, statusOf(envelope.occasion), envelope.words(),
                                componentStatusOf(envelope.occasion), m_quiet || envelope.drill},
                stop);
        return done ? sent(done->id) : outcomeOf(done.error());
    }
    FoundMessage find(const Envelope<PublicText> &envelope, std::stop_token stop) override
    {
        const auto all = m_page.incidents(stop);
        if (!all)
            return {};
        for (const StatusIncident &one : *all) {
            if (isThis(one, envelope))
                return {FoundMessage::State::arrived, one.id};
        }
        return {FoundMessage::State::absent, {}};
    }
    std::optional<QString> visibleAt(const Envelope<PublicText> &envelope, std::stop_token stop) override
    {
        const auto all = m_page.incidents(stop);
        for (const StatusIncident &one : all ? *all : QList<StatusIncident>{}) {
            if (isThis(one, envelope) && one.newestBody == envelope.words())
                return u"the status page, incident %1"_s.arg(one.id);
        }
        return std::nullopt;
    }

private:
    [[nodiscard]] static QString statusOf(const QString &occasion)
    {
        if (occasion == "recovery"_L1)
            return u"resolved"_s;
        return occasion == "outage"_L1 ? u"investigating"_s : u"identified"_s;
    }
    [[nodiscard]] static QString componentStatusOf(const QString &occasion)
    {
        if (occasion == "recovery"_L1)
            return u"operational"_s;
        return occasion == "outage"_L1 ? u"major_outage"_s : QString();
    }
    [[nodiscard]] static bool isThis(const StatusIncident &one, const Envelope<PublicText> &envelope)
    {
        return envelope.thread.isEmpty() ? one.marker == envelope.marker
                                         : one.id == envelope.thread && one.newestBody == envelope.words();
    }

    StatusPage &m_page;
    bool m_quiet;
};

} // namespace

SendOutcome outcomeOf(const Error &error)
{
    SendOutcome outcome{SendOutcome::State::refused, {}, error.what, error.retryAfter.value_or(Duration{0})};
    if (!error.why.isEmpty())
        outcome.problem += u' ' + error.why;
    if (error.mayHaveTakenEffect) {
        outcome.state = SendOutcome::State::unknown;
        return outcome;
    }
    switch (error.code) {
    case ErrorCode::busy:
    case ErrorCode::rateLimited:
    case ErrorCode::network:
    case ErrorCode::timedOut:
    case ErrorCode::unavailable:
    case ErrorCode::cancelled:
        outcome.state = SendOutcome::State::postponed;
        break;
    default:
        break;
    }
    return outcome;
}

std::unique_ptr<InternalChannel> makeInternalMail(Mailer &mailer)
{
    return std::make_unique<MailChannel<InternalChannel, InternalText>>(mailer);
}

std::unique_ptr<PublicChannel> makePublicMail(Mailer &mailer)
{
    return std::make_unique<MailChannel<PublicChannel, PublicText>>(mailer);
}

std::unique_ptr<InternalChannel> makeInternalTexts(TextSender &texts)
{
    return std::make_unique<TextChannel<InternalChannel, InternalText>>(texts);
}

std::unique_ptr<PublicChannel> makePublicTexts(TextSender &texts)
{
    return std::make_unique<TextChannel<PublicChannel, PublicText>>(texts);
}

std::unique_ptr<InternalChannel> makeChat(Chat &chat, const QString &channel)
{
    return std::make_unique<ChatChannel>(chat, channel);
}

std::unique_ptr<InternalChannel> makeWebhook(ChatWebhook &webhook) { return std::make_unique<WebhookChannel>(webhook); }

std::unique_ptr<InternalChannel> makePager(Pager &pager, const QString &source)
{
    return std::make_unique<PagerChannel>(pager, source);
}

std::unique_ptr<PublicChannel> makeStatusPage(StatusPage &page, bool quiet)
{
    return std::make_unique<StatusPageChannel>(page, quiet);
}

} // namespace holdfast
