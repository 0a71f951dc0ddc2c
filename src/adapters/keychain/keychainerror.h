// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernel/result.h"

#include <qt6keychain/keychain.h>

namespace holdfast {

/// The error that QtKeychain's code stands for; `said` is its own word, for the log. Observed with QtKeychain 0.13.2
/// and gnome-keyring 42: 4 when a locked key store is written to; 7 for everything that is not there, told apart by the
/// text.
[[nodiscard]] Error keychainError(const QString &name, QKeychain::Error code, const QString &said);

[[nodiscard]] Error lockedError();
[[nodiscard]] Error silentError(); ///< it does not answer
[[nodiscard]] Error notStoredError(const QString &name);
[[nodiscard]] Error goneError(const QString &name, const QString &storedAt); ///< stored once, and no longer there

} // namespace holdfast
