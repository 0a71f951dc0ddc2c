// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernel/result.h"
#include "kernel/time.h"

#include <QByteArray>

namespace holdfast {

/// What an approval is about: a whole plan, or one step of one incident.
enum class ApprovalKind { plan, step };
[[nodiscard]] QString approvalKindName(ApprovalKind kind);
/// Nothing is approved for longer: two years for a plan, one day for a step.
[[nodiscard]] Duration longestApproval(ApprovalKind kind);

/// A person says yes to exactly one thing, for a limited time. The canonical text is what is signed: it stands in the
/// trusted comment of a minisign signature, and the thing itself is the signed file.
struct Approval {
    ApprovalKind kind = ApprovalKind::plan;
    QString sha256; ///< of the thing, 64 lower-case hexadecimal digits
    UtcTime madeAt;
    UtcTime expiresAt;
    QString nonce; ///< 32 lower-case hexadecimal digits, used once
    QString person; ///< see isPersonName()
    QString keyId; ///< 16 upper-case hexadecimal digits, as minisign prints it

    friend bool operator==(const Approval &, const Approval &) = default;
};

/// Lower-case letters, digits, `.`, `_` and `-`, beginning with a letter, at most 64: a name that is safe as the name
/// of a file and that no look-alike letter can imitate.
[[nodiscard]] bool isPersonName(const QString &name);

/// One line: `holdfast-approval-1 kind=plan sha256=… made=… expires=… nonce=… person=… key=…`.
[[nodiscard]] QString canonicalText(const Approval &approval);
/// Reads the canonical text and nothing else; ErrorCode::invalid names the part that does not fit.
[[nodiscard]] Result<Approval> parseApproval(const QString &text);

/// SHA-256, hexadecimal.
[[nodiscard]] QString sha256Of(const QByteArray &bytes);

} // namespace holdfast
