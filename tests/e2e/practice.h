// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/program.h"
#include "kernel/time.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>

namespace holdfast::test {

/// A state folder of its own, and the practice range that belongs to it. Ends the range when it goes.
class Practice {
public:
    Practice() = default;
    Practice(const Practice &) = delete;
    Practice &operator=(const Practice &) = delete;
    ~Practice();

    [[nodiscard]] QString folder() const { return m_folder.path(); }
    /// `holdfastctl --state FOLDER --json …`
    [[nodiscard]] ProgramRun ctl(const QStringList &arguments, int milliseconds = 120000) const;
    /// The range's description, as range.json says it.
    [[nodiscard]] QJsonObject description() const;
    [[nodiscard]] qint64 rangePid() const;
    /// GET of the range's control side.
    [[nodiscard]] QJsonDocument ask(const QString &path) const;
    /// POST; the HTTP status.
    [[nodiscard]] int command(const QString &path, const QJsonObject &body) const;
    /// POST; what came back.
    [[nodiscard]] QJsonDocument post(const QString &path, const QJsonObject &body) const;
    /// DELETE.
    void erase(const QString &path) const;
    [[nodiscard]] QJsonObject truth() const { return ask(QStringLiteral("/_range/truth")).object(); }
    [[nodiscard]] QJsonArray calls() const { return ask(QStringLiteral("/_range/calls")).array(); }

private:
    QTemporaryDir m_folder;
};

/// All processes whose parents lead to `pid`, itself included; dead ones that nobody has fetched do not count.
[[nodiscard]] QList<qint64> familyOf(qint64 pid);
[[nodiscard]] bool isAlive(qint64 pid);

/// The seconds within [from, to] in which at least one call was at work.
[[nodiscard]] double busySeconds(const QJsonArray &calls, UtcTime from, UtcTime to);

} // namespace holdfast::test
