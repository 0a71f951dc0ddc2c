// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commandline.h"

#include <QCoreApplication>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace holdfast {

namespace {

QList<OptionSpec> everyOption()
{
    QList<OptionSpec> all = globalOptions();
    for (const CommandSpec &command : commandTable()) {
        for (const OptionSpec &option : command.options) {
            const bool known =
                std::any_of(all.begin(), all.end(), [&](const OptionSpec &one) { return one.name == option.name; });
            if (!known)
                all << option;
        }
    }
    return all;
}

/// The words of a line, as far as it can be understood: enough to find the command.
QStringList wordsOf(const QStringList &given)
{
    const QList<OptionSpec> all = everyOption();
    QStringList words;
    for (qsizetype i = 0; i < given.size(); ++i) {
        const QString &argument = given.at(i);
        if (!argument.startsWith(u'-')) {
            words << argument;
            continue;
        }
        const bool takesNext = std::any_of(all.begin(), all.end(),
            [&](const OptionSpec &option) { return !option.value.isEmpty() && argument == "--"_L1 + option.name; });
        i += takesNext ? 1 : 0;
    }
    return words;
}

const CommandSpec *findCommand(const QStringList &words)
{
    for (const qsizetype length : {2, 1}) {
        const QString path = words.mid(0, length).join(u' ');
        for (const CommandSpec &command : commandTable()) {
            if (command.path == path)
                return &command;
        }
    }
    return nullptr;
}

bool isGroup(const QString &word)
{
    return std::any_of(commandTable().begin(), commandTable().end(),
        [&](const CommandSpec &command) { return command.path.startsWith(word + u' '); });
}

tl::unexpected<Error> unknownCommand(const QStringList &words)
{
    const QString group = words.value(0);
    if (group.isEmpty())
        return failure(ErrorCode::invalid, u"No command was given."_s, {}, u"See holdfastctl --help."_s);
    if (isGroup(group)) {
        return failure(ErrorCode::invalid,
            words.size() > 1 ? u"There is no command “%1 %2”."_s.arg(group, words.at(1))
                             : u"“%1” needs a second word."_s.arg(group),
            {}, u"See holdfastctl %1 --help."_s.arg(group));
    }
    return failure(ErrorCode::invalid, u"There is no command “%1”."_s.arg(group), {}, u"See holdfastctl --help."_s);
}

} // namespace

Result<CommandLine> readCommandLine(const QStringList &given)
{
    CommandLine line;
    const QStringList words = wordsOf(given);
    line.command = findCommand(words);
    const QStringList options = given.mid(0, given.indexOf(u"--"_s));
    if (options.contains(u"--help"_s) || options.contains(u"-h"_s)) {
        if (!line.command && !words.isEmpty() && !isGroup(words.constFirst()))
            return unknownCommand(words);
        line.help = helpText(line.command ? line.command->path : words.value(0));
        return line;
    }
    if (options.contains(u"--version"_s)) {
        line.help = u"holdfastctl "_s + QCoreApplication::applicationVersion();
        return line;
    }
    if (!line.command)
        return unknownCommand(words);
    if (!line.command->make) {
        return failure(ErrorCode::invalid, u"“%1” is not part of this version."_s.arg(line.command->path), {},
            u"holdfastctl --help lists what is."_s);
    }
    const QList<OptionSpec> known = globalOptions() + line.command->options;
    auto arguments = parseArguments(given, known);
    if (!arguments)
        return failure(arguments.error());
    line.arguments = *arguments;
    line.arguments.words.remove(0, line.command->path.count(u' ') + 1);
    if (auto ok = checkArguments(line.arguments, line.command->form, line.command->options); !ok)
        return failure(ok.error());
    return line;
}

} // namespace holdfast
