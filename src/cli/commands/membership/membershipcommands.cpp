// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/membership/membershipcommands.h"

#include "cli/secretprompt.h"
#include "cli/words.h"

#include <QJsonArray>
#include <QPointer>

using namespace Qt::StringLiterals;

namespace holdfast {

namespace {

const OptionSpec keyFd{u"key-fd"_s, u"N"_s, u"read the connection string from this open file descriptor instead"_s};

/// A command that is given a connection string: never as an argument.
class ConnectionCommand : public CliCommand {
public:
    using CliCommand::CliCommand;

protected:
    virtual void use(const Secret &uri) = 0;
    void begin() override
    {
        const auto take = [this](const Result<Secret> &uri) { uri ? use(*uri) : fail(uri.error()); };
        if (arguments().has(u"key-fd"_s))
            return take(readSecretFrom(arguments().value(u"key-fd"_s)));
        m_prompt = std::make_unique<SecretPrompt>(
            u"Connection string, postgresql://USER:PASSWORD@HOST/DATABASE (it is not shown): "_s,
            u"holdfastctl team … --key-fd"_s, take, nullptr);
    }
    [[nodiscard]] QString standing() const override { return u"Nothing was changed."_s; }

private:
    std::unique_ptr<SecretPrompt> m_prompt;
};

class TeamInit final : public ConnectionCommand {
public:
    using ConnectionCommand::ConnectionCommand;

private:
    [[nodiscard]] QString member() const { return arguments().value(u"member"_s); }

