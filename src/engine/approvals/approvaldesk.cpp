// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/approvals/approvaldesk.h"

#include "workers/deliver.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace holdfast {

namespace {

using Proof = PresentedApproval::Proof;

const KnownPerson *personNamed(const QList<KnownPerson> &known, const QString &name)
{
    const auto found =
        std::find_if(known.begin(), known.end(), [&name](const KnownPerson &one) { return one.name == name; });
    return found == known.end() ? nullptr : &*found;
}

/// A signature of ours, checked before it leaves: a key file that was exchanged would sign as somebody else.
Result<QByteArray> signedText(PersonKeys &keys, const KnownPerson &person, const Secret &passphrase,
    const QByteArray &content, const Approval &approval)
{
    auto signature = keys.sign(person.name, passphrase, content, canonicalText(approval));
    if (signature && keys.verify(*signature, person, content) != Proof::good)
        return failure(ErrorCode::conflict, u"The secret key of “%1” here is not the known one."_s.arg(person.name),
            u"The known key is %1."_s.arg(person.keyId),
            u"holdfastctl person list shows the known keys; forget and trust the person again if it has changed."_s);
    return signature;
}

} // namespace

ApprovalDesk::ApprovalDesk(std::shared_ptr<PersonKeys> keys, Pool &work, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_keys(std::move(keys))
    , m_work(work)
    , m_clock(clock)
{ }

void ApprovalDesk::createPerson(
    const QString &name, const QString &role, const Secret &passphrase, Done<KnownPerson> done)
{
    const auto make = [keys = m_keys, name, role, passphrase, now = m_clock.utc()] {
        return keys->create(name, role, passphrase, now);
    };
    deliver(m_work.run(make), this, std::move(done));
}

PresentedApproval ApprovalDesk::present(const QString &source, const QByteArray &signature, const QByteArray &content,
    const QList<KnownPerson> &known) const
{
    PresentedApproval presented{source, Proof::unreadable, std::nullopt, {}};
    const auto text = m_keys->open(signature);
    const auto approval = text ? parseApproval(text->trustedComment) : Result<Approval>(failure(text.error()));
    if (!approval) {
        presented.told = reasonOf(approval.error());
        return presented;
    }
    presented.approval = *approval;
    const KnownPerson *person = personNamed(known, approval->person);
    if (!person)
        presented.proof = Proof::unknownPerson;
    else if (person->keyId != approval->keyId || person->keyId != text->keyId)
        presented.proof = Proof::keyChanged;
    else
        presented.proof = m_keys->verify(signature, *person, content);
    return presented;
}

Result<ApprovalVerdict> ApprovalDesk::judgePlan(
    const QMap<QString, QByteArray> &files, const QMap<QString, QByteArray> &signatures) const
{
    const auto known = m_keys->known();
    if (!known)
        return failure(known.error());
    const QByteArray manifest = planManifest(files);
    QList<PresentedApproval> presented;
    for (auto one = signatures.cbegin(); one != signatures.cend(); ++one)
        presented << present(one.key(), one.value(), manifest, *known);
    return judge(presented, {ApprovalKind::plan, sha256Of(manifest), m_clock.utc(), {}, 2});
}

Result<ApprovalVerdict> ApprovalDesk::judgePlan(const PlanShelf &plans) const
{
    return judgePlan(plans.files(), plans.signatures());
}

QString ApprovalDesk::missing(const PlanShelf &plans, const Incident &incident) const
{
    if (!plans.plan())
        return tr("There is no plan in force.");
    const auto verdict = judgePlan(plans);
    if (!verdict)
        return verdict.error().what;
    if (!verdict->isApproved())
        return planStandingText(*verdict);
    const Runbook *approved = incident.run ? plans.plan()->runbook(incident.run->runbook.id) : nullptr;
    const bool other = incident.run && (!approved || runbookHash(*approved) != runbookHash(incident.run->runbook));
    return other ? tr("This recovery was started with another text of the runbook than the approved one.") : QString();
}

Result<Approval> ApprovalDesk::newApproval(
    ApprovalKind kind, const QByteArray &content, const QString &person, Duration valid) const
{
    const auto known = m_keys->known();
    if (!known)
        return failure(known.error());
    const KnownPerson *signer = personNamed(*known, person);
    if (!signer)
        return failure(ErrorCode::notFound, tr("“%1” is not known here.").arg(person), {},
            tr("Make a key with holdfastctl person create %1").arg(person));
    if (valid <= Duration::zero() || valid > longestApproval(kind))
        return failure(ErrorCode::invalid,
            tr("An approval is valid for at least a moment and at most %1.").arg(formatRough(longestApproval(kind))));
    const UtcTime now = m_clock.utc();
    return Approval{kind, sha256Of(content), now, now + valid, m_keys->nonce(), person, signer->keyId};
}

void ApprovalDesk::signPlan(
    const PlanReading &reading, const QString &person, const Secret &passphrase, Duration valid, Done<Approval> done)
{
    const QByteArray manifest = planManifest(reading.files);
    const auto approval = newApproval(ApprovalKind::plan, manifest, person, valid);
    const auto sign = [keys = m_keys, manifest, approval, passphrase,
                          folder = reading.plan ? reading.plan->folder : QString()]() -> Result<Approval> {
        if (!approval)
            return approval;
        const auto known = keys->known();
        const KnownPerson *signer = known ? personNamed(*known, approval->person) : nullptr;
        if (!signer)
            return failure(ErrorCode::notFound, tr("The person is no longer known."));
        const auto signature = signedText(*keys, *signer, passphrase, manifest, *approval);
        if (!signature)
            return failure(signature.error());
        if (auto ok = keys->keepSignature(folder, approval->person, *signature); !ok)
            return failure(ok.error());
        return approval;
    };
    deliver(m_work.run(sign), this, std::move(done));
}

void ApprovalDesk::approveStep(const Incident &incident, const StepId &step, const QString &person,
    const Secret &passphrase, Duration valid, Done<QByteArray> done)
{
    const StepRecord record = incident.run ? incident.run->record(step) : StepRecord{};
    const QByteArray content = stepContent(incident.id, step, record);
    const auto approval = newApproval(ApprovalKind::step, content, person, valid);
    const auto sign = [keys = m_keys, content, approval, passphrase]() -> Result<QByteArray> {
        if (!approval)
            return failure(approval.error());
        const auto known = keys->known();
        const KnownPerson *signer = known ? personNamed(*known, approval->person) : nullptr;
        if (!signer)
            return failure(ErrorCode::notFound, tr("The person is no longer known."));
        const auto signature = signedText(*keys, *signer, passphrase, content, *approval);
        if (!signature)
            return failure(signature.error());
        return signature->toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
    };
    deliver(m_work.run(sign), this, std::move(done));
}

Result<Approval> ApprovalDesk::admit(
    const QByteArray &token, const Incident &incident, const StepId &step, const QString &operatorName) const
{
    const auto known = m_keys->known();
    if (!known)
        return failure(known.error());
    const auto signature = QByteArray::fromBase64Encoding(
        token.trimmed(), QByteArray::Base64UrlEncoding | QByteArray::AbortOnBase64DecodingErrors);
    const QByteArray content = stepContent(incident.id, step, incident.run ? incident.run->record(step) : StepRecord{});
    const PresentedApproval presented = present(tr("the token"), signature.decoded, content, *known);
    const ApprovalVerdict verdict =
        judge({presented}, {ApprovalKind::step, sha256Of(content), m_clock.utc(), operatorName, 1});
    if (verdict.isApproved())
        return *presented.approval;
    const ApprovalFault fault = verdict.all.constFirst().fault;
    const bool stale = fault == ApprovalFault::otherContent;
    return failure(ErrorCode::refused, tr("The approval does not count."),
        stale ? tr("It is for another step or request: something has changed since it was made.")
            : presented.told.isEmpty() ? approvalFaultSentence(fault)
                                       : presented.told,
        tr("Ask the second person for a new one: holdfastctl approve --incident %1 --step %2 --person NAME")
            .arg(incident.id.value(), step.value()));
}

} // namespace holdfast
