// SPDX-License-Identifier: GPL-3.0-or-later
#include "platforms/platforms.h"

#include <QTest>

namespace holdfast::test {

using namespace Qt::StringLiterals;

bool Platforms::start()
{
    if (!range.start())
        return false;
    const QJsonObject told = range.ready();
    const auto text = [&told](const char *provider, const char *key) {
        return told.value(QLatin1String(provider)).toObject().value(QLatin1String(key)).toString();
    };
    const NeonConfig database{
        QUrl(text("neon", "url")), text("neon", "projectId"), Secret(text("neon", "token").toUtf8()), u"range:neon"_s};
    const RailwayConfig deploy{QUrl(text("railway", "url")), Secret(text("railway", "token").toUtf8()),
        RailwayConfig::TokenKind::project, u"range:railway"_s, text("railway", "projectId"),
        text("railway", "environmentId"), text("railway", "serviceId")};
    const StatuspageConfig page{QUrl(text("statuspage", "url")), Secret(text("statuspage", "token").toUtf8()),
        u"range:statuspage"_s, text("statuspage", "pageId"), {text("statuspage", "componentId")}, false};
    neon = std::make_unique<NeonClient>(m_transport, database);
    recovery = std::make_unique<NeonRecovery>(m_transport, database);
    computes = std::make_unique<NeonComputes>(m_transport, database);
    railway = std::make_unique<RailwayClient>(m_transport, deploy);
    operations = std::make_unique<RailwayOperations>(m_transport, deploy);
    statuspage = std::make_unique<StatuspageClient>(m_transport, page);
    return true;
}

QString Platforms::mainBranch() const
{
    return range.ready().value(u"neon"_s).toObject().value(u"branchId"_s).toString();
}

bool Platforms::areDone(const QStringList &operationIds)
{
    for (const QString &id : operationIds) {
        OperationStatus status = OperationStatus::waiting;
        const bool over = QTest::qWaitFor(
            [&] {
                const auto operation = neon->operation(id, {});
                status = operation ? operation->status : OperationStatus::unknown;
                return status != OperationStatus::waiting && status != OperationStatus::running;
            },
            30000);
        if (!over || status != OperationStatus::finished)
            return false;
    }
    return true;
}

bool Platforms::isLive(const QString &deploymentId)
{
    return QTest::qWaitFor(
        [&] {
            const auto deployment = railway->deployment(deploymentId, {});
            return deployment && deployment->status == DeploymentStatus::live;
        },
        30000);
}

QString Platforms::value(const QString &branchId, const QString &statement)
{
    const auto uri = neon->connectionUri(branchId, u"capliquify"_s, u"neondb_owner"_s, {});
    if (!uri)
        return uri.error().why;
    auto sql = range::Sql::open(QString::fromUtf8(uri->reveal()), "test");
    if (!sql)
        return sql.error().what + sql.error().why;
    const auto rows = sql->run(statement);
    return rows ? rows->value(0).value(0) : rows.error().what;
}

} // namespace holdfast::test
