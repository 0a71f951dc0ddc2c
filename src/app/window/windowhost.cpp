// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/windowhost.h"

#include "desktop/shell/commandwindow.h"

#include <QVBoxLayout>

namespace holdfast {

WindowHost::WindowHost()
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    resize(1280, 860);
}

WindowHost::~WindowHost() = default;

void WindowHost::showCentre(CommandCentre &centre)
{
    m_window.reset();
    m_window = std::make_unique<CommandWindow>(centre, this);
    layout()->addWidget(m_window.get());
    setWindowTitle(m_window->windowTitle());
    connect(m_window.get(), &QWidget::windowTitleChanged, this, &QWidget::setWindowTitle);
    m_window->show();
}

} // namespace holdfast
