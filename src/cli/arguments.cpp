// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/arguments.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace holdfast {

namespace {

tl::unexpected<Error> misuse(const QString &what)
{
    return failure(ErrorCode::invalid, what, {}, u"See the command's --help."_s);
}

const OptionSpec *findOption(const QList<OptionSpec> &known, const QString &name)
{
    const auto found = std::find_if(known.begin(), known.end(), [&](const OptionSpec &o) { return o.name == name; });
    return found == known.end() ? nullptr : &*found;
}

/// Takes the option at `position`, and its value when that is the next argument.
Result<> takeOption(const QStringList &given, qsizetype &position, const QList<OptionSpec> &known, Arguments &into)
{
    const QString &argument = given.at(position);
    const qsizetype equals = argument.indexOf(u'=');
    const QString name = argument.mid(2, equals < 0 ? -1 : equals - 2);
    const OptionSpec *option = findOption(known, name);
    if (!option)
        return misuse(u"There is no option --%1 here."_s.arg(name));
    if (into.has(name) && !option->repeats)
        return misuse(u"The option --%1 was given twice."_s.arg(name));
    if (option->value.isEmpty()) {
        if (equals >= 0)
            return misuse(u"The option --%1 takes no value."_s.arg(name));
        into.options.insert(name, {});
        return {};
    }
    if (equals < 0 && position + 1 >= given.size())
        return misuse(u"The option --%1 needs a value: --%1 %2."_s.arg(name, option->value));
    const QString value = equals < 0 ? given.at(++position) : argument.mid(equals + 1);
    if (value.isEmpty() || (equals < 0 && value.startsWith("--"_L1)))
        return misuse(u"The option --%1 needs a value: --%1 %2."_s.arg(name, option->value));
    into.options.insert(name, value);
    return {};
}

} // namespace

QStringList Arguments::values(const QString &name) const
{
    QStringList newestFirst = options.values(name);
    std::reverse(newestFirst.begin(), newestFirst.end());
    return newestFirst;
}

Result<Arguments> parseArguments(const QStringList &given, const QList<OptionSpec> &known)
{
    Arguments arguments;
    bool onlyWords = false;
    for (qsizetype i = 0; i < given.size(); ++i) {
        const QString &argument = given.at(i);
        if (onlyWords || !argument.startsWith(u'-') || argument == u"-"_s) {
            arguments.words << argument;
        } else if (argument == u"--"_s) {
            onlyWords = true;
        } else if (argument == u"-h"_s) {
            arguments.options.insert(u"help"_s, {});
        } else if (!argument.startsWith("--"_L1)) {
            return misuse(u"There is no option %1 here."_s.arg(argument));
        } else if (auto ok = takeOption(given, i, known, arguments); !ok) {
            return failure(ok.error());
        }
    }
    return arguments;
}

Result<> checkArguments(const Arguments &arguments, const QString &form, const QList<OptionSpec> &known)
{
    const QStringList places = form.split(u' ', Qt::SkipEmptyParts);
    const auto needed =
        std::count_if(places.begin(), places.end(), [](const QString &place) { return !place.startsWith(u'['); });
    if (arguments.words.size() < needed)
        return misuse(u"%1 is missing."_s.arg(places.at(arguments.words.size())));
    if (arguments.words.size() > places.size())
        return misuse(u"“%1” is one word too many."_s.arg(arguments.words.at(places.size())));
    for (const OptionSpec &option : known) {
        if (option.required && !arguments.has(option.name))
            return misuse(u"--%1 %2 is missing."_s.arg(option.name, option.value));
    }
    return {};
}

} // namespace holdfast
