// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/postgres/libpqsession.h"

#include "adapters/postgres/pqerror.h"

#include <poll.h>
#include <vector>

namespace holdfast {

using namespace Qt::StringLiterals;

namespace {

Rows rowsFrom(const PGresult *result)
{
    Rows rows;
    const int columns = PQnfields(result);
    for (int column = 0; column < columns; ++column)
        rows.columns << QString::fromUtf8(PQfname(result, column));
    const int count = PQntuples(result);
    rows.rows.reserve(count);
    for (int row = 0; row < count; ++row) {
        QList<std::optional<QString>> values;
        values.reserve(columns);
        for (int column = 0; column < columns; ++column) {
            if (PQgetisnull(result, row, column))
                values << std::nullopt;
            else
                values << QString::fromUtf8(PQgetvalue(result, row, column), PQgetlength(result, row, column));
        }
        rows.rows << values;
    }
    // The text is empty for statements that affect no rows.
    rows.affected = QByteArray(PQcmdTuples(const_cast<PGresult *>(result))).toLongLong();
    return rows;
}

} // namespace

LibpqSession::LibpqSession(PqConnection connection, QString target, std::shared_ptr<const Redactor> redactor,
    std::shared_ptr<Canceller> canceller)
    : m_connection(std::move(connection))
    , m_target(std::move(target))
    , m_redactor(std::move(redactor))
    , m_canceller(std::move(canceller))
{ }

Result<Rows> LibpqSession::query(
    const QString &sql, const QList<std::optional<QString>> &parameters, Duration deadline, std::stop_token stop)
{
    Waiter waiter(deadline, std::move(stop));
    m_changes = false; // nothing was sent yet
    if (!m_connection)
        return failure(lostError(m_target, u"The session was closed before."_s, false));
    if (Result<> sent = send(sql, parameters); !sent)
        return failure(sent.error());
    m_changes = mayChangeData(sql);
    if (Result<> flushed = flush(waiter); !flushed)
        return failure(flushed.error());
    return collect(waiter);
}

Result<bool> LibpqSession::awaitNotice(Duration atMost, std::stop_token stop)
{
    Waiter waiter(atMost, std::move(stop));
    m_changes = false;
    if (!m_connection)
        return failure(lostError(m_target, u"The session was closed before."_s, false));
    while (true) {
        if (!PQconsumeInput(m_connection.get()))
            return lost();
        bool heard = false; // several that came at once are one
        while (const PqNotice notice{PQnotifies(m_connection.get())})
            heard = true;
        if (heard)
            return true;
        const Waiter::Wake wake = waiter.wait(PQsocket(m_connection.get()), POLLIN);
        if (wake == Waiter::Wake::timedOut)
            return false;
        if (wake == Waiter::Wake::cancelled)
            return failure(ErrorCode::cancelled, u"Nobody waits for %1 any more."_s.arg(m_target));
    }
}

Result<> LibpqSession::send(const QString &sql, const QList<std::optional<QString>> &parameters)
{
    // Both travel as C texts: what follows a NUL would silently be cut off.
    bool hasNul = sql.contains(QChar(0));
    QList<QByteArray> bytes;
    for (const std::optional<QString> &parameter : parameters) {
        hasNul = hasNul || (parameter && parameter->contains(QChar(0)));
        bytes << parameter.value_or(QString()).toUtf8();
    }
    if (hasNul)
        return failure(ErrorCode::invalid, u"A text for the database contains a NUL character."_s);
    std::vector<const char *> values;
    for (qsizetype index = 0; index < parameters.size(); ++index)
        values.push_back(parameters[index] ? bytes[index].constData() : nullptr);
    const bool sent = PQsendQueryParams(
        m_connection.get(), sql.toUtf8().constData(), int(values.size()), nullptr, values.data(), nullptr, nullptr, 0);
    return sent ? Result<>() : lost();
}

Result<> LibpqSession::flush(Waiter &waiter)
{
    while (true) {
        const int state = PQflush(m_connection.get());
        if (state == 0)
            return {};
        if (state < 0)
            return lost();
        // A server that is sending too does not read on until we take its data.
        if (Result<> ready = await(waiter, POLLIN | POLLOUT); !ready)
            return ready;
        if (!PQconsumeInput(m_connection.get()))
            return lost();
    }
}

Result<PqResult> LibpqSession::next(Waiter &waiter)
{
    while (PQisBusy(m_connection.get())) {
        if (Result<> ready = await(waiter, POLLIN); !ready)
            return failure(ready.error());
        if (!PQconsumeInput(m_connection.get()))
            return lost();
    }
    return PqResult(PQgetResult(m_connection.get()));
}

Result<Rows> LibpqSession::collect(Waiter &waiter)
{
    std::optional<Error> error;
    Rows rows;
    while (true) {
        Result<PqResult> result = next(waiter);
        if (!result)
            return failure(result.error());
        if (!*result)
            break;
        const ExecStatusType status = PQresultStatus(result->get());
        if (status == PGRES_TUPLES_OK || status == PGRES_COMMAND_OK || status == PGRES_EMPTY_QUERY) {
            rows = rowsFrom(result->get());
        } else if (status == PGRES_COPY_IN || status == PGRES_COPY_OUT || status == PGRES_COPY_BOTH) {
            abandon();
            return failure(ErrorCode::invalid, u"COPY is not possible through this connection."_s);
        } else if (!error) {
            error = statementError(m_target, result->get(), m_changes, *m_redactor);
        }
    }
    if (PQstatus(m_connection.get()) == CONNECTION_BAD)
        m_connection.reset();
    if (error)
        return failure(*error);
    return rows;
}

Result<> LibpqSession::await(Waiter &waiter, short events)
{
    const Waiter::Wake wake = waiter.wait(PQsocket(m_connection.get()), events);
    if (wake == Waiter::Wake::ready)
        return {};
    abandon();
    Error error;
    if (wake == Waiter::Wake::cancelled)
        error = {ErrorCode::cancelled, u"The query of %1 was cancelled."_s.arg(m_target), {}, {}, {}, {}, m_changes};
    else
        error = {ErrorCode::timedOut, u"The database %1 did not answer in time."_s.arg(m_target),
            u"It is overloaded, waits for a lock, is frozen, or the network swallows its answers."_s,
            u"Look at the server, then try again."_s, {}, {}, m_changes};
    if (m_changes)
        error.next = u"The change may have been made: look before doing it again."_s;
    return failure(error);
}

tl::unexpected<Error> LibpqSession::lost()
{
    const QString detail = m_redactor->redact(QString::fromUtf8(PQerrorMessage(m_connection.get())).simplified());
    m_connection.reset();
    return failure(lostError(m_target, detail, m_changes));
}

void LibpqSession::abandon()
{
    if (PqCancel request{PQgetCancel(m_connection.get())})
        m_canceller->cancel(std::move(request));
    m_connection.reset();
}

} // namespace holdfast
