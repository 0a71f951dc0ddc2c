// SPDX-License-Identifier: GPL-3.0-or-later
#include "actions/probes/providers/vendorprobe.h"
#include "adapters/http/apireply.h"
#include "adapters/providers/vendorstatus/vendors.h"
#include "counterparts/counterpart.h"
#include "range/thirdparty/thirdparty.h"
#include "support/manualclock.h"
#include "support/runner.h"

namespace holdfast {

using namespace test;
using namespace Qt::StringLiterals;

/// The range's pages need no context; the stage hands one out.
class PracticePages final : public range::Provider {
public:
    explicit PracticePages(range::Context &) { }
    [[nodiscard]] QString name() const override { return m_pages.name(); }
    [[nodiscard]] QStringList routes() const override { return m_pages.routes(); }
    [[nodiscard]] QString routeOf(const range::Request &request) const override { return m_pages.routeOf(request); }
    [[nodiscard]] range::Response refusal(int status) const override { return m_pages.refusal(status); }
    void serve(const range::Request &request, range::Call &call, const range::Answer &answer) override
    {
        m_pages.serve(request, call, answer);
    }
    [[nodiscard]] QJsonObject describe(const QString &origin) const override { return m_pages.describe(origin); }
    [[nodiscard]] QJsonObject truth() const override { return m_pages.truth(); }

private:
    range::VendorPages m_pages;
};

class PagesStage : public Stage<PracticePages> {
public:
    [[nodiscard]] QList<VendorPage> pages() const { return vendorstatus::pagesBelow(url()); }

    void set(const QString &vendor, const QString &state)
    {
        HttpRequest request;
        request.method = "POST";
        request.url = QUrl(url().toString() + u"/set"_s);
        request.headers = {{"Content-Type", "application/json"}};
        request.body = canonicalJson({{u"vendor"_s, vendor}, {u"state"_s, state}});
        QVERIFY(ask([&] { return holdfast::ask(transport, request, {}); }));
    }
};

class VendorCounterpartTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyFormatIsRead_data()
    {
        QTest::addColumn<QString>("vendor");
        for (const VendorPage &page : vendorstatus::usualPages())
            QTest::newRow(qPrintable(page.vendor)) << page.vendor;
    }

    void everyFormatIsRead()
    {
        QFETCH(QString, vendor);
        PagesStage stage;
        VendorPages pages(stage.transport, stage.pages());
        const auto report = [&] { return stage.ask([&] { return pages.report(vendor, {}); }); };
        const VendorReport calm = report();
        QVERIFY2(calm.state == VendorState::operational, qPrintable(calm.why));
        QVERIFY(calm.incidents.isEmpty());
        stage.set(vendor.toLower(), u"degraded"_s);
        const VendorReport degraded = report();
        QCOMPARE(degraded.state, VendorState::degraded);
        QVERIFY(degraded.incidents.value(0).contains(u"Elevated error rates"));
        stage.set(vendor.toLower(), u"outage"_s);
        // Incident.io tells no more than that something is going on.
        QCOMPARE(report().state, vendor == u"Neon" ? VendorState::degraded : VendorState::outage);
        stage.set(vendor.toLower(), u"operational"_s);
        QCOMPARE(report().state, VendorState::operational);
    }

    // Whatever cannot be read is unknown, with the reason; it is never taken for an outage.
    void whatCannotBeReadIsUnknown_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<int>("status");
        QTest::newRow("gone") << u"status"_s << 404;
        QTest::newRow("forbidden") << u"status"_s << 403;
        QTest::newRow("broken") << u"status"_s << 500;
        QTest::newRow("garbage") << u"garbage"_s << 0;
        QTest::newRow("no answer") << u"close"_s << 0;
    }

    void whatCannotBeReadIsUnknown()
    {
        QFETCH(QString, kind);
        QFETCH(int, status);
        PagesStage stage;
        VendorPages pages(stage.transport, stage.pages());
        for (int i = 0; i < 10; ++i) // every try, and those that Qt makes by itself
            stage.order(u"github"_s, kind, u"after"_s, status);
        const VendorReport report = stage.ask([&] { return pages.report(u"GitHub"_s, {}); });
        QCOMPARE(report.state, VendorState::unknown);
        QVERIFY(!report.why.isEmpty());
        QCOMPARE(stage.ask([&] { return pages.report(u"Nobody"_s, {}); }).state, VendorState::unknown);
    }

    // A vendor's word is evidence, not a verdict: never down, and never green without a page that says so.
    void theProbeTellsWhatTheVendorSays()
    {
        PagesStage stage;
        VendorPages pages(stage.transport, stage.pages());
        const ManualClock clock(UtcTime{std::chrono::hours{24}});
        const auto look = [&](const QString &vendor) {
            VendorProbe probe(ComponentId{u"sign-in-provider"_s},
                {u"vendor-status"_s, std::chrono::minutes{1}, std::chrono::seconds{15}, {}, {},
                    {{u"vendor"_s, {vendor}}}},
                pages, clock);
            return stage.ask([&] { return probe.run({}); });
        };
        QCOMPARE(look(u"Clerk"_s).health, Health::up);
        stage.set(u"clerk"_s, u"outage"_s);
        const Sample troubled = look(u"Clerk"_s);
        QCOMPARE(troubled.health, Health::degraded);
        QVERIFY2(troubled.reason.contains(u"Elevated error rates"_s), qPrintable(troubled.reason));
        QCOMPARE(troubled.evidence.value(u"state"_s).toString(), u"outage"_s);
        for (int i = 0; i < 10; ++i)
            stage.order(u"clerk"_s, u"garbage"_s, u"after"_s);
        QCOMPARE(look(u"Clerk"_s).health, Health::unknown);
        QCOMPARE(look(u"Nobody"_s).health, Health::unknown);
    }

    void unknownWordsAreNoOutage()
    {
        const auto page = vendorstatus::readStatuspage("{\"status\":{\"indicator\":\"purple\"}}");
        QCOMPARE(page->state, VendorState::unknown);
        QVERIFY(page->why.contains(u"purple"));
        QVERIFY(!vendorstatus::readStatuspage("{}"));
        QVERIFY(!vendorstatus::readAws("{}"));
        QCOMPARE(vendorstatus::readAws("[{\"status\":2,\"service\":\"ec2\",\"summary\":\"slow\"}]")->state,
            VendorState::degraded);
        QCOMPARE(vendorstatus::readAws("[{\"status\":\"0\"}]")->state, VendorState::operational);
    }
};

HF_TEST(VendorCounterpartTest)

} // namespace holdfast

#include "tst_vendors.moc"
