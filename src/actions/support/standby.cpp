// SPDX-License-Identifier: GPL-3.0-or-later
#include "actions/support/standby.h"

#include <QUrl>

namespace holdfast {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr Duration standbyDeadline = 20s; // it may have to wake up
const QString standbyPrefix = u"standby/"_s;

} // namespace

QString standbyBranch(const QString &database) { return standbyPrefix + database; }
bool isOnStandby(const QString &branch) { return branch.startsWith(standbyPrefix); }

Result<Secret> standbyUri(const Recovery &recovery, const QString &database)
{
    if (recovery.standby.isEmpty())
        return failure(ErrorCode::refused, u"There is no standby database server here."_s,
            u"The plan names none for this environment, or its key is missing."_s,
            u"Add `integrations.standby` to the environment and store its connection string, or do it by hand."_s);
    QUrl url = QUrl::fromEncoded(recovery.standby.reveal(), QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty())
        return failure(ErrorCode::invalid, u"The address of the standby is not a connection string."_s, {},
            u"Store it again, like postgresql://USER:PASSWORD@HOST/DATABASE."_s);
    if (!database.isEmpty())
        url.setPath(u'/' + database);
    return Secret(url.toEncoded());
}

Result<Session> openStandby(const Recovery &recovery, const std::stop_token &stop)
{
    const auto uri = standbyUri(recovery, {});
    return uri ? recovery.connector.connect(*uri, standbyDeadline, stop) : Result<Session>{failure(uri.error())};
}

Result<Secret> connectionUri(
    const Recovery &recovery, const QString &branch, const QString &role, const std::stop_token &stop)
{
    return isOnStandby(branch) ? standbyUri(recovery, branch.mid(standbyPrefix.size()))
                               : recovery.provider.connectionUri(branch, recovery.service.database, role, stop);
}

Result<std::optional<QString>> standbyInUse(const Recovery &recovery, const std::stop_token &stop)
{
    if (recovery.standby.isEmpty())
        return std::optional<QString>{};
    const auto variables = recovery.deploys.variables(stop);
    if (!variables)
        return failure(variables.error());
    const QUrl inUse =
        QUrl::fromEncoded(variables->value(recovery.service.databaseVariable).reveal(), QUrl::StrictMode);
    const QUrl standby = QUrl::fromEncoded(recovery.standby.reveal(), QUrl::StrictMode);
    const bool isThere = inUse.host() == standby.host() && inUse.port(5432) == standby.port(5432);
    return isThere ? std::optional(standbyBranch(inUse.path().mid(1))) : std::nullopt;
}

Result<QString> placeInUse(const Recovery &recovery, const std::stop_token &stop)
{
    const auto standby = standbyInUse(recovery, stop);
    if (!standby || *standby)
        return standby ? Result<QString>{**standby} : Result<QString>{failure(standby.error())};
    const auto branches = recovery.provider.branches(stop);
    const auto used = branches ? branchInUse(recovery, *branches, stop)
                               : Result<std::optional<DatabaseBranch>>{failure(branches.error())};
    if (!used)
        return failure(used.error());
    return *used ? (*used)->id : QString();
}

} // namespace holdfast
