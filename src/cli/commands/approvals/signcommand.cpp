// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/approvals/approvalcommands.h"
#include "cli/passphrase.h"
#include "cli/words.h"
#include "engine/approvals/signingwords.h"

#include <QPointer>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace holdfast {

namespace {

constexpr int usualDays = 365;

class PlanSign final : public CliCommand {
public:
    explicit PlanSign(CommandContext context)
        : CliCommand(std::move(context), Need::plan)
    { }

private:
    void begin() override
    {
        if (!planOrFail())
            return;
        const auto signer = signerOf(arguments(), bench().person(), bench().approvals().persons().own());
        const auto valid = validityOf(arguments(), 24h, usualDays);
        if (!signer || !valid)
            return fail(signer ? valid.error() : signer.error());
        m_person = *signer;
        m_valid = *valid;
        // What is signed is what is shown here, whatever happens to the files meanwhile.
        m_reading = bench().plans().check(bench().plans().folder());
        if (!m_reading.plan)
            return fail({ErrorCode::conflict, u"The plan has changed just now and has errors."_s, {},
                u"Look at it with holdfastctl plan check"_s, {}, {}, false});
        output().say(u"%1 signs %2, version %3: %4 files, SHA-256 %5"_s.arg(m_person, m_reading.plan->name,
            m_reading.plan->version, QString::number(m_reading.files.size()), sha256Of(planManifest(m_reading.files))));
        m_question.ask(arguments(), m_person, PassphraseQuestion::Times::once,
            [self = QPointer(this)](const Result<Secret> &passphrase) {
                if (self)
                    self->sign(passphrase);
            });
    }

    void sign(const Result<Secret> &passphrase)
    {
        if (!passphrase)
            return fail(passphrase.error());
        bench().approvals().signPlan(
            m_reading, m_person, *passphrase, m_valid, [self = QPointer(this)](const Result<Approval> &made) {
                if (self)
                    self->show(made);
            });
    }

    void show(const Result<Approval> &made)
    {
        if (!made)
            return fail(made.error());
        bench().plans().reload();
        const auto signing = bench().approvals().judgePlan(bench().plans());
        output().result({{u"version"_s, 1}, {u"folder"_s, bench().plans().folder()},
                            {u"signature"_s, u"signatures/%1.minisig"_s.arg(made->person)}, {u"person"_s, made->person},
                            {u"keyId"_s, made->keyId}, {u"sha256"_s, made->sha256},
                            {u"expiresAt"_s, formatUtc(made->expiresAt)}, {u"signing"_s, signingJson(signing)}},
            signingText(signing));
        end(ExitCode::ok);
    }

    PassphraseQuestion m_question;
    PlanReading m_reading;
    QString m_person;
    Duration m_valid{0};
};

} // namespace

std::unique_ptr<CliCommand> makePlanSign(CommandContext context)
{
    return std::make_unique<PlanSign>(std::move(context));
}

} // namespace holdfast
