// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/common/guardedbutton.h"

#include <QKeyEvent>

namespace holdfast {

GuardedButton::GuardedButton(QWidget *parent)
    : QPushButton(parent)
{
    setAutoDefault(false);
    setDefault(false);
    m_dead.setSingleShot(true);
    m_dead.setInterval(deadTime);
    connect(&m_dead, &QTimer::timeout, this, &GuardedButton::refresh);
    connect(this, &QPushButton::clicked, this, [this] {
        m_dead.start();
        refresh();
        Q_EMIT pressedForSure();
    });
    refresh();
}

void GuardedButton::arm(const QString &key)
{
    if (key == m_key)
        return;
    m_key = key;
    m_dead.start();
    refresh();
}

void GuardedButton::setAllowed(bool allowed)
{
    m_allowed = allowed;
    refresh();
}

void GuardedButton::keyPressEvent(QKeyEvent *event)
{
    if (event->isAutoRepeat())
        return;
    QPushButton::keyPressEvent(event);
}

void GuardedButton::refresh() { setEnabled(m_allowed && !m_dead.isActive()); }

} // namespace holdfast
