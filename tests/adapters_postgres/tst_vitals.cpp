// SPDX-License-Identifier: GPL-3.0-or-later
#include "actions/probes/databasevitals.h"
#include "adapters_postgres/pqtest.h"
#include "support/runner.h"

#include <QFuture>
#include <QtConcurrent>

using namespace holdfast;
using namespace holdfast::test;
using namespace Qt::StringLiterals;

class VitalsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(m_server.start(), qPrintable(m_server.error()));
        QVERIFY(connected()->query(u"create table accounts (id int)"_s, {}, plenty, {}));
    }

    void aQuietDatabaseHasNothingToComplainAbout()
    {
        const auto session = connected();
        const auto vitals = readVitals(*session, plenty, {});
        QVERIFY2(vitals, vitals ? "" : qPrintable(allTextOf(vitals.error())));
        QCOMPARE(complaints(*vitals, {}), QStringList());
        QVERIFY(vitals->connections && *vitals->connections > 0);
        QCOMPARE(vitals->archivingFails, std::optional(false));
        QVERIFY(!vitals->replicationLag); // there is no standby
        QVERIFY(evidenceOf(*vitals).contains(u"connections"_s));
        QVERIFY(!evidenceOf(*vitals).contains(u"replicationLag"_s));
    }

    // One holds a lock in a transaction, another waits for it.
    void anOpenTransactionAndWhoWaitsForIt()
    {
        const auto holder = connected();
        const auto waiter = connected();
        const auto watcher = connected();
        QVERIFY(holder->query(u"begin"_s, {}, plenty, {}));
        QVERIFY(holder->query(u"lock table accounts"_s, {}, plenty, {}));
        const QFuture<void> waiting = QtConcurrent::run(
            [&] { static_cast<void>(waiter->query(u"select count(*) from accounts"_s, {}, plenty, {})); });
        std::optional<DatabaseVitals> seen;
        const auto isWaiting = [&] {
            const auto vitals = readVitals(*watcher, plenty, {});
            seen = vitals ? std::optional(*vitals) : std::nullopt;
            return seen && seen->longestLockWait.value_or(0) > 0.01 && seen->longestTransaction.value_or(0) > 0.01;
        };
        QTRY_VERIFY(isWaiting());
        QCOMPARE(complaints(*seen, {}), QStringList()); // not for long yet
        const VitalLimits strict = VitalLimits::of({u"postgres"_s, std::chrono::seconds{2}, std::chrono::seconds{3}, {},
            {}, {{u"longestTransaction"_s, {u"1ms"_s}}, {u"longestLockWait"_s, {u"1ms"_s}}}});
        const QStringList found = complaints(*seen, strict);
        QCOMPARE(found.size(), 2);
        QVERIFY2(found[0].contains(u"for a lock"_s), qPrintable(found[0]));
        QVERIFY2(found[1].contains(u"transaction is open"_s), qPrintable(found[1]));
        QVERIFY(holder->query(u"rollback"_s, {}, plenty, {}));
        QTRY_VERIFY(waiting.isFinished());
        const auto after = readVitals(*watcher, plenty, {});
        QVERIFY(after && !after->longestLockWait);
    }

    // A role without rights sees less; that is no failure.
    void aRoleWithoutRightsSeesLess()
    {
        const auto session = connected();
        QVERIFY(session->query(u"create role visitor"_s, {}, plenty, {}));
        QVERIFY(session->query(u"set role visitor"_s, {}, plenty, {}));
        const auto vitals = readVitals(*session, plenty, {});
        QVERIFY2(vitals, vitals ? "" : qPrintable(allTextOf(vitals.error())));
        QCOMPARE(complaints(*vitals, {}), QStringList());
    }

    void theWorstComesFirst()
    {
        const DatabaseVitals ill{1000, 31, 61, 0.95, true, 2};
        const QStringList found = complaints(ill, {});
        QCOMPARE(found.size(), 6);
        QVERIFY(found[0].startsWith(u"2 damaged pages"_s));
        QVERIFY(found[1].contains(u"archive"_s));
        QVERIFY(found[3].startsWith(u"95 %"_s));
    }

private:
    [[nodiscard]] std::unique_ptr<DatabaseSession> connected()
    {
        auto session = m_connector.connect(Secret(m_server.uri("postgres")), plenty, {});
        return session ? std::move(*session) : nullptr;
    }

    PostgresServer m_server;
    LibpqConnector m_connector;
};

HF_TEST(VitalsTest)
#include "tst_vitals.moc"
