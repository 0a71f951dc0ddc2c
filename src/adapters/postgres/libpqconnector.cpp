// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/postgres/libpqconnector.h"

#include "adapters/postgres/addresslookup.h"
#include "adapters/postgres/libpqsession.h"
#include "adapters/postgres/pqerror.h"

#include <poll.h>
#include <vector>

namespace holdfast {

using namespace Qt::StringLiterals;

/// One address to try.
struct LibpqConnector::Attempt {
    ConnectionHost host;
    QString address; ///< numeric; empty for a unix socket
    QByteArray sslMode;
};

namespace {

using Parameters = QMap<QByteArray, QByteArray>;

PqConnection startConnecting(const Parameters &parameters)
{
    std::vector<const char *> keywords;
    std::vector<const char *> values;
    for (auto parameter = parameters.cbegin(); parameter != parameters.cend(); ++parameter) {
        keywords.push_back(parameter.key().constData());
        values.push_back(parameter.value().constData());
    }
    keywords.push_back(nullptr);
    values.push_back(nullptr);
    PqConnection connection(PQconnectStartParams(keywords.data(), values.data(), 0));
    // libpq would write the server's remarks to stderr.
    if (connection)
        PQsetNoticeReceiver(
            connection.get(), [](void *, const PGresult *) {}, nullptr);
    return connection;
}

Error connectEnded(Waiter::Wake wake, const QString &target)
{
    if (wake == Waiter::Wake::cancelled)
        return {ErrorCode::cancelled, u"The connection to the database %1 was cancelled."_s.arg(target), {}, {}, {}, {},
            false};
    return {ErrorCode::timedOut, u"The database %1 did not answer in time."_s.arg(target),
        u"The server is frozen or overloaded, or the network swallows its answers."_s,
        u"Check that the server is running and reachable from here."_s, {}, {}, false};
}

} // namespace

LibpqConnector::LibpqConnector(QString certificates)
    : m_certificates(std::move(certificates))
    , m_canceller(std::make_shared<Canceller>())
{ }

Result<std::unique_ptr<DatabaseSession>> LibpqConnector::connect(
    const Secret &uri, Duration deadline, std::stop_token stop)
{
    Waiter waiter(deadline, stop);
    const Result<ConnectionTarget> target = readConnectionString(uri);
    if (!target)
        return failure(target.error());
    const Result<QList<Attempt>> attempts = attemptsFor(*target, waiter);
    if (!attempts)
        return failure(attempts.error());
    const auto redactor = std::make_shared<Redactor>();
    redactor->learn(target->password.reveal());
    redactor->learn(uri.reveal());
    Error error{ErrorCode::network, u"The name of the database server has no address."_s, {}, {}, {}, {}, false};
    for (qsizetype index = 0; index < attempts->size(); ++index) {
        // An address that swallows everything must leave time for the others.
        Waiter share(waiter.remaining() / (attempts->size() - index), stop);
        const Attempt &attempt = attempts->at(index);
        Result<PqConnection> connection = tryOne(*target, attempt, share, *redactor);
        if (connection)
            return std::make_unique<LibpqSession>(
                std::move(*connection), target->name(attempt.host), redactor, m_canceller);
        error = connection.error();
        if (error.code != ErrorCode::network && error.code != ErrorCode::timedOut)
            break;
    }
    return failure(error);
}

Result<QList<LibpqConnector::Attempt>> LibpqConnector::attemptsFor(const ConnectionTarget &target, Waiter &waiter) const
{
    QList<Attempt> attempts;
    for (const ConnectionHost &host : target.hosts) {
        if (host.isSocket()) {
            attempts << Attempt{host, {}, "disable"};
            continue;
        }
        // Refused before the name goes out.
        if (Result<QByteArray> mode = sslModeFor(target, host, host.namesLoopback()); !mode)
            return failure(mode.error());
        const Result<QStringList> addresses = lookUpAddresses(host.host, waiter);
        if (!addresses)
            return failure(addresses.error());
        for (const QString &address : *addresses) {
            const Result<QByteArray> mode =
                sslModeFor(target, host, host.namesLoopback() && isLoopbackAddress(address));
            if (!mode)
                return failure(mode.error());
            attempts << Attempt{host, address, *mode};
        }
    }
    return attempts;
}

Result<PqConnection> LibpqConnector::tryOne(
    const ConnectionTarget &target, const Attempt &attempt, Waiter &waiter, const Redactor &redactor) const
{
    Parameters parameters = target.rest;
    parameters.insert({{"host", attempt.host.host.toUtf8()}, {"hostaddr", attempt.address.toLatin1()},
        {"port", attempt.host.port.toLatin1()}, {"dbname", target.database.toUtf8()}, {"user", target.user.toUtf8()},
        {"password", target.password.reveal()}, {"sslmode", attempt.sslMode},
        {"sslrootcert", m_certificates.toLocal8Bit()}, {"gssencmode", "disable"}, {"client_encoding", "UTF8"},
        {"application_name", "holdfast"}, {"keepalives", "1"}, {"keepalives_idle", "5"}, {"keepalives_interval", "2"},
        {"keepalives_count", "3"}, {"tcp_user_timeout", "10000"}});
    const QString name = target.name(attempt.host);
    PqConnection connection = startConnecting(parameters);
    if (!connection)
        return failure(ErrorCode::unavailable, u"There is not enough memory for a database connection."_s);
    // The SQLSTATE of a refused connection stands nowhere but in the verbose text.
    PQsetErrorVerbosity(connection.get(), PQERRORS_VERBOSE);
    PostgresPollingStatusType state = PGRES_POLLING_WRITING;
    while (PQstatus(connection.get()) != CONNECTION_BAD && state != PGRES_POLLING_OK && state != PGRES_POLLING_FAILED) {
        const short events = state == PGRES_POLLING_READING ? POLLIN : POLLOUT;
        // The socket may be another one after each step.
        if (const Waiter::Wake wake = waiter.wait(PQsocket(connection.get()), events); wake != Waiter::Wake::ready)
            return failure(connectEnded(wake, name));
        state = PQconnectPoll(connection.get());
    }
    if (PQstatus(connection.get()) != CONNECTION_OK || PQsetnonblocking(connection.get(), 1) != 0)
        return failure(connectError(name, connection.get(), redactor));
    PQsetErrorVerbosity(connection.get(), PQERRORS_DEFAULT);
    return connection;
}

} // namespace holdfast
