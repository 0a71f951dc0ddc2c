// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/secrets/keydesk.h"

#include "domain/secrets/knownsecrets.h"
#include "workers/deliver.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace holdfast {

namespace {

constexpr qsizetype longestSecret = 10 * 1024;

bool isPlain(const QByteArray &text)
{
    return std::none_of(
        text.cbegin(), text.cend(), [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; });
}

} // namespace

KeyDesk::KeyDesk(SecretStore &store, Redactor &redactor, Pool &pool, Checks checks, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_redactor(redactor)
    , m_pool(pool)
    , m_checks(std::move(checks))
{ }

KeyDesk::~KeyDesk() { m_stop.request_stop(); }

QList<KeyState> KeyDesk::list() const
{
    QMap<QString, SecretMark> marks = m_store.marks();
    QList<KeyState> all;
    const auto add = [&](const KnownSecret &known) {
        KeyState state{known.name, known.title, known.purpose, known.form, KeyState::Where::nowhere, {},
            m_checks.contains(known.name)};
        if (m_session.contains(known.name)) {
            state.where = KeyState::Where::session;
        } else if (const auto mark = marks.constFind(known.name); mark != marks.cend()) {
            state.where = KeyState::Where::keyStore;
            state.mark = *mark;
        }
        marks.remove(known.name);
        all << state;
    };
    for (const KnownSecret &known : knownSecrets())
        add(known);
    for (const QString &name : marks.keys()) // of environments with names of their own
        add({name, name, tr("an environment's own key"), {}});
    return all;
}

Result<Secret> KeyDesk::accepted(const QString &name, const Secret &secret) const
{
    if (!isSecretName(name))
        return failure(ErrorCode::invalid, tr("“%1” is not the name of a key.").arg(name.left(80)), {},
            tr("holdfastctl secrets list shows the names."));
    QByteArray text = secret.reveal();
    while (text.endsWith('\n') || text.endsWith('\r'))
        text.chop(1);
    if (text.isEmpty() || text.size() > longestSecret || !isPlain(text))
        return failure(ErrorCode::invalid, tr("This cannot be a key."),
            tr("A key is one line of 1 to %1 characters.").arg(longestSecret), tr("Nothing was stored."));
    return Secret(text);
}

void KeyDesk::store(const QString &name, const Secret &secret, Done<> done)
{
    const auto key = accepted(name, secret);
    if (!key)
        return done(failure(key.error()));
    m_redactor.learn(key->reveal());
    m_store.store(name, *key, [this, name, done = std::move(done)](const Result<> &stored) {
        if (stored)
            m_session.remove(name);
        Q_EMIT changed();
        done(stored);
    });
}

Result<> KeyDesk::keepForSession(const QString &name, const Secret &secret)
{
    const auto key = accepted(name, secret);
    if (!key)
        return failure(key.error());
    m_redactor.learn(key->reveal());
    m_session.insert(name, *key);
    Q_EMIT changed();
    return {};
}

void KeyDesk::read(const QString &name, Done<Secret> done)
{
    if (const auto kept = m_session.constFind(name); kept != m_session.cend())
        return done(*kept);
    m_store.read(name, [this, done = std::move(done)](const Result<Secret> &secret) {
        if (secret)
            m_redactor.learn(secret->reveal());
        done(secret);
    });
}

void KeyDesk::remove(const QString &name, Done<> done)
{
    if (m_session.remove(name) > 0) {
        Q_EMIT changed();
        return done({});
    }
    if (!m_store.marks().contains(name))
        return done(failure(ErrorCode::notFound, tr("There is no key “%1”.").arg(name)));
    m_store.remove(name, [this, done = std::move(done)](const Result<> &removed) {
        Q_EMIT changed();
        done(removed);
    });
}

void KeyDesk::check(const QString &name, Done<KeyReport> done)
{
    KeyCheck *check = m_checks.value(name);
    read(name, [this, check, name, done = std::move(done)](const Result<Secret> &secret) {
        if (!secret)
            return done(failure(secret.error()));
        if (!check)
            return done(failure(ErrorCode::refused, tr("The key “%1” cannot be tried here.").arg(name),
                tr("This profile does not say where its provider is, or in practice nothing outside this machine is "
                   "asked."),
                tr("Use --profile with an environment of the plan that has this integration.")));
        deliver(m_pool.run([check, secret = *secret, stop = m_stop.get_token()] { return check->check(secret, stop); }),
            this, done);
    });
}

} // namespace holdfast
