// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>

namespace holdfast {

/// An icon above its word.
class RailButton final : public QAbstractButton {
    Q_OBJECT

public:
    RailButton(const QString &iconName, const QString &word, QWidget *parent = nullptr);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void tint();

    QString m_iconName;
    QIcon m_quiet;
    QIcon m_strong;
};

} // namespace holdfast
