// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "actions/probes/lookingprobe.h"
#include "interfaces/transport.h"

namespace holdfast {

/// What an answer is worth to a probe of kind `http`. A status alone never means that something is well: a page for
/// signing in to a network, a stale cache and an old instance have good ones too. Fills health, reason and evidence
/// (`status`, `value`, `buildId`). Pure.
void judgeReply(const ProbeSpec &spec, const HttpReply &reply, UtcTime now, Sample &sample);

/// One GET of a probed address, with what `request` has of URL, headers and limit of the body: no credentials, one try,
/// all deadlines the probe's own. Blocking.
[[nodiscard]] Result<HttpReply> lookAt(
    Transport &transport, HttpRequest request, Duration deadline, const std::stop_token &stop);

/// Where an address leads; nothing without a host.
[[nodiscard]] std::optional<Endpoint> endpointOf(const QUrl &address);

/// A question to a server that answers in JSON below a fixed path: `path` is appended to the server's own, `query` is
/// encoded already.
[[nodiscard]] HttpRequest jsonQuestion(const QUrl &server, const QString &path, const QString &query);

/// Probe kind `http`: one GET without credentials; redirections are not followed.
class HttpProbe final : public LookingProbe {
public:
    /// `address` is absolute.
    HttpProbe(ComponentId component, ProbeSpec spec, QUrl address, Transport &transport, const Clock &clock);

    /// Where a probe of this kind looks, given the address of its environment; empty when it has none.
    [[nodiscard]] static QUrl addressOf(const ProbeSpec &spec, const QUrl &environment);
    [[nodiscard]] std::optional<Endpoint> endpoint() const override { return endpointOf(m_address); }
    /// As whom it asks: the list of hosts that may be reached names them under it.
    static inline const QString peer = QStringLiteral("A probed address");

private:
    [[nodiscard]] Result<> look(Sample &sample, const std::stop_token &stop) override;

    QUrl m_address;
    Transport &m_transport;
};

} // namespace holdfast
