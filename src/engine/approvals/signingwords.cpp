// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/approvals/signingwords.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace holdfast {

namespace {

QString faultWords(const JudgedApproval &one)
{
    if (one.fault == ApprovalFault::unreadable && !one.presented.told.isEmpty())
        return one.presented.told;
    return approvalFaultSentence(one.fault);
}

QJsonObject signatureJson(const JudgedApproval &one)
{
    QJsonObject object{{u"file"_s, one.presented.source}, {u"counts"_s, one.fault == ApprovalFault::none},
        {u"fault"_s, approvalFaultName(one.fault)}, {u"text"_s, faultWords(one)}};
    if (const auto &approval = one.presented.approval) {
        object.insert(u"person"_s, approval->person);
        object.insert(u"keyId"_s, approval->keyId);
        object.insert(u"madeAt"_s, formatUtc(approval->madeAt));
        object.insert(u"expiresAt"_s, formatUtc(approval->expiresAt));
    }
    return object;
}

} // namespace

QJsonObject signingJson(const Result<ApprovalVerdict> &verdict)
{
    if (!verdict)
        return {{u"state"_s, u"unknown"_s}, {u"text"_s, verdict.error().what}};
    QJsonArray signatures;
    for (const JudgedApproval &one : verdict->all)
        signatures << signatureJson(one);
    return {{u"state"_s, verdictName(verdict->state)}, {u"text"_s, planStandingText(*verdict)},
        {u"persons"_s, QJsonArray::fromStringList(verdict->persons)},
        {u"goodUntil"_s,
            verdict->goodUntil ? QJsonValue(formatUtc(*verdict->goodUntil)) : QJsonValue(QJsonValue::Null)},
        {u"signatures"_s, signatures}};
}

QStringList signingText(const Result<ApprovalVerdict> &verdict)
{
    if (!verdict)
        return {verdict.error().what};
    QStringList text{planStandingText(*verdict)};
    for (const JudgedApproval &one : verdict->all) {
        const QString claim = one.presented.approval ? u" key %1, signed %2"_s.arg(
                                  one.presented.approval->keyId, formatUtcSeconds(one.presented.approval->madeAt))
                                                     : QString();
        text << u"  %1%2: %3"_s.arg(one.presented.source, claim, faultWords(one));
    }
    return text;
}

} // namespace holdfast
