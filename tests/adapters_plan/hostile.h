// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QMap>
#include <QString>
#include <functional>

namespace holdfast::test {

/// Files that somebody wrote to do harm: to fill the memory, to take all time, to be read differently than they look.
struct Hostile {
    QString name;
    std::function<QMap<QString, QByteArray>()> files; ///< made when needed: together they would be gigabytes
    QString rule; ///< of a finding that must be among those of the reading; empty: a good plan, however large
};

[[nodiscard]] QList<Hostile> hostilePlans();

} // namespace holdfast::test
