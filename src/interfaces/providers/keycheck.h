// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernel/result.h"
#include "kernel/secret.h"
#include "kernel/time.h"

#include <QString>
#include <QStringList>
#include <optional>
#include <stop_token>

namespace holdfast {

/// What a provider told about a key when it was asked without any effect. A member that the provider does not tell is
/// empty; empty never means "none".
struct KeyReport {
    QString account; ///< whom the key belongs to, as the provider names it
    QStringList scopes; ///< what it may do, in the provider's own words
    std::optional<UtcTime> expiresAt;
    QString told; ///< one sentence for a person: what was asked and what the answer proves, and what it does not
};

/// A harmless call that shows whether a key works. Blocking; work pool. The key is given, because one that is about to
/// be stored is tried before it is stored.
class KeyCheck {
public:
    virtual ~KeyCheck() = default;
    /// ErrorCode::unauthorised: the provider refused the key. Any other error says nothing about the key.
    [[nodiscard]] virtual Result<KeyReport> check(const Secret &key, std::stop_token) = 0;
};

} // namespace holdfast
