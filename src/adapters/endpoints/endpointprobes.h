// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "interfaces/probes/probe.h"
#include "kernel/clock.h"

#include <QSslCertificate>

namespace holdfast {

/// Probe kind `tcp`: a port takes connections, and greets as `banner` says where it is given. Evidence: `greeting`.
class TcpProbe final : public Probe {
public:
    TcpProbe(ComponentId component, ProbeSpec spec, const Clock &clock);
    [[nodiscard]] Sample run(std::stop_token) override;
    [[nodiscard]] std::optional<Endpoint> endpoint() const override;

private:
    const Clock &m_clock;
};

/// Probe kind `tls`: the certificate is trusted, is for this host, and is good for longer than `warnBefore` (14 days
/// when left out). Evidence: `expiresAt`, `daysLeft`, `issuer`.
class TlsProbe final : public Probe {
public:
    /// `authorities` are trusted instead of the system's; none: the system's.
    TlsProbe(ComponentId component, ProbeSpec spec, const Clock &clock, QList<QSslCertificate> authorities = {});
    [[nodiscard]] Sample run(std::stop_token) override;
    [[nodiscard]] std::optional<Endpoint> endpoint() const override;

private:
    const Clock &m_clock;
    QList<QSslCertificate> m_authorities;
};

} // namespace holdfast
