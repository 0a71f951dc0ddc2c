// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/keychain/keychainstore.h"

#include "adapters/keychain/keychainerror.h"

#include <QTimer>
#include <memory>
#include <qt6keychain/keychain.h>

using namespace Qt::StringLiterals;

namespace holdfast {

namespace {

const QString service = u"holdfast"_s;
constexpr Duration patience{std::chrono::seconds{30}}; ///< a person may have to unlock it first

// With a prefix: some key stores ignore the service and know the key alone.
QString keyOf(const QString &name) { return u"holdfast/"_s + name; }

} // namespace

KeychainStore::KeychainStore(const QString &marksFile, const Clock &clock, QString author, QObject *parent)
    : QObject(parent)
    , m_marks(marksFile)
    , m_clock(clock)
    , m_author(std::move(author))
{ }

void KeychainStore::run(QKeychain::Job *job, const std::function<void(QKeychain::Job *)> &done)
{
    // The job deletes itself when it is finished and has no parent: one that is deleted while it runs is used
    // afterwards.
    job->setAutoDelete(true);
    const auto asked = std::make_shared<bool>(true);
    QTimer::singleShot(patience, this, [asked, done] {
        if (std::exchange(*asked, false))
            done(nullptr);
    });
    connect(job, &QKeychain::Job::finished, this, [asked, done](QKeychain::Job *finished) {
        if (std::exchange(*asked, false))
            done(finished);
    });
    job->start();
}

void KeychainStore::read(const QString &name, Done<Secret> done)
{
    auto *job = new QKeychain::ReadPasswordJob(service);
    job->setKey(keyOf(name));
    run(job, [this, name, done = std::move(done)](QKeychain::Job *finished) {
        if (!finished)
            return done(failure(silentError()));
        if (finished->error() == QKeychain::NoError)
            return done(Secret(static_cast<QKeychain::ReadPasswordJob *>(finished)->binaryData()));
        const QMap<QString, SecretMark> marks = m_marks.all();
        if (finished->error() == QKeychain::EntryNotFound && marks.contains(name))
            return explainAbsence(name, marks.value(name), done);
        done(failure(keychainError(name, finished->error(), finished->errorString())));
    });
}

void KeychainStore::explainAbsence(const QString &name, const SecretMark &mark, const Done<Secret> &done)
{
    auto *canary = new QKeychain::WritePasswordJob(service);
    canary->setKey(keyOf(u"canary"_s));
    canary->setBinaryData("canary");
    run(canary, [this, name, mark, done](QKeychain::Job *finished) {
        if (!finished)
            return done(failure(silentError()));
        if (finished->error() != QKeychain::NoError)
            return done(failure(keychainError(name, finished->error(), finished->errorString())));
        auto *sweep = new QKeychain::DeletePasswordJob(service);
        sweep->setKey(keyOf(u"canary"_s));
        run(sweep,
            [name, mark, done](QKeychain::Job *) { done(failure(goneError(name, formatUtcSeconds(mark.storedAt)))); });
    });
}

void KeychainStore::store(const QString &name, const Secret &secret, Done<> done)
{
    auto *job = new QKeychain::WritePasswordJob(service);
    job->setKey(keyOf(name));
    job->setBinaryData(secret.reveal());
    run(job, [this, name, done = std::move(done)](QKeychain::Job *finished) {
        if (!finished)
            return done(failure(silentError()));
        if (finished->error() != QKeychain::NoError)
            return done(failure(keychainError(name, finished->error(), finished->errorString())));
        done(m_marks.set(name, {m_clock.utc(), m_author}));
    });
}

void KeychainStore::remove(const QString &name, Done<> done)
{
    auto *job = new QKeychain::DeletePasswordJob(service);
    job->setKey(keyOf(name));
    run(job, [this, name, done = std::move(done)](QKeychain::Job *finished) {
        if (!finished)
            return done(failure(silentError()));
        // Deleting what is not there is reported as a success or as "not found": both leave nothing behind.
        if (finished->error() != QKeychain::NoError && finished->error() != QKeychain::EntryNotFound)
            return done(failure(keychainError(name, finished->error(), finished->errorString())));
        done(m_marks.forget(name));
    });
}

} // namespace holdfast
