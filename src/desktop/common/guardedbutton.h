// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPushButton>
#include <QTimer>

namespace holdfast {

/// A button with an effect in the world. For one second after it came to mean something new, and after every press, it
/// takes nothing: a double click never does two things. It never takes the focus by itself and ignores Enter repeats.
class GuardedButton final : public QPushButton {
    Q_OBJECT

public:
    static constexpr int deadTime = 1000;

    explicit GuardedButton(QWidget *parent = nullptr);
    /// What a press would do now; another key starts the dead time.
    void arm(const QString &key);
    /// Whether it may be pressed once the dead time is over.
    void setAllowed(bool allowed);

Q_SIGNALS:
    void pressedForSure();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void refresh();

    QTimer m_dead;
    QString m_key;
    bool m_allowed = false;
};

} // namespace holdfast
