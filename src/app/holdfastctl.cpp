// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/process/logsink.h"
#include "app/process/processguard.h"
#include "app/process/translations.h"
#include "app/workspace.h"
#include "cli/commandline.h"

#include <QGuiApplication>
#include <algorithm>
#include <cstdio>
#include <memory>

using namespace Qt::StringLiterals;

namespace {

using namespace holdfast;

/// Only a PDF needs fonts; a display is never needed.
std::unique_ptr<QCoreApplication> makeApplication(int &argc, char **argv)
{
    const bool needsFonts =
        std::any_of(argv, argv + argc, [](const char *argument) { return QByteArrayView(argument).endsWith("pdf"); });
    if (!needsFonts)
        return std::make_unique<QCoreApplication>(argc, argv);
    qputenv("QT_QPA_PLATFORM", "offscreen");
    return std::make_unique<QGuiApplication>(argc, argv);
}

int refuse(const Error &error, bool json)
{
    Output(json).error(error, u"usage"_s);
    return int(ExitCode::usage);
}

int run(const CommandLine &line, Redactor &redactor)
{
    const Output output(line.arguments.has(u"json"_s));
    Workspace workspace({line.arguments.value(u"plan"_s), line.arguments.value(u"state"_s),
                            line.arguments.value(u"profile"_s), line.arguments.value(u"range"_s)},
        redactor);
    const std::unique_ptr<CliCommand> command = line.command->make({line.arguments, output, workspace});
    const Interruptions interruptions([&command] { command->interrupt(); });
    QObject::connect(
        command.get(), &CliCommand::finished, qApp, [](int code) { QCoreApplication::exit(code); },
        Qt::QueuedConnection);
    command->start();
    return QCoreApplication::exec();
}

} // namespace

int main(int argc, char **argv)
{
    holdfast::guardProcess();
    const std::unique_ptr<QCoreApplication> application = makeApplication(argc, argv);
    QCoreApplication::setApplicationName(u"holdfast"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(HF_VERSION));
    loadTranslations(*application);
    const QStringList arguments = QCoreApplication::arguments().mid(1);
    const auto line = readCommandLine(arguments);
    if (!line)
        return refuse(line.error(), arguments.contains(u"--json"_s));
    if (!line->help.isEmpty()) {
        std::puts(line->help.toUtf8().constData());
        return 0;
    }
    Redactor redactor;
    installLogSink(&redactor);
    const int code = run(*line, redactor);
    installLogSink(nullptr);
    return code;
}
