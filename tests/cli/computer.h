// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "adapters/personkeys/personfiles.h"
#include "cli/program.h"

#include <QTemporaryDir>

namespace holdfast::test {

/// What every person of these tests types.
inline const QByteArray passphrase = "four words that differ";

/// A plan and a configuration of its own, as on a computer where nobody has signed anything yet. One at a time: it sets
/// this process's environment.
class Computer {
public:
    Computer();
    [[nodiscard]] QString path(const QString &name) const { return m_folder.filePath(name); }
    [[nodiscard]] QString plan() const { return path(QStringLiteral("plan")); }
    [[nodiscard]] QString signature(const QString &person) const;
    /// Makes a key that is cheap to open, so that only one test pays for a real one.
    void know(const QString &name) const;
    /// With --json, the plan and a state folder.
    [[nodiscard]] ProgramRun run(const QStringList &arguments) const;
    /// With the passphrase in the file `secret` on descriptor 3, as a password manager gives it.
    [[nodiscard]] ProgramRun runWith(const QString &secret, const QStringList &arguments) const;
    [[nodiscard]] ProgramRun sign(const QString &person, const QStringList &more = {}) const;
    /// `signing` of `plan show`, and its state.
    [[nodiscard]] QJsonObject signing() const;
    [[nodiscard]] QString state() const { return signing().value(QLatin1String("state")).toString(); }

private:
    [[nodiscard]] QStringList common() const;

    QTemporaryDir m_folder;
};

/// Adds to the end of a file, which is made when it is not there.
void append(const QString &path, const QByteArray &bytes);

} // namespace holdfast::test
