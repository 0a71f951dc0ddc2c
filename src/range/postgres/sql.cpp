// SPDX-License-Identifier: GPL-3.0-or-later
#include "range/postgres/sql.h"

#include <QUrl>
#include <libpq-fe.h>
#include <vector>

namespace holdfast::range {

using namespace Qt::StringLiterals;

QString Login::uri() const
{
    return u"postgresql://%1:%2@127.0.0.1:%3/%4?sslmode=disable"_s.arg(
        user, QString::fromLatin1(QUrl::toPercentEncoding(password)), QString::number(port), database);
}

void Sql::Closer::operator()(pg_conn *connection) const { PQfinish(connection); }

Result<Sql> Sql::connect(const Login &login) { return open(login.uri(), "range"); }

Result<Sql> Sql::open(const QString &uri, const QByteArray &application)
{
    const QByteArray target = uri.toUtf8();
    const char *names[] = {
        "dbname", "connect_timeout", "application_name", "gssencmode", "tcp_user_timeout", "options", nullptr};
    const char *values[] = {target.constData(), "2", application.constData(), "disable", "4000",
        "-c statement_timeout=20000 -c lock_timeout=10000 -c client_min_messages=error -c timezone=UTC", nullptr};
    Sql sql(PQconnectdbParams(names, values, 1));
    // A server that ends writes a farewell, which nobody needs on the terminal.
    PQsetNoticeProcessor(
        sql.m_connection.get(), [](void *, const char *) {}, nullptr);
    if (sql.isOpen())
        return sql;
    const QString why = QString::fromUtf8(PQerrorMessage(sql.m_connection.get())).trimmed();
    Error error{ErrorCode::network, u"PostgreSQL did not accept the connection"_s, why, {}, {}, {}, false};
    // libpq 15 keeps no SQLSTATE of a refused connection; only a missing database needs to be told apart.
    if (why.contains(u"database") && why.contains(u"does not exist"))
        error.detail = u"3D000"_s;
    return failure(error);
}

bool Sql::isOpen() const { return PQstatus(m_connection.get()) == CONNECTION_OK; }

Result<Rows> Sql::run(const QString &statement, const QStringList &arguments)
{
    std::vector<QByteArray> texts;
    std::vector<const char *> values;
    texts.reserve(size_t(arguments.size()));
    for (const QString &argument : arguments) {
        texts.push_back(argument.toUtf8());
        values.push_back(argument.isNull() ? nullptr : texts.back().constData());
    }
    const QByteArray text = statement.toUtf8();
    const std::unique_ptr<PGresult, decltype(&PQclear)> result(arguments.isEmpty()
            ? PQexec(m_connection.get(), text.constData())
            : PQexecParams(
                m_connection.get(), text.constData(), int(values.size()), nullptr, values.data(), nullptr, nullptr, 0),
        &PQclear);
    const auto status = PQresultStatus(result.get());
    if (status != PGRES_TUPLES_OK && status != PGRES_COMMAND_OK && status != PGRES_EMPTY_QUERY) {
        const char *state = PQresultErrorField(result.get(), PG_DIAG_SQLSTATE);
        return failure(Error{ErrorCode::storage, u"PostgreSQL refused a statement"_s,
            QString::fromUtf8(PQerrorMessage(m_connection.get())).trimmed(), {}, QString::fromLatin1(state), {},
            false});
    }
    Rows rows;
    for (int row = 0; row < PQntuples(result.get()); ++row) {
        QStringList columns;
        for (int column = 0; column < PQnfields(result.get()); ++column)
            columns << (PQgetisnull(result.get(), row, column)
                    ? QString()
                    : QString::fromUtf8(PQgetvalue(result.get(), row, column)));
        rows << columns;
    }
    return rows;
}

} // namespace holdfast::range
