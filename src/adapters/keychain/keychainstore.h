// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "adapters/keychain/secretmarks.h"
#include "kernel/clock.h"

#include <QObject>

namespace QKeychain {
class Job;
}

namespace holdfast {

/// The desktop's key store through QtKeychain.
class KeychainStore final : public QObject, public SecretStore {
    Q_OBJECT

public:
    /// `marksFile`: where it is remembered what was stored. `author`: whose login name stands there.
    KeychainStore(const QString &marksFile, const Clock &clock, QString author, QObject *parent = nullptr);

    void read(const QString &name, Done<Secret> done) override;
    void store(const QString &name, const Secret &secret, Done<> done) override;
    void remove(const QString &name, Done<> done) override;
    [[nodiscard]] QMap<QString, SecretMark> marks() const override { return m_marks.all(); }

private:
    /// Starts the job; `done` is called once: with the finished job, or with null when it took too long.
    void run(QKeychain::Job *job, const std::function<void(QKeychain::Job *)> &done);
    /// A locked key store says "not found": writing tells.
    void explainAbsence(const QString &name, const SecretMark &mark, const Done<Secret> &done);

    SecretMarks m_marks;
    const Clock &m_clock;
    QString m_author;
};

} // namespace holdfast
