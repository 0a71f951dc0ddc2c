// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewmodels/recovery/stepface.h"

#include <QWidget>

class QGridLayout;

namespace holdfast {

/// The checks of a step with their verdicts.
class CheckList final : public QWidget {
    Q_OBJECT

public:
    explicit CheckList(QWidget *parent = nullptr);
    void show(const QList<CheckFace> &checks);

private:
    void addRow();

    QGridLayout *m_grid;
    int m_rows = 0;
};

} // namespace holdfast
