// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "interfaces/providers/keycheck.h"
#include "interfaces/secretstore.h"
#include "kernel/redaction.h"
#include "workers/pool.h"

#include <QObject>
#include <stop_token>

namespace holdfast {

/// One line of the list of keys.
struct KeyState {
    QString name;
    QString title;
    QString purpose;
    QString form;
    enum class Where { nowhere, keyStore, session } where = Where::nowhere;
    std::optional<SecretMark> mark; ///< when in the key store
    bool checkable = false;
};

/// The keys of the providers: stored, tried, removed. What is stored or read becomes known to the redactor before
/// anybody else sees it.
class KeyDesk : public QObject {
    Q_OBJECT

public:
    template <class T = void> using Done = SecretStore::Done<T>;
    /// By name of the key; the checks outlive the desk.
    using Checks = QMap<QString, KeyCheck *>;

    KeyDesk(SecretStore &store, Redactor &redactor, Pool &pool, Checks checks, QObject *parent = nullptr);
    ~KeyDesk() override;

    [[nodiscard]] QList<KeyState> list() const;
    /// Refuses an unknown form: empty, longer than 10 kB, with control characters. One line end at the end is cut.
    void store(const QString &name, const Secret &secret, Done<> done);
    /// Keeps it in the memory of this process until it ends, for when there is no key store.
    [[nodiscard]] Result<> keepForSession(const QString &name, const Secret &secret);
    void read(const QString &name, Done<Secret> done);
    void remove(const QString &name, Done<> done);
    /// Asks the provider with the stored key, harmlessly.
    void check(const QString &name, Done<KeyReport> done);

Q_SIGNALS:
    void changed();

private:
    [[nodiscard]] Result<Secret> accepted(const QString &name, const Secret &secret) const;

    SecretStore &m_store;
    Redactor &m_redactor;
    Pool &m_pool;
    Checks m_checks;
    QMap<QString, Secret> m_session;
    std::stop_source m_stop;
};

} // namespace holdfast
