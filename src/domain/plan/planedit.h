// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStringList>
#include <utility>
#include <variant>

namespace holdfast {

/// The value at the end of the path (keys and ids from the top: `components`, `application`, `rto`) becomes this one.
/// Keys that are missing at the end of the path are added.
struct SetValue {
    QStringList path;
    QString value;

    friend bool operator==(const SetValue &, const SetValue &) = default;
};

/// An entry with these keys is added at the end of a list; a list that is missing is begun.
struct AppendEntry {
    QStringList path; ///< of the list
    QList<std::pair<QString, QString>> values; ///< in this order

    friend bool operator==(const AppendEntry &, const AppendEntry &) = default;
};

/// The key or the entry at the end of the path goes. Comments stay.
struct RemovePlace {
    QStringList path;

    friend bool operator==(const RemovePlace &, const RemovePlace &) = default;
};

/// A change of one place of a plan file.
using PlanEdit = std::variant<SetValue, AppendEntry, RemovePlace>;

} // namespace holdfast