    void use(const Secret &uri) override
    {
        bench().team().inspect(uri, member(), [self = QPointer(this), uri](const Result<TeamSetup> &setup) {
            if (!self)
                return;
            setup ? self->decide(uri, *setup) : self->fail(setup.error());
        });
    }
    void decide(const Secret &uri, const TeamSetup &setup)
    {
        if (setup.statements.isEmpty())
            return report(setup, false);
        if (arguments().value(u"confirm"_s) == setup.target.section(u'/', 1))
            return execute(uri, setup);
        QStringList lines{u"In %1 this would be executed, in one transaction:"_s.arg(setup.target), {}};
        for (const QString &statement : setup.statements)
            lines << statement + u';';
        lines << QString() << u"Nothing was executed. To do it: --confirm %1"_s.arg(setup.target.section(u'/', 1));
        output().result(json(setup, false), lines);
        end(ExitCode::refused);
    }
    void execute(const Secret &uri, const TeamSetup &setup)
    {
        bench().team().setUp(uri, member(), [self = QPointer(this), setup](const Result<> &done) {
            if (!self)
                return;
            done ? self->report(setup, true) : self->fail(done.error());
        });
    }
    void report(const TeamSetup &setup, bool isExecuted)
    {
        output().result(json(setup, isExecuted),
            {isExecuted ? u"%1 is ready for a team."_s.arg(setup.target)
                        : u"%1 was ready before; nothing was executed."_s.arg(setup.target),
                u"Whoever joins needs a role of their own in holdfast_member: team init --member ROLE, or GRANT "
                u"holdfast_member TO ROLE. Then, on each laptop: holdfastctl team join."_s});
        end(ExitCode::ok);
    }
    static QJsonObject json(const TeamSetup &setup, bool isExecuted)
    {
        return {{u"version"_s, 1}, {u"target"_s, setup.target},
            {u"statements"_s, QJsonArray::fromStringList(setup.statements)}, {u"executed"_s, isExecuted}};
    }
};

class TeamJoin final : public ConnectionCommand {
public:
    using ConnectionCommand::ConnectionCommand;

private:
    void use(const Secret &uri) override
    {
        const QString person = arguments().has(u"as"_s) ? arguments().value(u"as"_s) : bench().person();
        bench().team().join(uri, person, [self = QPointer(this)](const Result<Membership> &joined) {
            if (!self)
                return;
            if (!joined)
                return self->fail(joined.error());
            self->output().result({{u"version"_s, 1}, {u"joined"_s, true}, {u"target"_s, joined->target},
                                      {u"person"_s, joined->laptop.person}},
                {u"This laptop is in the team at %1, as %2. Open incidents are shared from now on; what was over "
                 u"before "
                 u"stays here."_s.arg(joined->target, joined->laptop.person)});
            self->end(ExitCode::ok);
        });
    }
};

class TeamLeave final : public CliCommand {
public:
    using CliCommand::CliCommand;

private:
    void begin() override
    {
        bench().team().leave([self = QPointer(this)](const Result<> &left) {
            if (!self)
                return;
            if (!left)
                return self->fail(left.error());
            self->output().result({{u"version"_s, 1}, {u"joined"_s, false}},
                {u"This laptop works for itself. What it has recorded stays here and at the team."_s});
            self->end(ExitCode::ok);
        });
    }
};

QString linkWord(TeamState::Link link)
{
    return link == TeamState::Link::together ? u"together"_s
        : link == TeamState::Link::alone     ? u"alone"_s
                                             : u"searching"_s;
}

class TeamStatus final : public CliCommand {
public:
    explicit TeamStatus(CommandContext context)
        : CliCommand(std::move(context), Need::journal)
    { }

private:
    void begin() override
    {
        if (!bench().teamLink()) {
            output().result({{u"version"_s, 1}, {u"joined"_s, false}, {u"state"_s, u"none"_s}},
                {u"This laptop works for itself. holdfastctl team join makes it one of a team."_s});
            return end(ExitCode::ok);
        }
        if (!arguments().has(u"verify"_s))
            return report({});
        bench().team().verify([self = QPointer(this)](const Result<qint64> &count) {
            if (!self)
                return;
            count ? self->report(*count) : self->fail(count.error());
        });
    }
    void report(std::optional<qint64> verified)
    {
        const TeamState &state = bench().teamLink()->state();
        const bool isTogether = state.link == TeamState::Link::together;
        const QString target = bench().team().membership().value_or(Membership{}).target;
        QStringList lines{isTogether
                ? u"Together with the team at %1."_s.arg(target)
                : u"The team at %1 is not reached: %2 %3"_s.arg(target, state.trouble.what, state.trouble.why)};
        if (state.waiting > 0)
            lines << u"%1 events were written here alone and wait for it."_s.arg(state.waiting);
        QJsonArray colleagues;
        for (const Colleague &one : state.colleagues) {
            colleagues << QJsonObject{{u"person"_s, one.laptop.person}, {u"doing"_s, one.doing},
                {u"unseenSeconds"_s, double(one.unseen.count()) / 1000.0}};
            lines << u"%1: heard of %2 ago%3"_s.arg(
                one.laptop.person, formatRough(one.unseen), one.doing.isEmpty() ? QString() : u", "_s + one.doing);
        }
        lines << state.warnings;
        QJsonObject json{{u"version"_s, 1}, {u"joined"_s, true}, {u"state"_s, linkWord(state.link)},
            {u"target"_s, target}, {u"waiting"_s, state.waiting}, {u"colleagues"_s, colleagues},
            {u"warnings"_s, QJsonArray::fromStringList(state.warnings)},
            {u"problem"_s, isTogether ? QString() : state.trouble.what}};
        if (verified) {
            json.insert(u"verifiedEvents"_s, *verified);
            lines << u"Every one of the team's %1 events is what was written."_s.arg(*verified);
        }
        output().result(json, lines);
        end(isTogether ? ExitCode::ok : ExitCode::unknown);
    }
};

} // namespace

QList<CommandSpec> membershipCommands()
{
    return {
        {u"team init"_s, {}, u"prepare a PostgreSQL for a team; shows every statement before"_s,
            {{u"member"_s, u"ROLE"_s, u"a role of the server that becomes one of the team's"_s},
                {u"confirm"_s, u"DATABASE"_s, u"execute what was shown, in this database"_s}, keyFd},
            makeCommand<TeamInit>},
        {u"team join"_s, {}, u"share this laptop's open incidents with a team"_s,
            {{u"as"_s, u"NAME"_s, u"who sits here; without it who is logged in"_s}, keyFd}, makeCommand<TeamJoin>},
        {u"team status"_s, {}, u"who is here, and whether anything waits"_s,
            {{u"verify"_s, {}, u"recompute the team's chains too"_s}}, makeCommand<TeamStatus>},
        {u"team leave"_s, {}, u"work for oneself again"_s, {}, makeCommand<TeamLeave>},
    };
}

} // namespace holdfast
