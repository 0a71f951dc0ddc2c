// SPDX-License-Identifier: GPL-3.0-or-later
#include "actions/deploy/knowngood.h"

#include <QSet>
#include <algorithm>

namespace holdfast {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr Duration longEnough = 30min;

/// What the one after it was started from: going back to a program from before says that this one was no good.
bool wasGoneBackFrom(const QList<DeploymentRecord> &all, qsizetype index)
{
    if (index == 0 || all[index - 1].commit.isEmpty() || all[index - 1].commit == all[index].commit)
        return false;
    return std::any_of(all.cbegin() + index + 1, all.cend(),
        [&](const DeploymentRecord &older) { return older.commit == all[index - 1].commit; });
}

KnownGood judgedAt(const QList<DeploymentRecord> &all, qsizetype index)
{
    KnownGood good{all[index], {}, false};
    if (index > 0)
        good.served =
            std::chrono::duration_cast<Duration>(all[index - 1].deployment.createdAt - all[index].deployment.createdAt);
    good.proven = good.served >= longEnough;
    return good;
}

/// The platform's own variables differ with every deployment and are not ours to keep.
bool isPlatforms(const QString &name) { return name.startsWith("RAILWAY_"_L1); }

/// The names whose values differ, or that only one of them has.
QSet<QString> different(const Variables &left, const Variables &right)
{
    const auto value = [](const Variables &all, const QString &name) {
        const auto found = all.constFind(name);
        return found == all.cend() ? std::optional<QByteArray>{} : std::optional<QByteArray>{found->reveal()};
    };
    QSet<QString> names;
    for (const QString &name : left.keys() + right.keys()) {
        if (!isPlatforms(name) && value(left, name) != value(right, name))
            names << name;
    }
    return names;
}

} // namespace

QString KnownGood::proof() const
{
    const QString sentence = u"Deployment %1 of %2 served users for %3"_s.arg(
        record.deployment.id, formatUtcSeconds(record.deployment.createdAt), formatRough(this->served));
    return proven ? sentence + u'.' : sentence + u", which is too short to prove it good."_s;
}

const DeploymentRecord *currentOf(const QList<DeploymentRecord> &newestFirst)
{
    for (const DeploymentRecord &one : newestFirst) {
        if (one.deployment.status == DeploymentStatus::live || one.deployment.status == DeploymentStatus::sleeping)
            return &one;
    }
    return newestFirst.isEmpty() ? nullptr : &newestFirst.first();
}

std::optional<KnownGood> knownGood(const QList<DeploymentRecord> &newestFirst)
{
    const DeploymentRecord *current = currentOf(newestFirst);
    std::optional<KnownGood> newest;
    for (qsizetype i = current ? current - newestFirst.constData() + 1 : 0; i < newestFirst.size(); ++i) {
        if (!newestFirst[i].canRollBack || wasGoneBackFrom(newestFirst, i))
            continue;
        KnownGood good = judgedAt(newestFirst, i);
        if (good.proven)
            return good;
        if (!newest)
            newest = std::move(good);
    }
    return newest;
}

std::optional<KnownGood> knownAs(const QList<DeploymentRecord> &newestFirst, const QString &id)
{
    for (qsizetype i = 0; i < newestFirst.size(); ++i) {
        if (newestFirst[i].deployment.id == id)
            return judgedAt(newestFirst, i);
    }
    return std::nullopt;
}

Result<Reverted> revertedBy(const Recovery &recovery, const DeploymentRecord &deployment, const std::stop_token &stop)
{
    const auto then = recovery.operations.variablesOf(deployment.deployment.id, stop);
    if (!then)
        return failure(then.error());
    const auto stored = recovery.deploys.variables(stop);
    if (!stored)
        return failure(stored.error());
    const auto sealed = recovery.operations.sealedVariables(stop);
    if (!sealed)
        return failure(sealed.error());
    QSet<QString> changed;
    QSet<QString> hidden;
    for (const SealedVariable &one : *sealed) {
        hidden << one.name;
        if (one.changedAt > deployment.deployment.createdAt)
            changed << one.name; // its values cannot be compared, its time can
    }
    QSet<QString> candidates = different(*then, *stored) - hidden;
    if (!candidates.isEmpty()) {
        // What is stored may refer to another variable; what counts is the value that the service gets.
        const auto rendered = recovery.operations.renderedVariables(stop);
        if (!rendered)
            return failure(rendered.error());
        candidates &= different(*then, *rendered);
    }
    changed |= candidates;
    Reverted reverted{QStringList(changed.cbegin(), changed.cend()), {}};
    reverted.names.sort();
    for (const QString &name : std::as_const(reverted.names)) {
        if (name == recovery.service.databaseVariable || recovery.secrets.contains(name) || hidden.contains(name))
            reverted.secrets << name;
    }
    return reverted;
}

} // namespace holdfast
