// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernel/redaction.h"
#include "kernel/result.h"

#include <libpq-fe.h>

namespace holdfast {

/// What a SQLSTATE means for policy.
[[nodiscard]] ErrorCode codeOfSqlState(const QString &state);
/// False for statements that only read: judged by their words, on the safe side. A function of the database's own that
/// changes data cannot be recognised inside a SELECT.
[[nodiscard]] bool mayChangeData(const QString &sql);

/// Why a connection did not come about, from libpq's verbose text.
[[nodiscard]] Error connectError(const QString &target, PGconn *connection, const Redactor &redactor);
/// A statement that the server refused.
[[nodiscard]] Error statementError(
    const QString &target, const PGresult *result, bool mayHaveTakenEffect, const Redactor &redactor);
/// The connection broke while a statement was under way.
[[nodiscard]] Error lostError(const QString &target, const QString &detail, bool mayHaveTakenEffect);

} // namespace holdfast
