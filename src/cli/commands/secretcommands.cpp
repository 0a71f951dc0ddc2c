// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/secretcommands.h"

#include "cli/secretprompt.h"

#include <QJsonArray>
#include <QPointer>

using namespace Qt::StringLiterals;

namespace holdfast {

namespace {

class SecretsSet final : public CliCommand {
public:
    using CliCommand::CliCommand;

private:
    void begin() override
    {
        if (arguments().has(u"key-fd"_s))
            return keep(readSecretFrom(arguments().value(u"key-fd"_s)));
        m_prompt = std::make_unique<SecretPrompt>(
            u"Key “%1” (it is not shown): "_s.arg(name()), u"holdfastctl secrets set NAME --key-fd"_s,
            [this](const Result<Secret> &typed) { keep(typed); }, nullptr);
    }

    [[nodiscard]] QString standing() const override { return u"Nothing was stored."_s; }
    [[nodiscard]] QString name() const { return arguments().words.value(0); }

    void keep(const Result<Secret> &secret)
    {
        if (!secret)
            return fail(secret.error());
        bench().keys().store(name(), *secret, [self = QPointer(this)](const Result<> &stored) {
            if (!self)
                return;
            if (!stored)
                return self->fail(stored.error());
            self->output().result({{u"version"_s, 1}, {u"name"_s, self->name()}, {u"stored"_s, true}},
                {u"The key “%1” is in the key store."_s.arg(self->name())});
            self->end(ExitCode::ok);
        });
    }

    std::unique_ptr<SecretPrompt> m_prompt;
};

QString whereWord(KeyState::Where where)
{
    return where == KeyState::Where::keyStore ? u"stored"_s
        : where == KeyState::Where::session   ? u"session"_s
                                              : u"none"_s;
}

class SecretsList final : public CliCommand {
public:
    using CliCommand::CliCommand;

private:
    void begin() override
    {
        QJsonArray all;
        QStringList text;
        const QList<KeyState> keys = bench().keys().list();
        for (const KeyState &key : keys) {
            const QString since = key.mark ? formatUtcSeconds(key.mark->storedAt) : QString();
            all << QJsonObject{{u"name"_s, key.name}, {u"purpose"_s, key.purpose}, {u"state"_s, whereWord(key.where)},
                {u"storedAt"_s, key.mark ? QJsonValue(formatUtc(key.mark->storedAt)) : QJsonValue(QJsonValue::Null)},
                {u"storedBy"_s, key.mark ? QJsonValue(key.mark->by) : QJsonValue(QJsonValue::Null)}};
            text << u"%1 %2 %3"_s.arg(key.name.leftJustified(14),
                (key.mark ? u"stored %1"_s.arg(since) : u"not stored"_s).leftJustified(28),
                u"%1: %2"_s.arg(key.title, key.purpose));
        }
        output().result({{u"version"_s, 1}, {u"keys"_s, all}}, text);
        end(ExitCode::ok);
    }
};

class SecretsCheck final : public CliCommand {
public:
    explicit SecretsCheck(CommandContext context)
        : CliCommand(std::move(context), Need::plan)
    { }

private:
    void begin() override
    {
        bench().keys().check(arguments().words.value(0), [self = QPointer(this)](const Result<KeyReport> &report) {
            if (self)
                self->show(report);
        });
    }

    void show(const Result<KeyReport> &report)
    {
        if (!report)
            return fail(report.error());
        QStringList text{report->told};
        if (!report->scopes.isEmpty())
            text << u"Scope: %1"_s.arg(report->scopes.join(u", "_s));
        if (report->expiresAt)
            text << u"Expires: %1"_s.arg(formatUtcSeconds(*report->expiresAt));
        output().result(
            {{u"version"_s, 1}, {u"name"_s, arguments().words.value(0)}, {u"works"_s, true},
                {u"account"_s, report->account}, {u"scopes"_s, QJsonArray::fromStringList(report->scopes)},
                {u"expiresAt"_s,
                    report->expiresAt ? QJsonValue(formatUtc(*report->expiresAt)) : QJsonValue(QJsonValue::Null)}},
            text);
        end(ExitCode::ok);
    }
};

class SecretsRemove final : public CliCommand {
public:
    using CliCommand::CliCommand;

private:
    void begin() override
    {
        const QString name = arguments().words.value(0);
        bench().keys().remove(name, [self = QPointer(this), name](const Result<> &removed) {
            if (!self)
                return;
            if (!removed)
                return self->fail(removed.error());
            self->output().result({{u"version"_s, 1}, {u"name"_s, name}, {u"removed"_s, true}},
                {u"The key “%1” is removed from the key store. The provider still accepts it: revoke it there."_s.arg(
                    name)});
            self->end(ExitCode::ok);
        });
    }
};

} // namespace

std::unique_ptr<CliCommand> makeSecretsSet(CommandContext context)
{
    return std::make_unique<SecretsSet>(std::move(context));
}

std::unique_ptr<CliCommand> makeSecretsList(CommandContext context)
{
    return std::make_unique<SecretsList>(std::move(context));
}

std::unique_ptr<CliCommand> makeSecretsCheck(CommandContext context)
{
    return std::make_unique<SecretsCheck>(std::move(context));
}

std::unique_ptr<CliCommand> makeSecretsRemove(CommandContext context)
{
    return std::make_unique<SecretsRemove>(std::move(context));
}

} // namespace holdfast
