// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/endpoints/endpointprobes.h"

#include "domain/health/sight.h"

#include <QNetworkProxy>
#include <QSslConfiguration>
#include <QSslSocket>
#include <QTcpSocket>

namespace holdfast {

using namespace Qt::StringLiterals;

namespace {

constexpr quint16 usualTlsPort = 443;
constexpr Duration usualWarning = std::chrono::hours{24 * 14};
constexpr qsizetype longestGreeting = 200;

Endpoint placeOf(const ProbeSpec &spec)
{
    const uint port = spec.setting(u"port"_s).toUInt();
    return {spec.setting(u"host"_s), port > 0 ? quint16(port) : usualTlsPort, Endpoint::Way::dialled};
}

int milliseconds(Duration length) { return int(length.count()); }

/// Nobody answered: the network may be to blame. A refusal is an answer.
void sayUnreachable(Sample &sample, const QAbstractSocket &socket)
{
    const bool isRefused = socket.error() == QAbstractSocket::ConnectionRefusedError;
    sample.health = Health::down;
    sample.reason = isRefused                                  ? u"the connection was refused"_s
        : socket.error() == QAbstractSocket::HostNotFoundError ? u"its name leads nowhere"_s
                                                               : u"no connection: %1"_s.arg(socket.errorString());
    sample.evidence.insert(networkFailureKey, !isRefused);
}

void finish(Sample &sample, const Clock &clock)
{
    sample.took = std::chrono::duration_cast<Duration>(clock.utc() - sample.at);
}

UtcTime timeOf(const QDateTime &time) { return UtcTime{std::chrono::milliseconds{time.toMSecsSinceEpoch()}}; }

void judgeCertificate(const QSslCertificate &certificate, Duration warnBefore, UtcTime now, Sample &sample)
{
    const UtcTime end = timeOf(certificate.expiryDate());
    const auto left = std::chrono::duration_cast<Duration>(end - now);
    const auto days = std::chrono::duration_cast<std::chrono::hours>(left).count() / 24;
    sample.evidence.insert(u"expiresAt"_s, formatUtc(end));
    sample.evidence.insert(u"daysLeft"_s, qint64(days));
    sample.evidence.insert(u"issuer"_s, certificate.issuerInfo(QSslCertificate::CommonName).value(0));
    sample.health = left < warnBefore ? Health::degraded : Health::up;
    sample.reason = left < warnBefore
        ? u"the certificate expires in %1 days, on %2"_s.arg(days).arg(formatUtcSeconds(end))
        : u"the certificate is good for %1 days"_s.arg(days);
}

} // namespace

TcpProbe::TcpProbe(ComponentId component, ProbeSpec spec, const Clock &clock)
    : Probe(std::move(component), std::move(spec))
    , m_clock(clock)
{ }

Sample TcpProbe::run(std::stop_token)
{
    Sample sample = begun(m_clock.utc());
    QTcpSocket socket;
    socket.setProxy(QNetworkProxy::NoProxy);
    const Endpoint place = *endpoint();
    socket.connectToHost(place.host, place.port);
    if (!socket.waitForConnected(milliseconds(deadline()))) {
        sayUnreachable(sample, socket);
        finish(sample, m_clock);
        return sample;
    }
    sample.health = Health::up;
    sample.reason = u"takes connections"_s;
    if (const QString banner = spec().setting(u"banner"_s); !banner.isEmpty()) {
        (void)socket.waitForReadyRead(milliseconds(deadline()));
        const QString greeting = QString::fromUtf8(socket.read(longestGreeting)).simplified();
        sample.evidence.insert(u"greeting"_s, greeting);
        if (!greeting.startsWith(banner)) {
            sample.health = Health::unknown;
            sample.reason =
                greeting.isEmpty() ? u"takes connections and says nothing"_s : u"something else greets there"_s;
        }
    }
    finish(sample, m_clock);
    return sample;
}

std::optional<Endpoint> TcpProbe::endpoint() const { return placeOf(spec()); }

TlsProbe::TlsProbe(ComponentId component, ProbeSpec spec, const Clock &clock, QList<QSslCertificate> authorities)
    : Probe(std::move(component), std::move(spec))
    , m_clock(clock)
    , m_authorities(std::move(authorities))
{ }

Sample TlsProbe::run(std::stop_token)
{
    Sample sample = begun(m_clock.utc());
    QSslSocket socket;
    socket.setProxy(QNetworkProxy::NoProxy);
    if (!m_authorities.isEmpty()) {
        QSslConfiguration configuration = socket.sslConfiguration();
        configuration.setCaCertificates(m_authorities);
        socket.setSslConfiguration(configuration);
    }
    const Endpoint place = *endpoint();
    socket.connectToHostEncrypted(place.host, place.port);
    if (socket.waitForEncrypted(milliseconds(deadline()))) {
        const Duration warnBefore = parseDuration(spec().setting(u"warnBefore"_s)).value_or(usualWarning);
        judgeCertificate(socket.peerCertificate(), warnBefore, m_clock.utc(), sample);
    } else if (const QList<QSslError> errors = socket.sslHandshakeErrors(); !errors.isEmpty()) {
        sample.health = Health::down;
        // Of an expired one that is all anybody needs to know.
        const QDateTime end = socket.peerCertificate().expiryDate();
        const bool isExpired = end.isValid() && timeOf(end) < m_clock.utc();
        sample.reason = isExpired ? u"the certificate expired on %1"_s.arg(formatUtcSeconds(timeOf(end)))
                                  : u"the certificate is not good: %1"_s.arg(errors.constFirst().errorString());
    } else if (socket.state() == QAbstractSocket::ConnectedState) {
        sample.health = Health::down;
        sample.reason = u"no agreement on encryption in time"_s;
    } else {
        sayUnreachable(sample, socket);
    }
    finish(sample, m_clock);
    return sample;
}

std::optional<Endpoint> TlsProbe::endpoint() const { return placeOf(spec()); }

} // namespace holdfast
