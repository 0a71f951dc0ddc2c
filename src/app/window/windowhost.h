// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <memory>

namespace holdfast {

class CommandCentre;
class CommandWindow;

/// The one window of the desktop. Its content is exchanged when starting is over, without the window going away.
class WindowHost final : public QWidget {
    Q_OBJECT

public:
    WindowHost();
    ~WindowHost() override;
    /// Shows this centre from now on; the one before is no longer used when this returns.
    void showCentre(CommandCentre &centre);

private:
    std::unique_ptr<CommandWindow> m_window;
};

} // namespace holdfast
