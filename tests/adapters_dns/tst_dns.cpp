// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/dns/dnsprobe.h"
#include "adapters_dns/ownresolver.h"
#include "domain/health/sight.h"
#include "support/runner.h"

#include <QElapsedTimer>

using namespace holdfast;
using namespace holdfast::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

Sample lookThrough(const QStringList &resolvers, const QStringList &wanted = {}, Duration deadline = 5s)
{
    static const SystemClock clock;
    DnsProbe probe(ComponentId{u"application"_s},
        {u"dns"_s, 60s, deadline, u"names"_s, {},
            {{u"host"_s, {u"app.example.com"_s}}, {u"resolvers"_s, resolvers}, {u"addresses"_s, wanted}}},
        clock);
    return probe.run({});
}

} // namespace

class DnsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void resolversThatAgreeAreUp()
    {
        const OwnResolver one(OwnResolver::Manner::address);
        const OwnResolver other(OwnResolver::Manner::address);
        const Sample sample = lookThrough({one.place(), other.place()});
        QVERIFY2(sample.health == Health::up, qPrintable(sample.reason));
        QCOMPARE(sample.reason, u"app.example.com leads to 192.0.2.10"_s);
        QVERIFY(one.questions() > 0 && other.questions() > 0);
        QCOMPARE(lookThrough({one.place()}, {u"192.0.2.10"_s}).health, Health::up);
    }

    void aNameThatLeadsElsewhereIsNotGreen()
    {
        const OwnResolver honest(OwnResolver::Manner::address);
        const OwnResolver hijacked(OwnResolver::Manner::address, {127, 0, 0, 1});
        const Sample all = lookThrough({hijacked.place()});
        QCOMPARE(all.health, Health::down);
        QVERIFY2(all.reason.contains(u"leads to this machine (127.0.0.1)"_s), qPrintable(all.reason));
        QCOMPARE(lookThrough({honest.place(), hijacked.place()}).health, Health::degraded);
        QCOMPARE(lookThrough({honest.place()}, {u"192.0.2.99"_s}).health, Health::down); // not the address it should be
    }

    void aNameThatIsGoneIsDownAndNotTheNetworksFault()
    {
        const OwnResolver gone(OwnResolver::Manner::noSuchName);
        const Sample sample = lookThrough({gone.place()});
        QCOMPARE(sample.health, Health::down);
        QVERIFY(!sample.evidence.value(networkFailureKey).toBool());
        QVERIFY2(sample.reason.contains(u"does not know the name"_s), qPrintable(sample.reason));
        const OwnResolver ill(OwnResolver::Manner::serverFailure);
        QCOMPARE(lookThrough({ill.place()}).health, Health::down);
    }

    // R17: the deadline is kept, and silence may be the network's own.
    void silentResolversMeetTheDeadline()
    {
        const OwnResolver one(OwnResolver::Manner::silent);
        const OwnResolver other(OwnResolver::Manner::silent);
        QElapsedTimer timer;
        timer.start();
        const Sample sample = lookThrough({one.place(), other.place()}, {}, 1s);
        QVERIFY2(timer.elapsed() < 3000, qPrintable(QString::number(timer.elapsed())));
        QCOMPARE(sample.health, Health::down);
        QCOMPARE(sample.reason, u"app.example.com cannot be resolved (2 resolvers tried)"_s);
        QVERIFY(sample.evidence.value(networkFailureKey).toBool());
    }

    void aStopEndsTheLookUp()
    {
        const OwnResolver silent(OwnResolver::Manner::silent);
        std::stop_source stop;
        stop.request_stop();
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(lookUp(silent.place(), u"app.example.com"_s, 60s, stop.get_token()).says, NameAnswer::Says::nothing);
        QVERIFY(timer.elapsed() < 5000);
    }

    void whatIsNoResolverIsRefused()
    {
        QCOMPARE(lookUp(u"not an address"_s, u"app.example.com"_s, 1s, {}).says, NameAnswer::Says::refused);
    }
};

HF_TEST(DnsTest)
#include "tst_dns.moc"
