// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/style/theme.h"

#include <QFrame>
#include <QList>

class QButtonGroup;
class QVBoxLayout;

namespace holdfast {

class RailButton;

/// The pages, each an icon and a word, and the choice of light or dark at the foot.
class Rail final : public QFrame {
    Q_OBJECT

public:
    explicit Rail(QWidget *parent = nullptr);
    void setPage(int page);
    /// Puts the keyboard on the page that is shown.
    void focusPage();

Q_SIGNALS:
    void pageChosen(int page);
    void appearanceChosen(holdfast::theme::Appearance appearance);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void addPages();
    void addAppearance();

    QButtonGroup *m_group;
    QVBoxLayout *m_column;
    QList<RailButton *> m_buttons;
};

} // namespace holdfast
