// SPDX-License-Identifier: GPL-3.0-or-later
#include "range/postgres/programs.h"

#include <QCollator>
#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

namespace holdfast::range {

using namespace Qt::StringLiterals;

QString postgresPrograms()
{
    // Debian keeps the server's programs out of PATH, one folder for each major version.
    const QString versions = u"/usr/lib/postgresql"_s;
    QStringList found = QDir(versions).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    QCollator numeric;
    numeric.setNumericMode(true);
    std::sort(found.begin(), found.end(), [&numeric](const QString &a, const QString &b) { return numeric(b, a); });
    for (const QString &version : std::as_const(found)) {
        const QString folder = versions + u'/' + version + u"/bin"_s;
        if (QFileInfo(folder + u"/postgres"_s).isExecutable() && QFileInfo(folder + u"/initdb"_s).isExecutable())
            return folder;
    }
    return QFileInfo(QStandardPaths::findExecutable(u"postgres"_s)).path();
}

} // namespace holdfast::range
