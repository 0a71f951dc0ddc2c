// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "adapters/postgres/libpqconnector.h"
#include "support/postgresserver.h"

#include <QElapsedTimer>

namespace holdfast::test {

inline constexpr Duration plenty{10'000};

/// Everything of an error that anybody could ever see.
inline QString allTextOf(const Error &error)
{
    return error.what + QLatin1Char('\n') + error.why + QLatin1Char('\n') + error.next + QLatin1Char('\n')
        + error.detail;
}

inline bool isClean(const Error &error, const QByteArray &secret = PostgresServer::password)
{
    return !allTextOf(error).contains(QString::fromUtf8(secret)) && !error.what.isEmpty();
}

} // namespace holdfast::test

/// An error of this code, with a sentence and without the password.
#define HF_COMPARE_ERROR(result, expected)                                                                             \
    QVERIFY(!(result).has_value());                                                                                    \
    QVERIFY2((result).error().code == (expected), qPrintable(holdfast::test::allTextOf((result).error())));            \
    QVERIFY2(holdfast::test::isClean((result).error()), qPrintable(holdfast::test::allTextOf((result).error())))
