// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/windowhost.h"

#include "desktop/shell/commandwindow.h"

#include <QScreen>
#include <QVBoxLayout>

namespace holdfast {

namespace {

constexpr QSize wantedSize{1366, 860};
constexpr int titleBarHeight = 40;

} // namespace

WindowHost::WindowHost()
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    resize(wantedSize);
    // A laptop's screen is smaller than that: the whole screen then, and nothing below its edge.
    const QSize available = screen()->availableSize();
    if (available.width() <= wantedSize.width() || available.height() <= wantedSize.height() + titleBarHeight)
        setWindowState(Qt::WindowMaximized);
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
