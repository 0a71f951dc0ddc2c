// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "adapters/http/httptransport.h"
#include "adapters/providers/neon/neonclient.h"
#include "adapters/providers/neon/neoncomputes.h"
#include "adapters/providers/neon/neonrecovery.h"
#include "adapters/providers/railway/railwayclient.h"
#include "adapters/providers/railway/railwayoperations.h"
#include "adapters/providers/statuspage/statuspageclient.h"
#include "range/postgres/sql.h"
#include "range/rangeprocess.h"

namespace holdfast::test {

/// A started range and the clients that reach it.
class Platforms {
public:
    [[nodiscard]] bool start();

    RangeProcess range;
    std::unique_ptr<NeonClient> neon;
    std::unique_ptr<NeonRecovery> recovery;
    std::unique_ptr<NeonComputes> computes;
    std::unique_ptr<RailwayClient> railway;
    std::unique_ptr<RailwayOperations> operations;
    std::unique_ptr<StatuspageClient> statuspage;

    [[nodiscard]] QString mainBranch() const;
    /// Waits until every operation is over; false when one of them did not finish well.
    [[nodiscard]] bool areDone(const QStringList &operationIds);
    /// Waits until the deployment is live.
    [[nodiscard]] bool isLive(const QString &deploymentId);
    /// The one value that the statement gives in the database of the branch.
    [[nodiscard]] QString value(const QString &branchId, const QString &statement);

private:
    HttpTransport m_transport{HttpConfig{HostAllowList::loopbackOnly()}};
};

} // namespace holdfast::test

/// The error's own words; empty when there is none.
template <class T> [[nodiscard]] QByteArray complaint(const holdfast::Result<T> &result)
{
    return result ? QByteArray() : (result.error().what + u' ' + result.error().why).toUtf8();
}

/// Fails the test with the error's own words. The expression is evaluated once.
#define HF_GOOD(result)                                                                                                \
    do {                                                                                                               \
        const QByteArray said = complaint(result);                                                                     \
        QVERIFY2(said.isEmpty(), said.constData());                                                                    \
    } while (false)
