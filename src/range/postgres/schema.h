// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "range/postgres/sql.h"

namespace holdfast::range {

inline constexpr QStringView databaseName = u"capliquify";
inline constexpr QStringView ownerRole = u"neondb_owner";
inline constexpr QStringView applicationRole = u"app";

/// Roles, database, tables and the first rows of the practice product. `login` is the superuser's.
[[nodiscard]] Result<> seed(const Login &login, const QString &ownerPassword, const QString &applicationPassword);

} // namespace holdfast::range
