// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "adapters/providers/vendorstatus/statusformats.h"
#include "interfaces/providers/providerpolicy.h"
#include "interfaces/transport.h"

namespace holdfast {

/// One vendor's page. Addresses change often, so they are configuration; those of the table are the usual ones.
struct VendorPage {
    QString vendor;
    QUrl url;
    Result<VendorReport> (*read)(const QByteArray &body);
};

namespace vendorstatus {

/// Neon, Railway, Clerk, AWS, OpenAI, Anthropic, Slack, Cloudflare, GitHub, Twilio, TaxJar, Avalara. That of Clerk and
/// of TaxJar is not confirmed.
[[nodiscard]] const QList<VendorPage> &usualPages();
/// The same pages, all below one address: those of a practice range.
[[nodiscard]] QList<VendorPage> pagesBelow(const QUrl &address);
[[nodiscard]] HttpRequest ask(const VendorPage &page);
[[nodiscard]] QList<ProviderPolicy> policies(const QList<VendorPage> &pages);

} // namespace vendorstatus

class VendorPages final : public VendorStatus {
public:
    VendorPages(Transport &transport, QList<VendorPage> pages);

    [[nodiscard]] QStringList vendors() const override;
    [[nodiscard]] VendorReport report(const QString &vendor, std::stop_token stop) override;

private:
    Transport &m_transport;
    const QList<VendorPage> m_pages;
};

} // namespace holdfast
