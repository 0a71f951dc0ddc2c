// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/escalation/reachproof.h"

#include "domain/maintenance/maintenance.h"

#include <QJsonArray>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace holdfast {

namespace {

constexpr Duration codeIsGoodFor = std::chrono::hours{24};

QJsonObject proofJson(const ReachProof &proof)
{
    QJsonObject json{{u"role"_s, proof.role}, {u"person"_s, proof.person}, {u"channel"_s, proof.channel},
        {u"recipient"_s, proof.recipient}, {u"code"_s, proof.code}, {u"sentAt"_s, formatUtc(proof.sentAt)},
        {u"outcome"_s, proof.outcome}, {u"problem"_s, proof.problem}};
    if (proof.answeredAt)
        json.insert(u"answeredAt"_s, formatUtc(*proof.answeredAt));
    return json;
}

std::optional<ReachProof> proofFrom(const QJsonObject &json)
{
    const auto text = [&json](const QString &key) { return json.value(key).toString(); };
    const std::optional<UtcTime> sentAt = parseUtc(text(u"sentAt"_s));
    if (!sentAt || text(u"person"_s).isEmpty() || text(u"channel"_s).isEmpty())
        return std::nullopt;
    return ReachProof{text(u"role"_s), text(u"person"_s), text(u"channel"_s), text(u"recipient"_s), text(u"code"_s),
        *sentAt, text(u"outcome"_s), text(u"problem"_s), parseUtc(text(u"answeredAt"_s))};
}

} // namespace

ReachBook ReachBook::fromJson(const QJsonObject &json)
{
    ReachBook book;
    for (const QJsonValue &value : json.value(u"tests"_s).toArray()) {
        if (const auto proof = proofFrom(value.toObject()))
            book.m_proofs << *proof;
    }
    return book;
}

QJsonObject ReachBook::toJson() const
{
    QJsonArray tests;
    for (const ReachProof &proof : m_proofs)
        tests << proofJson(proof);
    return {{u"version"_s, 1}, {u"tests"_s, tests}};
}

void ReachBook::add(const ReachProof &proof)
{
    m_proofs.removeIf([&](const ReachProof &one) { return one.isSameWay(proof) && !one.answeredAt; });
    m_proofs << proof;
}

const ReachProof *ReachBook::waiting(const QString &code, UtcTime now) const
{
    const auto found = std::find_if(m_proofs.begin(), m_proofs.end(), [&](const ReachProof &one) {
        return !code.isEmpty() && one.code == code && !one.answeredAt && now - one.sentAt <= codeIsGoodFor;
    });
    return found == m_proofs.end() ? nullptr : &*found;
}

void ReachBook::answer(const QString &code, UtcTime now)
{
    const ReachProof *found = waiting(code, now);
    if (!found)
        return;
    ReachProof proven = *found;
    proven.answeredAt = now;
    m_proofs.removeIf([&](const ReachProof &one) { return one.isSameWay(proven); });
    m_proofs << proven;
}

std::optional<UtcTime> ReachBook::provenAt(const QString &role, const QString &person, const QString &channel) const
{
    std::optional<UtcTime> newest;
    for (const ReachProof &one : m_proofs) {
        if (one.role == role && one.person == person && one.channel == channel && one.answeredAt)
            newest = newest ? std::max(*newest, *one.answeredAt) : *one.answeredAt;
    }
    return newest;
}

const ReachProof *ReachBook::open(const QString &role, const QString &person, const QString &channel) const
{
    const auto found = std::find_if(m_proofs.rbegin(), m_proofs.rend(), [&](const ReachProof &one) {
        return one.role == role && one.person == person && one.channel == channel && !one.answeredAt;
    });
    return found == m_proofs.rend() ? nullptr : &*found;
}

QDate lastReached(const Contact &contact, const ReachBook &book)
{
    QDate newest;
    for (const QDate &date : contact.proven)
        newest = std::max(newest, date);
    for (const ReachProof &proof : book.proofs()) {
        if (proof.role == contact.role && proof.person == contact.primary.name && proof.answeredAt)
            newest = std::max(newest, utcDate(*proof.answeredAt));
    }
    return newest;
}

QString reachText(const QString &service, const ReachProof &test, bool practice)
{
    const QString words = u"%1: this tests whether the emergency contacts of %2 can be reached. Nothing is wrong. "
                          u"Please tell the sender this code: %3"_s.arg(test.person, service, test.code);
    return practice ? u"This is an exercise. "_s + words : words;
}

} // namespace holdfast
