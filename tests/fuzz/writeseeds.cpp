// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz/seeds.h"

#include <QDir>
#include <QFile>

/// Writes the seeds of every target into a folder of its own below the first argument.
int main(int argc, char **argv)
{
    if (argc != 2)
        qFatal("usage: hf_fuzz_seeds FOLDER");
    for (const holdfast::fuzz::Target &target : holdfast::fuzz::targets()) {
        const QDir folder(QString::fromLocal8Bit(argv[1]) + QLatin1Char('/') + target.name);
        if (!folder.mkpath(QStringLiteral(".")))
            qFatal("%s cannot be made", qPrintable(folder.path()));
        for (int index = 0; index < target.seeds.size(); ++index) {
            QFile file(folder.filePath(QStringLiteral("seed-%1").arg(index)));
            if (!file.open(QIODevice::WriteOnly) || file.write(target.seeds[index]) < 0)
                qFatal("%s cannot be written", qPrintable(file.fileName()));
        }
    }
    return 0;
}
