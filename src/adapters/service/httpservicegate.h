// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "interfaces/servicegate.h"
#include "interfaces/transport.h"

namespace holdfast {

/// The answers of the protected service. Pure functions. Both 200 and 503 carry the health form.
namespace service {

[[nodiscard]] HttpRequest health(const QUrl &address, Duration deadline);
/// Any path of the service.
[[nodiscard]] HttpRequest look(const QUrl &address, const QString &path, Duration deadline);
[[nodiscard]] HttpRequest probe(const QUrl &address, const QString &token);
/// The opposite.
[[nodiscard]] HttpRequest unprobe(const QUrl &address, const QString &token);
/// Strict about the form, so that a log-in page or another service never counts as healthy; a status word that is not
/// known gives Health::unknown. A 5xx in JSON without the form is the platform's own: ErrorCode::unavailable.
[[nodiscard]] Result<ServiceHealth> readHealth(const HttpReply &reply);
/// The same token must have come back.
[[nodiscard]] Result<ProbeReceipt> readProbe(const HttpReply &reply, const QString &token);
/// False: the service knows no such request (404, 405, 501).
[[nodiscard]] Result<bool> readUnprobe(const HttpReply &reply);

} // namespace service

/// Asks once and says what it saw: a retry would hide a failure from the board.
class HttpServiceGate final : public ServiceGate {
public:
    /// `address` is the public one, `https://app.example.com`; paths are appended.
    HttpServiceGate(Transport &transport, QUrl address);

    [[nodiscard]] QString address() const override;
    [[nodiscard]] Result<ServiceHealth> health(Duration deadline, std::stop_token stop) override;
    [[nodiscard]] Result<Duration> answers(const QString &path, Duration deadline, std::stop_token stop) override;
    [[nodiscard]] Result<ProbeReceipt> writeAndRead(const QString &token, std::stop_token stop) override;
    [[nodiscard]] Result<bool> takeBack(const QString &token, std::stop_token stop) override;

private:
    Transport &m_transport;
    const QUrl m_address;
};

} // namespace holdfast
