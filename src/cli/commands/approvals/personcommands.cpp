// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/approvals/approvalcommands.h"
#include "cli/passphrase.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QPointer>

using namespace Qt::StringLiterals;

namespace holdfast {

namespace {

QJsonObject personJson(const KnownPerson &person, bool own)
{
    return {{u"name"_s, person.name}, {u"role"_s, person.role}, {u"keyId"_s, person.keyId},
        {u"publicKey"_s, person.publicKey}, {u"since"_s, formatUtc(person.since)}, {u"own"_s, own}};
}

class PersonCreate final : public CliCommand {
public:
    using CliCommand::CliCommand;

private:
    void begin() override
    {
        m_question.ask(arguments(), name(), PassphraseQuestion::Times::twice,
            [self = QPointer(this)](const Result<Secret> &passphrase) {
                if (self)
                    self->make(passphrase);
            });
    }

    void make(const Result<Secret> &passphrase)
    {
        if (!passphrase)
            return fail(passphrase.error());
        output().say(u"Making the key; this takes some seconds on purpose."_s);
        bench().approvals().createPerson(name(), arguments().value(u"role"_s), *passphrase,
            [self = QPointer(this)](const Result<KnownPerson> &made) {
                if (self)
                    self->show(made);
            });
    }

    void show(const Result<KnownPerson> &made)
    {
        if (!made)
            return fail(made.error());
        QJsonObject object = personJson(*made, true);
        object.insert(u"version"_s, 1);
        output().result(object,
            {u"%1 has the key %2."_s.arg(made->name, made->keyId),
                u"The others let it count with: holdfastctl person trust %1 --key %2"_s.arg(
                    made->name, made->publicKey)});
        end(ExitCode::ok);
    }

    [[nodiscard]] QString name() const { return arguments().words.constFirst(); }

    PassphraseQuestion m_question;
};

class PersonTrust final : public CliCommand {
public:
    using CliCommand::CliCommand;

private:
    void begin() override
    {
        const auto person = bench().approvals().persons().trust(
            arguments().words.constFirst(), arguments().value(u"role"_s), keyText(), bench().clock().utc());
        if (!person)
            return fail(person.error());
        QJsonObject object = personJson(*person, false);
        object.insert(u"version"_s, 1);
        output().result(object,
            {u"Signatures of %1 with the key %2 count on this computer. Compare the key with the person by voice."_s
                    .arg(person->name, person->keyId)});
        end(ExitCode::ok);
    }

    /// A file of that name, else the text itself.
    [[nodiscard]] QByteArray keyText() const
    {
        constexpr qint64 largestKey = 4096;
        QFile file(arguments().value(u"key"_s));
        if (QFileInfo(file).isFile() && file.open(QIODevice::ReadOnly))
            return file.read(largestKey);
        return arguments().value(u"key"_s).toUtf8();
    }
};

class PersonList final : public CliCommand {
public:
    using CliCommand::CliCommand;

private:
    void begin() override
    {
        PersonKeys &keys = bench().approvals().persons();
        const auto known = keys.known();
        if (!known)
            return fail(known.error());
        const QStringList own = keys.own();
        QJsonArray all;
        QStringList text;
        for (const KnownPerson &one : *known) {
            all << personJson(one, own.contains(one.name));
            text << u"%1 key %2 since %3%4%5"_s.arg(one.name.leftJustified(16), one.keyId, formatUtcSeconds(one.since),
                one.role.isEmpty() ? QString() : u"  "_s + one.role,
                own.contains(one.name) ? u"  (signs on this computer)"_s : QString());
        }
        if (known->isEmpty())
            output().say(u"Nobody's signature counts on this computer yet."_s);
        output().result({{u"version"_s, 1}, {u"persons"_s, all}}, text);
        end(ExitCode::ok);
    }
};

class PersonForget final : public CliCommand {
public:
    using CliCommand::CliCommand;

private:
    void begin() override
    {
        const QString name = arguments().words.constFirst();
        if (auto ok = bench().approvals().persons().forget(name); !ok)
            return fail(ok.error());
        output().result({{u"version"_s, 1}, {u"name"_s, name}, {u"forgotten"_s, true}},
            {u"Signatures of %1 no longer count on this computer."_s.arg(name)});
        end(ExitCode::ok);
    }
};

} // namespace

std::unique_ptr<CliCommand> makePersonCreate(CommandContext context)
{
    return std::make_unique<PersonCreate>(std::move(context));
}

std::unique_ptr<CliCommand> makePersonTrust(CommandContext context)
{
    return std::make_unique<PersonTrust>(std::move(context));
}

std::unique_ptr<CliCommand> makePersonList(CommandContext context)
{
    return std::make_unique<PersonList>(std::move(context));
}

std::unique_ptr<CliCommand> makePersonForget(CommandContext context)
{
    return std::make_unique<PersonForget>(std::move(context));
}

} // namespace holdfast
