// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/messages/messagecommands.h"

#include "cli/words.h"
#include "engine/communications/messagedesk.h"

#include <QJsonArray>
#include <QTimer>
#include <functional>

using namespace Qt::StringLiterals;

namespace holdfast {

namespace {

QJsonObject deliveryJson(const Delivery &delivery)
{
    return {{u"channel"_s, delivery.channel}, {u"recipient"_s, delivery.recipient},
        {u"state"_s, deliveryStateName(delivery.state)}, {u"attempts"_s, delivery.attempt},
        {u"receipt"_s, delivery.receipt}, {u"problem"_s, delivery.problem}, {u"reason"_s, delivery.reason}};
}

QJsonObject messageJson(const Message &message)
{
    QJsonArray deliveries;
    for (const Delivery &delivery : message.deliveries)
        deliveries << deliveryJson(delivery);
    const QString state = !message.dropped.isEmpty() ? u"dropped"_s : message.approvedAt ? u"approved"_s : u"draft"_s;
    return {{u"message"_s, message.id}, {u"audience"_s, message.audience}, {u"occasion"_s, message.occasion},
        {u"public"_s, message.isPublic}, {u"subject"_s, message.subject}, {u"text"_s, message.text},
        {u"digest"_s, message.digest}, {u"state"_s, state}, {u"approvedBy"_s, message.approvedBy},
        {u"deliveries"_s, deliveries},
        {u"seenPubliclyAt"_s,
            jsonOr(message.seenPubliclyAt ? std::optional(message.seenPubliclyAt->utc) : std::nullopt)}};
}

QStringList messageLines(const Message &message)
{
    QStringList lines{u"%1  %2  %3  %4"_s.arg(message.id, message.audience,
                          message.isPublic ? u"public"_s : u"internal"_s, message.subject),
        u"    "_s + message.text};
    for (const Delivery &delivery : message.deliveries)
        lines << u"    %1 %2: %3 %4"_s
                     .arg(delivery.channel, delivery.recipient, deliveryStateName(delivery.state), delivery.problem)
                     .trimmed()
                     .prepend(u"    "_s);
    return lines;
}

/// What every command about messages shares: the incident, and the answer when something was written.
class MessageCommandBase : public CliCommand {
public:
    explicit MessageCommandBase(CommandContext context)
        : CliCommand(std::move(context), Need::world)
    { }

protected:
    virtual void ask() = 0;
    void begin() override
    {
        if (planOrFail())
            withIncident([this] { ask(); });
    }
    [[nodiscard]] MessageDesk &messages() { return bench().messages(); }
    [[nodiscard]] const Communications &all() { return bench().desk().incident().communications; }
    void show(const QString &id)
    {
        const Message *message = all().message(id);
        if (!message)
            return fail(
                Error{ErrorCode::notFound, u"This incident has no message “%1”."_s.arg(id), {}, {}, {}, {}, false});
        const std::optional<ReadDraft> draft = messages().read(id);
        QJsonObject json = messageJson(*message);
        QStringList lines = messageLines(*message);
        QJsonArray findings;
        for (const LanguageFinding &finding : draft ? draft->findings : QList<LanguageFinding>{}) {
            findings << QJsonObject{{u"rule"_s, finding.rule}, {u"excerpt"_s, finding.excerpt},
                {u"advice"_s, finding.advice}, {u"blocks"_s, finding.blocks}};
            lines << u"    %1: “%2” %3"_s.arg(finding.rule, finding.excerpt, finding.advice);
        }
        json.insert(u"version"_s, 1);
        json.insert(u"findings"_s, findings);
        json.insert(u"changedFacts"_s, QJsonArray::fromStringList(draft ? draft->changedFacts : QStringList{}));
        output().result(json, lines);
        end(ExitCode::ok);
    }
    [[nodiscard]] MessageDesk::Done thenShow(const QString &id)
    {
        return [this, id](const Result<> &done) { done ? show(id) : fail(done.error()); };
    }
};

class MessageDraftCommand final : public MessageCommandBase {
public:
    using MessageCommandBase::MessageCommandBase;

private:
    void ask() override
    {
        messages().draft(arguments().value(u"audience"_s), arguments().value(u"occasion"_s),
            arguments().value(u"text"_s),
            [this](const Result<> &done) { done ? show(all().messages.constLast().id) : fail(done.error()); });
    }
};

class MessageShowCommand final : public MessageCommandBase {
public:
    using MessageCommandBase::MessageCommandBase;

private:
    void ask() override { show(arguments().words.value(0)); }
};

class MessageListCommand final : public MessageCommandBase {
public:
    using MessageCommandBase::MessageCommandBase;

private:
    void ask() override
    {
        QJsonArray list;
        QStringList lines;
        for (const Message &message : all().messages) {
            list << messageJson(message);
            lines << messageLines(message);
        }
        QJsonArray cadence;
        for (const CadenceDue &due : messages().cadence()) {
            cadence << QJsonObject{{u"audience"_s, due.audience}, {u"occasion"_s, due.occasion},
                {u"late"_s, due.isLate()},
                {u"dueInSeconds"_s,
                    due.remaining ? QJsonValue(double(due.remaining->count()) / 1000) : QJsonValue(QJsonValue::Null)}};
            if (due.remaining)
                lines << u"%1: %2 due %3"_s.arg(due.audience, due.occasion,
                    due.isLate() ? u"late by "_s + formatRough(-*due.remaining)
                                 : u"in "_s + formatRough(*due.remaining));
        }
        output().result({{u"version"_s, 1}, {u"messages"_s, list}, {u"cadence"_s, cadence}}, lines);
        end(ExitCode::ok);
    }
};

/// Waits until everything that was approved has an outcome. Unknown ones end with 5.
class DeliveringCommand : public MessageCommandBase {
public:
    using MessageCommandBase::MessageCommandBase;

protected:
    void waitForDelivery(const QString &id)
    {
        m_id = id;
        connect(&bench().desk(), &IncidentDesk::changed, this, &DeliveringCommand::look);
        connect(&messages().outbox(), &Outbox::settled, this, &DeliveringCommand::look);
        look();
    }

private:
    void look()
    {
        if (isOver() || !messages().outbox().isSettled())
            return;
        const bool isUnknown = bench().messages().outbox().unknown() > 0;
        QJsonArray list;
        QStringList lines;
        bool isRefused = false;
        for (const Message &message : all().messages) {
            if (!m_id.isEmpty() && message.id != m_id)
                continue;
            list << messageJson(message);
            lines << messageLines(message);
            isRefused = isRefused || (message.approvedAt && !message.arrivedAt);
            if (message.isPublic && message.arrivedAt && !message.seenPubliclyAt && mayBeSeen(message))
                return; // the page is read until it is really there
        }
        output().result({{u"version"_s, 1}, {u"messages"_s, list}}, lines);
        end(isUnknown ? ExitCode::unknown : isRefused ? ExitCode::failed : ExitCode::ok);
    }
    [[nodiscard]] static bool mayBeSeen(const Message &message)
    {
        return std::any_of(message.deliveries.begin(), message.deliveries.end(),
            [](const Delivery &one) { return one.channel == "status-page"_L1 && one.hasArrived(); });
    }
    QString m_id;
};

class MessageApproveCommand final : public DeliveringCommand {
public:
    using DeliveringCommand::DeliveringCommand;

private:
    void ask() override
    {
        const QString id = arguments().words.value(0);
        const Message *message = all().message(id);
        const QString digest = arguments().has(u"digest"_s) ? arguments().value(u"digest"_s)
            : message                                       ? message->digest
                                                            : QString();
        messages().approve(
            id, digest, [this, id](const Result<> &done) { done ? waitForDelivery(id) : fail(done.error()); });
    }
};

class MessageDeliverCommand final : public DeliveringCommand {
public:
    using DeliveringCommand::DeliveringCommand;

private:
    void ask() override { waitForDelivery({}); }
};

class MessageDropCommand final : public MessageCommandBase {
public:
    using MessageCommandBase::MessageCommandBase;

private:
    void ask() override
    {
        const QString id = arguments().words.value(0);
        messages().drop(id, arguments().value(u"reason"_s), thenShow(id));
    }
};

class MessageSettleCommand final : public DeliveringCommand {
public:
    using DeliveringCommand::DeliveringCommand;

private:
    void ask() override
    {
        const QString id = arguments().words.value(0);
        const QString as = arguments().value(u"as"_s);
        if (as != "sent"_L1 && as != "not-sent"_L1)
            return fail(Error{
                ErrorCode::invalid, u"--as is `sent` or `not-sent`, but is “%1”."_s.arg(as), {}, {}, {}, {}, false});
        messages().settle(id, arguments().value(u"channel"_s), arguments().value(u"recipient"_s), as == "sent"_L1,
            arguments().value(u"evidence"_s),
            [this, id](const Result<> &done) { done ? waitForDelivery(id) : fail(done.error()); });
    }
};

} // namespace

QList<CommandSpec> messageCommands()
{
    const OptionSpec incident{u"incident"_s, u"ID"_s, u"the incident; without it the newest open one"_s};
    return {
        {u"message draft"_s, {}, u"make a text for an audience from the plan and from facts"_s,
            {incident, {u"audience"_s, u"ID"_s, u"for whom, as the plan names them"_s, true},
                {u"occasion"_s, u"NAME"_s, u"outage, update, recovery; without it what is due"_s},
                {u"text"_s, u"T"_s, u"this text in place of the plan's; `${…}` is filled"_s}},
            makeCommand<MessageDraftCommand>},
        {u"message show"_s, u"ID"_s, u"one message: its text, what is doubtful in it, who got it"_s, {incident},
            makeCommand<MessageShowCommand>},
        {u"message list"_s, {}, u"every message, and who is due to hear next"_s, {incident},
            makeCommand<MessageListCommand>},
        {u"message approve"_s, u"ID"_s, u"approve a draft and send it"_s,
            {incident, {u"digest"_s, u"HEX"_s, u"of the text that was read; another one is refused"_s}},
            makeCommand<MessageApproveCommand>},
        {u"message deliver"_s, {}, u"go on with deliveries that were interrupted"_s, {incident},
            makeCommand<MessageDeliverCommand>},
        {u"message drop"_s, u"ID"_s, u"give up a draft"_s, {incident, {u"reason"_s, u"TEXT"_s, u"why"_s, true}},
            makeCommand<MessageDropCommand>},
        {u"message settle"_s, u"ID"_s, u"say whether a delivery of unknown outcome arrived"_s,
            {incident, {u"channel"_s, u"NAME"_s, u"which way"_s, true}, {u"recipient"_s, u"TO"_s, u"which recipient"_s},
                {u"as"_s, u"sent|not-sent"_s, u"whether it arrived; not-sent sends it again"_s, true},
                {u"evidence"_s, u"TEXT"_s, u"how you know"_s, true}},
            makeCommand<MessageSettleCommand>},
    };
}

} // namespace holdfast
