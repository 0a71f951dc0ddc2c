// SPDX-License-Identifier: GPL-3.0-or-later
#include "interfaces/database.h"

namespace holdfast {

Result<QString> quoteIdentifier(const QString &name)
{
    if (name.isEmpty() || name.contains(QChar(0)))
        return failure(ErrorCode::invalid, QStringLiteral("“%1” cannot be a name in the database.").arg(name));
    QString quoted = name;
    quoted.replace(QLatin1Char('"'), QStringLiteral("\"\""));
    return QLatin1Char('"') + quoted + QLatin1Char('"');
}

QString quoteLiteral(QString text)
{
    return QLatin1Char('\'') + text.replace(QLatin1Char('\''), QStringLiteral("''")) + QLatin1Char('\'');
}

} // namespace holdfast
