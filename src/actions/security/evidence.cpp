// SPDX-License-Identifier: GPL-3.0-or-later
#include "actions/security/evidence.h"

#include "actions/security/accounts.h"
#include "kernel/json.h"
#include "kernel/redaction.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>

namespace holdfast {

using namespace Qt::StringLiterals;

namespace {

constexpr int deploymentsKept = 50;
constexpr int logLinesKept = 5000;

using Files = QMap<QString, QByteArray>;

/// The files, and what could not be had, with the reason.
struct Collected {
    Files files;
    QStringList missing;

    template <class T> bool has(const QString &what, const Result<T> &read)
    {
        if (!read)
            missing << u"%1: %2"_s.arg(what, read.error().what);
        return read.has_value();
    }
    void add(const QString &name, const QJsonArray &array)
    {
        files.insert(name, QJsonDocument(array).toJson(QJsonDocument::Indented));
    }
};

void addDeployments(const Recovery &recovery, Collected &all, const std::stop_token &stop)
{
    const auto history = recovery.operations.history(deploymentsKept, stop);
    if (!all.has(u"deployments"_s, history))
        return;
    QJsonArray deployments;
    for (const DeploymentRecord &one : *history)
        deployments << QJsonObject{{u"id"_s, one.deployment.id}, {u"status"_s, one.deployment.statusWord},
            {u"createdAt"_s, formatUtc(one.deployment.createdAt)}, {u"commit"_s, one.commit}, {u"image"_s, one.image}};
    all.add(u"deployments.json"_s, deployments);
    if (history->isEmpty())
        return;
    const auto lines = recovery.operations.logs(history->first().deployment.id, logLinesKept, stop);
    if (!all.has(u"log"_s, lines))
        return;
    // A service may write its own keys into its log; a copy of them on this computer would be a second leak.
    QByteArray text;
    for (const LogLine &line : *lines)
        text += u"%1 %2 %3\n"_s.arg(line.at, line.severity, redactPatterns(line.text)).toUtf8();
    all.files.insert(u"service.log"_s, text);
}

/// Names only: a value, or a hash of one, would be a copy of the secret.
void addSettings(const Recovery &recovery, Collected &all, const std::stop_token &stop)
{
    const auto variables = recovery.deploys.variables(stop);
    const auto sealed = recovery.operations.sealedVariables(stop);
    QJsonArray names;
    if (all.has(u"variables"_s, variables)) {
        for (const QString &name : variables->keys())
            names << QJsonObject{{u"name"_s, name}, {u"sealed"_s, false}};
    }
    if (all.has(u"sealed variables"_s, sealed)) {
        for (const SealedVariable &one : *sealed)
            names << QJsonObject{
                {u"name"_s, one.name}, {u"sealed"_s, true}, {u"changedAt"_s, formatUtc(one.changedAt)}};
    }
    all.add(u"variables.json"_s, names);
}

void addAccounts(const Recovery &recovery, Collected &all, const std::stop_token &stop)
{
    if (!recovery.identity) {
        all.missing << u"accounts: the provider of sign-in is not set up here"_s;
        return;
    }
    const auto users = allUsers(*recovery.identity, stop);
    if (!all.has(u"accounts"_s, users))
        return;
    QJsonArray accounts;
    for (const IdentityUser &user : *users) {
        const auto sessions = activeSessionsOf(*recovery.identity, user.id, stop);
        if (!all.has(u"sessions of "_s + user.id, sessions))
            return;
        QJsonArray active;
        for (const IdentitySession &session : *sessions)
            active << QJsonObject{{u"id"_s, session.id}, {u"expiresAt"_s, formatUtc(session.expiresAt)}};
        accounts << QJsonObject{{u"id"_s, user.id}, {u"email"_s, user.email}, {u"banned"_s, user.banned},
            {u"secondFactor"_s, user.twoFactor}, {u"createdAt"_s, formatUtc(user.createdAt)},
            {u"activeSessions"_s, active}};
    }
    all.add(u"accounts.json"_s, accounts);
}

void addBranches(const Recovery &recovery, Collected &all, const std::stop_token &stop)
{
    const auto branches = recovery.provider.branches(stop);
    if (!all.has(u"database branches"_s, branches))
        return;
    QJsonArray list;
    for (const DatabaseBranch &branch : *branches)
        list << QJsonObject{{u"id"_s, branch.id}, {u"name"_s, branch.name}, {u"parent"_s, branch.parentId},
            {u"default"_s, branch.isDefault}, {u"createdAt"_s, formatUtc(branch.createdAt)}};
    all.add(u"branches.json"_s, list);
}

Collected collect(const Recovery &recovery, const std::stop_token &stop)
{
    Collected all;
    addDeployments(recovery, all, stop);
    addSettings(recovery, all, stop);
    addAccounts(recovery, all, stop);
    addBranches(recovery, all, stop);
    const QJsonObject source{{u"collectedAt"_s, formatUtc(recovery.clock.utc())},
        {u"service"_s, recovery.deploys.serviceId()}, {u"missing"_s, QJsonArray::fromStringList(all.missing)}};
    all.files.insert(u"collection.json"_s, QJsonDocument(source).toJson(QJsonDocument::Indented));
    return all;
}

Result<EvidenceVault *> vaultOf(const Recovery &recovery)
{
    if (recovery.evidence)
        return recovery.evidence;
    return failure(ErrorCode::refused, u"There is no place for evidence here."_s);
}

} // namespace

Result<> CollectEvidence::precheck(const Inputs &, std::stop_token)
{
    const auto vault = vaultOf(m_recovery);
    return vault ? Result<>{} : Result<>{failure(vault.error())};
}

Result<Preview> CollectEvidence::preview(const StepKey &key, const Inputs &, std::stop_token)
{
    const auto vault = vaultOf(m_recovery);
    if (!vault)
        return failure(vault.error());
    return Preview{{},
        u"Reads the log, the deployments, the settings by name, accounts and sessions, and the branches, and keeps "
        u"them in %1."_s.arg((*vault)->place(key.marker())),
        {u"Nothing is changed at the providers. Values of variables are never read into a file."_s,
            u"Each file's SHA-256 is written into the journal. Put a copy into another account at once."_s},
        {}};
}

Result<Handle> CollectEvidence::begin(const StepKey &key, const Inputs &inputs, std::stop_token stop)
{
    const auto vault = vaultOf(m_recovery);
    if (!vault)
        return failure(vault.error());
    const Collected all = collect(m_recovery, stop);
    const auto kept = (*vault)->keep(key.marker(), all.files);
    if (!kept && kept.error().code != ErrorCode::refused)
        return failure(kept.error());
    const auto found = find(key, inputs, stop); // an earlier collection is the better evidence
    if (!found || !*found)
        return failure(found ? kept.error() : found.error());
    Handle handle = **found;
    handle.insert(u"missing"_s, all.missing.join(u"; "_s));
    return handle;
}

Result<std::optional<Handle>> CollectEvidence::find(const StepKey &key, const Inputs &, std::stop_token)
{
    const auto vault = vaultOf(m_recovery);
    if (!vault)
        return failure(vault.error());
    const auto digests = (*vault)->digests(key.marker());
    if (!digests && digests.error().code == ErrorCode::notFound)
        return std::optional<Handle>();
    if (!digests)
        return failure(digests.error());
    QJsonObject files;
    for (auto digest = digests->cbegin(); digest != digests->cend(); ++digest)
        files.insert(digest.key(), *digest);
    return std::optional(Handle{{u"collection"_s, key.marker()}, {u"place"_s, (*vault)->place(key.marker())},
        {u"files"_s, files}, {u"missing"_s, QString()}});
}

Result<Undoing> CollectEvidence::undo(const Handle &, std::stop_token)
{
    return Undoing{false, u"Evidence is not thrown away."_s};
}

Result<Verdict> EvidenceIntact::run(const Inputs &inputs, std::stop_token)
{
    const auto vault = vaultOf(m_recovery);
    if (!vault)
        return failure(vault.error());
    const auto digests = (*vault)->digests(inputs.value("collection"_L1).toString());
    if (!digests)
        return Verdict{Verdict::Kind::fail, digests.error().what, {}, {}};
    const QJsonObject recorded = inputs.value("files"_L1).toObject();
    QStringList wrong;
    for (auto file = recorded.constBegin(); file != recorded.constEnd(); ++file) {
        if (digests->value(file.key()) != file->toString())
            wrong << file.key();
    }
    for (const QString &name : digests->keys()) {
        if (!recorded.contains(name))
            wrong << name;
    }
    if (!wrong.isEmpty() || recorded.isEmpty())
        return Verdict{Verdict::Kind::fail,
            recorded.isEmpty() ? u"Nothing was collected."_s : u"Not as recorded: %1."_s.arg(wrong.join(u", "_s)), {},
            {}};
    return Verdict{Verdict::Kind::pass,
        u"%1 files were read again and are what the journal says."_s.arg(recorded.size()), recorded, {}};
}

} // namespace holdfast
