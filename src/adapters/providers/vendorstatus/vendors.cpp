// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/providers/vendorstatus/vendors.h"

#include "adapters/http/apireply.h"

#include <algorithm>

namespace holdfast {

using namespace Qt::StringLiterals;

namespace vendorstatus {

namespace {

QString peerOf(const VendorPage &page) { return page.vendor + u" status page"_s; }

} // namespace

const QList<VendorPage> &usualPages()
{
    static const QList<VendorPage> pages{{u"Neon"_s, QUrl(u"https://neonstatus.com/api/v1/summary"_s), readIncidentIo},
        {u"Railway"_s, QUrl(u"https://status.railway.com/api/status"_s), readRailway},
        {u"Clerk"_s, QUrl(u"https://status.clerk.com/api/v2/summary.json"_s), readStatuspage},
        {u"AWS"_s, QUrl(u"https://health.aws.amazon.com/public/currentevents"_s), readAws},
        {u"OpenAI"_s, QUrl(u"https://status.openai.com/api/v2/summary.json"_s), readStatuspage},
        {u"Anthropic"_s, QUrl(u"https://status.claude.com/api/v2/summary.json"_s), readStatuspage},
        {u"Slack"_s, QUrl(u"https://slack-status.com/api/v2.0.0/current"_s), readSlack},
        {u"Cloudflare"_s, QUrl(u"https://www.cloudflarestatus.com/api/v2/summary.json"_s), readStatuspage},
        {u"GitHub"_s, QUrl(u"https://www.githubstatus.com/api/v2/summary.json"_s), readStatuspage},
        {u"Twilio"_s, QUrl(u"https://status.twilio.com/api/v2/summary.json"_s), readStatuspage},
        {u"TaxJar"_s, QUrl(u"https://status.taxjar.com/api/v2/summary.json"_s), readStatuspage},
        {u"Avalara"_s, QUrl(u"https://status.avalara.com/api/v2/summary.json"_s), readStatuspage}};
    return pages;
}

QList<VendorPage> pagesBelow(const QUrl &address)
{
    QList<VendorPage> pages = usualPages();
    for (VendorPage &page : pages) {
        page.url = address;
        page.url.setPath(u'/' + page.vendor.toLower());
    }
    return pages;
}

HttpRequest ask(const VendorPage &page)
{
    HttpRequest request;
    request.method = "GET";
    request.url = page.url;
    request.headers = {{"Accept", "application/json"}};
    request.peer = peerOf(page);
    request.route = u"summary"_s;
    request.idempotency = Idempotency::safe;
    request.deadline = std::chrono::seconds{10};
    request.attempts = 2;
    return request;
}

QList<ProviderPolicy> policies(const QList<VendorPage> &pages)
{
    QList<ProviderPolicy> all;
    for (const VendorPage &page : pages)
        all << ProviderPolicy{peerOf(page), {page.url.host()}, 1, 0, {}, {429}, {}};
    return all;
}

} // namespace vendorstatus

VendorPages::VendorPages(Transport &transport, QList<VendorPage> pages)
    : m_transport(transport)
    , m_pages(std::move(pages))
{ }

QStringList VendorPages::vendors() const
{
    QStringList names;
    for (const VendorPage &page : m_pages)
        names << page.vendor;
    return names;
}

VendorReport VendorPages::report(const QString &vendor, std::stop_token stop)
{
    const auto page = std::find_if(
        m_pages.cbegin(), m_pages.cend(), [&vendor](const VendorPage &one) { return one.vendor == vendor; });
    if (page == m_pages.cend())
        return {vendor, VendorState::unknown, {}, u"No status page is known for it."_s};
    const auto read = call(m_transport, vendorstatus::ask(*page), stop,
        [&page](const HttpRequest &request, const HttpReply &reply) -> Result<VendorReport> {
            if (!isSuccess(reply))
                return failure(statusError(request, reply, {}));
            return page->read(reply.body);
        });
    VendorReport report = read.value_or(VendorReport());
    report.vendor = vendor;
    if (!read)
        report.why = reasonOf(read.error());
    return report;
}

} // namespace holdfast
