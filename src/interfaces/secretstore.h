// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernel/result.h"
#include "kernel/secret.h"
#include "kernel/time.h"

#include <QMap>
#include <functional>

namespace holdfast {

/// What is remembered of a stored secret outside the key store: nothing secret.
struct SecretMark {
    UtcTime storedAt;
    QString by; ///< the person's login name

    friend bool operator==(const SecretMark &, const SecretMark &) = default;
};

/// The key store of the person's desktop. Main thread; `done` is called later on the main thread, exactly once. A key
/// store may ask the person to unlock it; a call that is not answered within half a minute ends as ErrorCode::timedOut.
///
/// Errors: `notFound` it was never stored here · `refused` the key store is locked, or the person said no ·
/// `unavailable` there is no key store · `timedOut` it does not answer · `storage` anything else, also a secret that
/// was stored and is gone.
class SecretStore {
public:
    template <class T = void> using Done = std::function<void(const Result<T> &)>;

    virtual ~SecretStore() = default;
    virtual void read(const QString &name, Done<Secret> done) = 0;
    /// Replaces an older one.
    virtual void store(const QString &name, const Secret &secret, Done<> done) = 0;
    virtual void remove(const QString &name, Done<> done) = 0;
    /// What was stored here and not removed, by name; asks no key store.
    [[nodiscard]] virtual QMap<QString, SecretMark> marks() const = 0;
};

} // namespace holdfast
