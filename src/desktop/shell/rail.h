// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/style/theme.h"
#include "viewmodels/centre/commandcentre.h"

#include <QFrame>
#include <QKeySequence>
#include <QMap>

class QButtonGroup;
class QVBoxLayout;

namespace holdfast {

class RailButton;

/// The pages, each an icon and a word, and the choice of light or dark at the foot.
class Rail final : public QFrame {
    Q_OBJECT

public:
    explicit Rail(QWidget *parent = nullptr);
    /// Ctrl+1 … Ctrl+9, Ctrl+0, Ctrl+U, in the order of Page.
    /// What the page is called.
    [[nodiscard]] QString wordOf(Page page) const;
    [[nodiscard]] static QKeySequence keysOf(Page page);
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
    QMap<int, RailButton *> m_buttons; ///< by page
};

} // namespace holdfast
