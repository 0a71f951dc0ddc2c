// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace holdfast {

/// One page of a list. `next` is where the following one begins; empty: there is none.
template <class T> struct ListPage {
    QList<T> items;
    QString next;
};

} // namespace holdfast
