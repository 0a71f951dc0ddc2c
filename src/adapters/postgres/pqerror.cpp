// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/postgres/pqerror.h"

#include <QRegularExpression>
#include <utility>

namespace holdfast {

using namespace Qt::StringLiterals;

namespace {

struct StateMeaning {
    const char *prefix;
    ErrorCode code;
};
// The first match counts. https://www.postgresql.org/docs/15/errcodes-appendix.html
constexpr StateMeaning meanings[] = {
    {"3D000", ErrorCode::notFound},
    {"28", ErrorCode::unauthorised},
    {"42501", ErrorCode::unauthorised},
    {"53300", ErrorCode::busy},
    {"57014", ErrorCode::timedOut},
    {"55P03", ErrorCode::timedOut},
    {"25P03", ErrorCode::timedOut},
    {"57P01", ErrorCode::network},
    {"57P02", ErrorCode::network},
    {"57P05", ErrorCode::network},
    {"08", ErrorCode::network},
    {"XX001", ErrorCode::storage},
    {"XX002", ErrorCode::storage},
    {"58030", ErrorCode::storage},
    {"40", ErrorCode::busy},
    {"55006", ErrorCode::busy},
    {"23", ErrorCode::conflict},
    {"42P04", ErrorCode::conflict},
    {"42P06", ErrorCode::conflict},
    {"42P07", ErrorCode::conflict},
    {"42701", ErrorCode::conflict},
    {"42710", ErrorCode::conflict},
    {"42P01", ErrorCode::notFound},
    {"42703", ErrorCode::notFound},
    {"42704", ErrorCode::notFound},
    {"42883", ErrorCode::notFound},
    {"3F000", ErrorCode::notFound},
    {"25006", ErrorCode::refused},
    {"2F", ErrorCode::refused},
    {"55", ErrorCode::refused},
    {"22", ErrorCode::invalid},
    {"42", ErrorCode::invalid},
    {"26", ErrorCode::invalid},
};

/// Why and what next, by what the code means at a database.
std::pair<QString, QString> adviceFor(ErrorCode code)
{
    switch (code) {
    case ErrorCode::notFound:
        return {u"The server is there, but it does not have what was asked for."_s,
            u"Check the names; after an accident this may be the damage itself."_s};
    case ErrorCode::unauthorised:
        return {u"The server refused the user, the password or the permission."_s,
            u"Check the stored connection string; the password may have been changed."_s};
    case ErrorCode::busy:
        return {
            u"The server is occupied by other connections or another operation."_s, u"Try again in a few seconds."_s};
    case ErrorCode::timedOut:
        return {u"The server stopped the statement because it waited or ran too long."_s,
            u"Look for locks and load on the server, then try again."_s};
    case ErrorCode::storage:
        return {u"The server reports damaged data or a failing disk."_s,
            u"Do not write to this database; restore from a point before the damage."_s};
    case ErrorCode::network:
        return {
            u"The connection broke or the server ended it."_s, u"Check that the server is running, then try again."_s};
    case ErrorCode::unavailable:
        return {u"The server is starting, stopping, recovering or in trouble of its own."_s,
            u"Wait a moment and try again."_s};
    default:
        return {u"The server did not accept the statement."_s, {}};
    }
}

/// The SQLSTATE inside libpq's verbose text; its severity before it may be in any language.
QString stateInText(const QString &text)
{
    static const QRegularExpression state(u":\\s+(?=[A-Z]*[0-9])([0-9A-Z]{5}): "_s);
    return state.match(text).captured(1);
}

Error errorWithState(const QString &what, const QString &state, const QString &message)
{
    Error error;
    error.code = codeOfSqlState(state);
    error.what = what;
    std::tie(error.why, error.next) = adviceFor(error.code);
    error.detail = u"SQLSTATE %1: %2"_s.arg(state, message);
    return error;
}

} // namespace

ErrorCode codeOfSqlState(const QString &state)
{
    for (const StateMeaning &meaning : meanings) {
        if (state.startsWith(QLatin1String(meaning.prefix)))
            return meaning.code;
    }
    return ErrorCode::unavailable;
}

bool mayChangeData(const QString &sql)
{
    static const QRegularExpression comments(
        u"--[^\\n]*|/\\*.*?\\*/"_s, QRegularExpression::DotMatchesEverythingOption);
    static const QRegularExpression reading(
        u"\\A[\\s(]*(?:select|show|values|table|with|explain)\\b"_s, QRegularExpression::CaseInsensitiveOption);
    // Statements inside WITH and EXPLAIN ANALYZE, SELECT INTO, and the server's functions with effects.
    static const QRegularExpression changing(
        u"\\b(?:insert|update|delete|merge|into|truncate|create|drop|alter|refresh|execute|call|nextval|setval|lo_\\w+"
        "|dblink\\w*|set_config|pg_(?:terminate|cancel|switch|create|drop|promote|reload|rotate|replication|logical|wal"
        "|start|stop|backup|advisory|try_advisory|notify|stat_reset|log)\\w*)\\b"_s,
        QRegularExpression::CaseInsensitiveOption);
    QString words = sql;
    words.replace(comments, u" "_s);
    return !reading.match(words).hasMatch() || changing.match(words).hasMatch();
}

Error connectError(const QString &target, PGconn *connection, const Redactor &redactor)
{
    const QString text = redactor.redact(QString::fromUtf8(PQerrorMessage(connection)).simplified());
    const QString state = stateInText(text);
    const QString what = u"No connection to the database %1."_s.arg(target);
    if (!state.isEmpty())
        return errorWithState(what, state, text);
    if (PQconnectionNeedsPassword(connection))
        return {ErrorCode::unauthorised, what, u"The server asks for a password and none is stored."_s,
            u"Store a connection string with its password."_s, text, {}, false};
    Error error{ErrorCode::network, what, {}, {}, text, {}, false};
    if (text.contains("SSL"_L1) || text.contains("certificate"_L1)) {
        error.why = u"No encrypted connection to a server that proves its name came about."_s;
        error.next = u"Check the host name and the server's certificate. Do not send credentials elsewhere."_s;
    } else {
        error.why = u"Nothing answers at this address, or the connection broke at once."_s;
        error.next = u"Check that the server is running and reachable from here."_s;
    }
    return error;
}

Error statementError(const QString &target, const PGresult *result, bool mayHaveTakenEffect, const Redactor &redactor)
{
    const QString state = QString::fromLatin1(PQresultErrorField(result, PG_DIAG_SQLSTATE));
    const QString message = redactor.redact(QString::fromUtf8(PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY)));
    if (state.isEmpty())
        return lostError(
            target, redactor.redact(QString::fromUtf8(PQresultErrorMessage(result)).simplified()), mayHaveTakenEffect);
    Error error = errorWithState(u"The database %1 answered with an error."_s.arg(target), state, message);
    // A server that goes down in the middle may already have committed.
    error.mayHaveTakenEffect = mayHaveTakenEffect && error.code == ErrorCode::network;
    return error;
}

Error lostError(const QString &target, const QString &detail, bool mayHaveTakenEffect)
{
    Error error{ErrorCode::network, u"The connection to the database %1 broke before the answer came."_s.arg(target),
        u"The server, the network or something between them went away."_s, u"Check the server, then try again."_s,
        detail, {}, mayHaveTakenEffect};
    if (mayHaveTakenEffect)
        error.next = u"The change may have been made: look before doing it again."_s;
    return error;
}

} // namespace holdfast
