// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace holdfast {

/// A page of the window. Knows where the keyboard begins when it is opened.
class PageWidget : public QWidget {
    Q_OBJECT

public:
    using QWidget::QWidget;
    /// Null when nothing on the page can take the focus now.
    [[nodiscard]] QWidget *start() const
    {
        return m_start && m_start->isEnabled() && m_start->isVisibleTo(this) ? m_start : nullptr;
    }

protected:
    void setStart(QWidget *start) { m_start = start; }

private:
    QWidget *m_start = nullptr;
};

} // namespace holdfast
