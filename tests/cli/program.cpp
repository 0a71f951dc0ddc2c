// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/program.h"

#include <QJsonDocument>
#include <QProcess>

using namespace Qt::StringLiterals;

namespace holdfast::test {

QJsonObject ProgramRun::json() const
{
    const bool oneLine = out.endsWith('\n') && out.count('\n') == 1;
    return oneLine ? QJsonDocument::fromJson(out).object() : QJsonObject{};
}

QJsonObject ProgramRun::lastJson() const
{
    return QJsonDocument::fromJson(out.trimmed().split('\n').constLast()).object();
}

ProgramRun holdfastctl(const QStringList &arguments, int milliseconds)
{
    QProcess program;
    program.start(QStringLiteral(HF_BIN_DIR) + u"/holdfastctl"_s, arguments);
    const bool ended = program.waitForFinished(milliseconds);
    if (!ended) {
        program.kill();
        program.waitForFinished();
    }
    const bool normal = ended && program.exitStatus() == QProcess::NormalExit;
    return {normal ? program.exitCode() : -1, program.readAllStandardOutput(), program.readAllStandardError()};
}

} // namespace holdfast::test
