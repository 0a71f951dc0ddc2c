// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QStringList>

namespace holdfast::test {

/// What a program of ours did. `exitCode` is -1 when it crashed, was killed or did not end in time.
struct ProgramRun {
    int exitCode = -1;
    QByteArray out;
    QByteArray err;

    /// stdout as one JSON object on one line; empty when it is anything else.
    [[nodiscard]] QJsonObject json() const;
    /// The last line of stdout as JSON.
    [[nodiscard]] QJsonObject lastJson() const;
    [[nodiscard]] QJsonObject error() const { return json().value(QLatin1String("error")).toObject(); }
};

/// Runs `holdfastctl` of this build to its end.
[[nodiscard]] ProgramRun holdfastctl(const QStringList &arguments, int milliseconds = 30000);

} // namespace holdfast::test
