// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernel/result.h"

#include <QList>
#include <QMultiMap>
#include <QStringList>

namespace holdfast {

/// One option of a command. There is no option that takes a secret.
struct OptionSpec {
    QString name; ///< without dashes
    QString value; ///< what it takes, for the help; empty for a switch
    QString help;
    bool required = false;
    bool repeats = false;
};

/// What was given on the command line.
struct Arguments {
    QStringList words;
    QMultiMap<QString, QString> options;

    [[nodiscard]] bool has(const QString &name) const { return options.contains(name); }
    /// Empty when it was not given.
    [[nodiscard]] QString value(const QString &name) const { return options.value(name); }
    /// In the order in which they were given.
    [[nodiscard]] QStringList values(const QString &name) const;
};

/// Sorts `given` into options and words. `--name value` and `--name=value` are the same; after `--` everything is a
/// word. An unknown option, a missing value, an option given twice that does not repeat: ErrorCode::invalid.
[[nodiscard]] Result<Arguments> parseArguments(const QStringList &given, const QList<OptionSpec> &known);

/// Whether the words fit the form, for example `NAME TIME` or `[DIR]`, and every required option is there.
[[nodiscard]] Result<> checkArguments(const Arguments &arguments, const QString &form, const QList<OptionSpec> &known);

} // namespace holdfast
