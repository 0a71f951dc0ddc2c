// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/approval/approval.h"

#include <QCryptographicHash>
#include <QRegularExpression>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace holdfast {

namespace {

const QString firstWord = u"holdfast-approval-1"_s;
const QStringList partNames{u"kind"_s, u"sha256"_s, u"made"_s, u"expires"_s, u"nonce"_s, u"person"_s, u"key"_s};

tl::unexpected<Error> notAnApproval(const QString &why)
{
    return failure(ErrorCode::invalid, u"This is not an approval."_s, why, {});
}

bool isHex(const QString &text, qsizetype length, QLatin1StringView digits)
{
    return text.size() == length
        && std::all_of(text.begin(), text.end(), [digits](QChar digit) { return digits.contains(digit); });
}

/// The values in the order of `partNames`.
Result<QStringList> partsOf(const QString &text)
{
    const QStringList words = text.split(u' ');
    if (words.constFirst() != firstWord)
        return notAnApproval(u"It must begin with “%1”."_s.arg(firstWord));
    if (words.size() != partNames.size() + 1)
        return notAnApproval(u"It must have %1 parts, but has %2."_s.arg(partNames.size()).arg(words.size() - 1));
    QStringList values;
    for (qsizetype i = 0; i < partNames.size(); ++i) {
        const QString prefix = partNames.at(i) + u'=';
        if (!words.at(i + 1).startsWith(prefix))
            return notAnApproval(u"“%1” is expected as part %2."_s.arg(prefix).arg(i + 1));
        values << words.at(i + 1).mid(prefix.size());
    }
    return values;
}

Result<> checkTimes(const Approval &approval)
{
    if (approval.expiresAt <= approval.madeAt)
        return notAnApproval(u"“expires” must be later than “made”."_s);
    if (approval.expiresAt - approval.madeAt > longestApproval(approval.kind))
        return notAnApproval(
            u"It is valid for longer than the %1 that are allowed."_s.arg(formatRough(longestApproval(approval.kind))));
    return {};
}

} // namespace

QString approvalKindName(ApprovalKind kind) { return kind == ApprovalKind::plan ? u"plan"_s : u"step"_s; }

Duration longestApproval(ApprovalKind kind) { return kind == ApprovalKind::plan ? Duration{731 * 24h} : Duration{24h}; }

bool isPersonName(const QString &name)
{
    static const QRegularExpression form(u"\\A[a-z][a-z0-9._-]{0,63}\\z"_s);
    return form.match(name).hasMatch();
}

QString canonicalText(const Approval &approval)
{
    const QStringList values{approvalKindName(approval.kind), approval.sha256, formatUtc(approval.madeAt),
        formatUtc(approval.expiresAt), approval.nonce, approval.person, approval.keyId};
    QStringList words{firstWord};
    for (qsizetype i = 0; i < partNames.size(); ++i)
        words << partNames.at(i) + u'=' + values.at(i);
    return words.join(u' ');
}

Result<Approval> parseApproval(const QString &text)
{
    const auto parts = partsOf(text);
    if (!parts)
        return failure(parts.error());
    Approval approval;
    if (parts->at(0) != "plan"_L1 && parts->at(0) != "step"_L1)
        return notAnApproval(u"“kind” must be plan or step."_s);
    approval.kind = parts->at(0) == "plan"_L1 ? ApprovalKind::plan : ApprovalKind::step;
    approval.sha256 = parts->at(1);
    if (!isHex(approval.sha256, 64, "0123456789abcdef"_L1))
        return notAnApproval(u"“sha256” must be 64 hexadecimal digits."_s);
    const auto made = parseUtc(parts->at(2));
    const auto expires = parseUtc(parts->at(3));
    if (!made || !expires)
        return notAnApproval(u"“%1” is not an instant."_s.arg(made ? u"expires"_s : u"made"_s));
    approval.madeAt = *made;
    approval.expiresAt = *expires;
    approval.nonce = parts->at(4);
    if (!isHex(approval.nonce, 32, "0123456789abcdef"_L1))
        return notAnApproval(u"“nonce” must be 32 hexadecimal digits."_s);
    approval.person = parts->at(5);
    if (!isPersonName(approval.person))
        return notAnApproval(u"“person” is not the name of a person."_s);
    approval.keyId = parts->at(6);
    if (!isHex(approval.keyId, 16, "0123456789ABCDEF"_L1))
        return notAnApproval(u"“key” must be 16 hexadecimal digits."_s);
    if (auto ok = checkTimes(approval); !ok)
        return failure(ok.error());
    // One thing has one text: otherwise two people could sign different bytes that mean the same.
    if (canonicalText(approval) != text)
        return notAnApproval(u"The instants must be written in UTC with six decimals."_s);
    return approval;
}

QString sha256Of(const QByteArray &bytes)
{
    return QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
}

} // namespace holdfast
