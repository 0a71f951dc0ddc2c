// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/approval/approval.h"

#include <QList>
#include <QMap>
#include <QStringList>
#include <optional>

namespace holdfast {

/// A signature as it was found, with what cryptography and the list of known persons say about it.
struct PresentedApproval {
    enum class Proof {
        good, ///< signed by the known key of the person it names, over the thing as it is now
        otherContent, ///< genuine, but for another content
        unreadable,
        forged, ///< names a known person and key, and the signature does not fit
        unknownPerson,
        keyChanged ///< the person is known with another key
    };
    QString source; ///< the file it stands in
    Proof proof = Proof::unreadable;
    std::optional<Approval> approval; ///< as it claims; to be believed only with a good proof
    QString told; ///< why it is unreadable

    friend bool operator==(const PresentedApproval &, const PresentedApproval &) = default;
};

/// Why a signature does not count.
enum class ApprovalFault {
    none,
    unreadable,
    forged,
    unknownPerson,
    keyChanged,
    otherContent, ///< another content or another kind of thing
    early, ///< made in the future: a clock is wrong
    expired,
    repeated, ///< a second one of the same person or the same key
    ownThing ///< by the person whose thing it is, where another person is needed
};
[[nodiscard]] QString approvalFaultName(ApprovalFault fault); ///< `unknown-person`
[[nodiscard]] QString approvalFaultSentence(ApprovalFault fault); ///< what is wrong, for people

struct JudgedApproval {
    PresentedApproval presented;
    ApprovalFault fault = ApprovalFault::none;
};

struct ApprovalNeed {
    ApprovalKind kind = ApprovalKind::plan;
    QString sha256;
    UtcTime now;
    QString author; ///< whose signature does not count; empty: everybody's does, the first one proposes
    int persons = 2; ///< different persons with different keys
};

struct ApprovalVerdict {
    enum class State {
        unsignedYet, ///< nobody has signed
        proposed, ///< fewer persons than needed
        approved,
        expired,
        otherContent,
        unknownPerson,
        keyChanged,
        damaged ///< unreadable or forged
    };
    State state = State::unsignedYet;
    QList<JudgedApproval> all;
    QStringList persons; ///< whose signature counts, the first first
    std::optional<UtcTime> goodUntil; ///< when approved

    [[nodiscard]] bool isApproved() const { return state == State::approved; }
};
[[nodiscard]] QString verdictName(ApprovalVerdict::State state); ///< `other-content`

/// Where no signature counts, the state is the most telling fault of one. Pure.
[[nodiscard]] ApprovalVerdict judge(QList<PresentedApproval> presented, const ApprovalNeed &need);

/// What it means for the plan, one sentence for people.
[[nodiscard]] QString planStandingText(const ApprovalVerdict &verdict);

/// The list that a plan's approval signs: one line a file, `SHA-256  PATH`, sorted by path, as `sha256sum` prints it.
[[nodiscard]] QByteArray planManifest(const QMap<QString, QByteArray> &files);

} // namespace holdfast
