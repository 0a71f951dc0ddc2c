// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/messages/contactcommands.h"

#include "cli/words.h"

#include <QJsonArray>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace holdfast {

namespace {

/// One way to one person, and what is known of it.
QJsonObject wayJson(const ReachBook &book, const ReachProof &way)
{
    const ReachProof *open = book.open(way.role, way.person, way.channel);
    return {{u"role"_s, way.role}, {u"person"_s, way.person}, {u"channel"_s, way.channel},
        {u"recipient"_s, way.recipient}, {u"provenAt"_s, jsonOr(book.provenAt(way.role, way.person, way.channel))},
        {u"testedAt"_s, jsonOr(open ? std::optional(open->sentAt) : std::nullopt)},
        {u"outcome"_s, open ? open->outcome : QString()}, {u"problem"_s, open ? open->problem : QString()}};
}

QString wayLine(const ReachBook &book, const ReachProof &way)
{
    const std::optional<UtcTime> proven = book.provenAt(way.role, way.person, way.channel);
    const ReachProof *open = book.open(way.role, way.person, way.channel);
    QString line = u"%1: %2 by %3 %4: "_s.arg(way.role, way.person, way.channel, way.recipient);
    line += proven ? u"answered on "_s + formatUtcSeconds(*proven) : u"never proven"_s;
    if (open)
        line += u"; a test of %1 waits for its code (%2)"_s.arg(formatUtcSeconds(open->sentAt),
            open->problem.isEmpty() ? (open->outcome.isEmpty() ? u"not known to be sent"_s : open->outcome)
                                    : open->problem);
    return line;
}

class ContactsCommandBase : public CliCommand {
public:
    explicit ContactsCommandBase(CommandContext context)
        : CliCommand(std::move(context), Need::world)
    { }

protected:
    virtual void ask() = 0;
    void begin() override
    {
        if (planOrFail())
            ask();
    }
    [[nodiscard]] ReachDesk &reach() { return bench().reach(); }
    void show(const QList<ReachProof> &ways, ExitCode code)
    {
        QJsonArray list;
        QStringList lines;
        for (const ReachProof &way : ways) {
            list << wayJson(reach().book(), way);
            lines << wayLine(reach().book(), way);
        }
        if (ways.isEmpty())
            lines << u"Nobody can be reached by a channel that is set up: the plan names nobody, or no address."_s;
        output().result({{u"version"_s, 1}, {u"contacts"_s, list}}, lines);
        end(code);
    }
};

class ContactsList final : public ContactsCommandBase {
public:
    using ContactsCommandBase::ContactsCommandBase;

private:
    void ask() override { show(reach().ways(), ExitCode::ok); }
};

class ContactsTest final : public ContactsCommandBase {
public:
    using ContactsCommandBase::ContactsCommandBase;

private:
    void ask() override
    {
        reach().test(arguments().words.value(0), [this](const Result<QList<ReachProof>> &sent) {
            if (!sent)
                return fail(sent.error());
            const auto any = [&sent](SendOutcome::State state) {
                return std::any_of(sent->begin(), sent->end(),
                    [&](const ReachProof &one) { return one.outcome == sendOutcomeName(state); });
            };
            const bool isRefused = any(SendOutcome::State::refused) || any(SendOutcome::State::postponed);
            show(*sent,
                any(SendOutcome::State::unknown) ? ExitCode::unknown
                    : isRefused                  ? ExitCode::failed
                                                 : ExitCode::ok);
        });
    }
};

class ContactsConfirm final : public ContactsCommandBase {
public:
    using ContactsCommandBase::ContactsCommandBase;

private:
    void ask() override
    {
        const auto proven = reach().confirm(arguments().words.value(0));
        proven ? show({*proven}, ExitCode::ok) : fail(proven.error());
    }
};

} // namespace

QList<CommandSpec> contactCommands()
{
    return {
        {u"contacts list"_s, {}, u"by which ways people can be reached, and when that was last proven"_s, {},
            makeCommand<ContactsList>},
        {u"contacts test"_s, u"[ROLE]"_s, u"send everybody, or the people of a role, a test message with a code"_s, {},
            makeCommand<ContactsTest>},
        {u"contacts confirm"_s, u"CODE"_s, u"the code that somebody read in a test message: this way is proven"_s, {},
            makeCommand<ContactsConfirm>},
    };
}

} // namespace holdfast
