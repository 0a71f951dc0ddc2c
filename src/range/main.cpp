// SPDX-License-Identifier: GPL-3.0-or-later
#include "range/demo/service.h"
#include "range/process/children.h"
#include "range/process/supervisor.h"

#include <QCoreApplication>
#include <QDir>
#include <cstdio>
#include <unistd.h>

namespace {

/// The arguments, read without a QCoreApplication: as root the program forks before it may have one.
std::optional<holdfast::range::Options> readOptions(const QStringList &arguments)
{
    using namespace Qt::StringLiterals;
    holdfast::range::Options options;
    for (qsizetype i = 1; i < arguments.size(); i += 2) {
        const QString name = arguments[i];
        const QString value = arguments.value(i + 1);
        bool isGood = !value.isEmpty();
        if (name == u"--state")
            options.state = QDir(value).absolutePath();
        else if (name == u"--port-file")
            options.portFile = QDir().absoluteFilePath(value);
        else if (name == u"--seed")
            options.seed = value.toULongLong(&isGood);
        else
            isGood = false;
        if (!isGood)
            return {};
    }
    return options.state.isEmpty() ? std::optional<holdfast::range::Options>() : options;
}

} // namespace

int main(int argc, char **argv)
{
    if (argc == 2 && qstrcmp(argv[1], "app") == 0)
        return holdfast::range::runDemoService(argc, argv);
    QStringList arguments;
    for (int i = 0; i < argc; ++i)
        arguments << QString::fromLocal8Bit(argv[i]);
    const auto options = readOptions(arguments);
    if (!options) {
        std::fputs("usage: holdfast-range --state DIR [--port-file FILE] [--seed N]\n", stderr);
        return 2;
    }
    holdfast::range::StopSignal::block();
    const quint64 seed = options->seed.value_or(quint64(std::random_device()()) << 32 | std::random_device()());
    if (::geteuid() == 0)
        return holdfast::range::superviseAsRoot(*options, seed, argc, argv);
    QCoreApplication application(argc, argv);
    return holdfast::range::runAlone(*options, seed);
}
