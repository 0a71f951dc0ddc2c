// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QKeySequence>
#include <QList>

namespace holdfast {

/// What a key does in the window, wherever nothing is being typed.
struct KeyUse {
    QList<QKeySequence> keys;
    QString does; ///< "Declare an incident"
};

/// The sheet that F1 and ? open: every key of the window. Escape closes it.
class KeySheet final : public QDialog {
    Q_OBJECT

public:
    explicit KeySheet(const QList<KeyUse> &uses, QWidget *parent = nullptr);
};

} // namespace holdfast
