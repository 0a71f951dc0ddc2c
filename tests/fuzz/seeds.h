// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

namespace holdfast::fuzz {

/// One entry of entries.h with what it begins with.
struct Target {
    QString name; ///< of the entry
    void (*entry)(const QByteArray &);
    QList<QByteArray> seeds;
};

[[nodiscard]] QList<Target> targets();

} // namespace holdfast::fuzz
