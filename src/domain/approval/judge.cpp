// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/approval/judge.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace holdfast {

namespace {

using Proof = PresentedApproval::Proof;
using State = ApprovalVerdict::State;

/// The clocks of two laptops differ by seconds, not by more.
constexpr Duration clockTolerance = 5min;

ApprovalFault faultOfProof(Proof proof)
{
    switch (proof) {
    case Proof::good:
        return ApprovalFault::none;
    case Proof::otherContent:
        return ApprovalFault::otherContent;
    case Proof::unreadable:
        return ApprovalFault::unreadable;
    case Proof::forged:
        return ApprovalFault::forged;
    case Proof::unknownPerson:
        return ApprovalFault::unknownPerson;
    case Proof::keyChanged:
        break;
    }
    return ApprovalFault::keyChanged;
}

ApprovalFault faultAlone(const PresentedApproval &one, const ApprovalNeed &need)
{
    if (const ApprovalFault fault = faultOfProof(one.proof); fault != ApprovalFault::none)
        return fault;
    if (!one.approval)
        return ApprovalFault::unreadable;
    if (one.approval->kind != need.kind || one.approval->sha256 != need.sha256)
        return ApprovalFault::otherContent;
    if (one.approval->madeAt > need.now + clockTolerance)
        return ApprovalFault::early;
    if (one.approval->expiresAt <= need.now)
        return ApprovalFault::expired;
    return one.approval->person == need.author ? ApprovalFault::ownThing : ApprovalFault::none;
}

struct FaultState {
    ApprovalFault fault;
    State state;
};
/// The most telling first.
constexpr std::array faultStates{
    FaultState{ApprovalFault::forged, State::damaged},
    FaultState{ApprovalFault::keyChanged, State::keyChanged},
    FaultState{ApprovalFault::otherContent, State::otherContent},
    FaultState{ApprovalFault::expired, State::expired},
    FaultState{ApprovalFault::unknownPerson, State::unknownPerson},
    FaultState{ApprovalFault::early, State::damaged},
    FaultState{ApprovalFault::unreadable, State::damaged},
};

State stateWithout(const QList<JudgedApproval> &all)
{
    for (const FaultState &row : faultStates) {
        if (std::any_of(all.begin(), all.end(), [&row](const JudgedApproval &one) { return one.fault == row.fault; }))
            return row.state;
    }
    return State::unsignedYet;
}

bool isEarlier(const PresentedApproval &left, const PresentedApproval &right)
{
    const UtcTime never = UtcTime::max();
    const UtcTime leftAt = left.approval ? left.approval->madeAt : never;
    const UtcTime rightAt = right.approval ? right.approval->madeAt : never;
    return leftAt != rightAt ? leftAt < rightAt : left.source < right.source;
}

} // namespace

ApprovalVerdict judge(QList<PresentedApproval> presented, const ApprovalNeed &need)
{
    std::sort(presented.begin(), presented.end(), isEarlier);
    ApprovalVerdict verdict;
    QStringList keys;
    QList<UtcTime> ends;
    for (const PresentedApproval &one : presented) {
        ApprovalFault fault = faultAlone(one, need);
        if (fault == ApprovalFault::none
            && (verdict.persons.contains(one.approval->person) || keys.contains(one.approval->keyId)))
            fault = ApprovalFault::repeated;
        if (fault == ApprovalFault::none) {
            verdict.persons << one.approval->person;
            keys << one.approval->keyId;
            ends << one.approval->expiresAt;
        }
        verdict.all << JudgedApproval{one, fault};
    }
    if (verdict.persons.isEmpty()) {
        verdict.state = stateWithout(verdict.all);
    } else if (verdict.persons.size() < need.persons) {
        verdict.state = State::proposed;
    } else {
        verdict.state = State::approved;
        std::sort(ends.begin(), ends.end(), std::greater<>());
        verdict.goodUntil = ends.at(need.persons - 1);
    }
    return verdict;
}

QString approvalFaultName(ApprovalFault fault)
{
    static const QStringList names{u"none"_s, u"unreadable"_s, u"forged"_s, u"unknown-person"_s, u"key-changed"_s,
        u"other-content"_s, u"early"_s, u"expired"_s, u"repeated"_s, u"own-thing"_s};
    return names.at(int(fault));
}

QString approvalFaultSentence(ApprovalFault fault)
{
    static const QStringList sentences{u"It counts."_s, u"It cannot be read."_s,
        u"The signature does not fit: it was altered, or made with another key."_s,
        u"Nobody of this name is known on this computer."_s, u"The person is known here with another key."_s,
        u"It is for another content: something was changed after signing."_s,
        u"It was made in the future: a clock is wrong."_s, u"It has expired."_s,
        u"The same person or the same key has signed already."_s, u"Another person must approve, not the same one."_s};
    return sentences.at(int(fault));
}

QString verdictName(State state)
{
    static const QStringList names{u"unsigned"_s, u"proposed"_s, u"approved"_s, u"expired"_s, u"other-content"_s,
        u"unknown-person"_s, u"key-changed"_s, u"damaged"_s};
    return names.at(int(state));
}

QString planStandingText(const ApprovalVerdict &verdict)
{
    switch (verdict.state) {
    case State::approved:
        return u"Signed by %1; approved until %2."_s.arg(
            verdict.persons.join(u" and "_s), formatUtcSeconds(*verdict.goodUntil));
    case State::proposed:
        return u"Signed by %1 only: a second person must sign it. Drills only."_s.arg(verdict.persons.constFirst());
    case State::expired:
        return u"The approval has expired. Drills only."_s;
    case State::otherContent:
        return u"Changed after it was signed. Drills only."_s;
    case State::unknownPerson:
        return u"Signed by somebody who is not known on this computer. Drills only."_s;
    case State::keyChanged:
        return u"Signed with a key that is not the known one of that person. Drills only."_s;
    case State::damaged:
        return u"A signature is damaged or forged. Drills only."_s;
    case State::unsignedYet:
        break;
    }
    return u"Not signed: drills only."_s;
}

QByteArray planManifest(const QMap<QString, QByteArray> &files)
{
    // By bytes, as `LC_ALL=C sort` does.
    QMap<QByteArray, QByteArray> sorted;
    for (auto file = files.cbegin(); file != files.cend(); ++file)
        sorted.insert(file.key().toUtf8(), file.value());
    QByteArray manifest;
    for (auto file = sorted.cbegin(); file != sorted.cend(); ++file)
        manifest += sha256Of(file.value()).toLatin1() + "  " + file.key() + '\n';
    return manifest;
}

} // namespace holdfast
