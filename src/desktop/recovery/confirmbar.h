// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <memory>

namespace holdfast {

class CommandCentre;
namespace Ui {
class ConfirmBar;
}

/// The one place from which a run goes forward: start, confirm by press or by typing the target, close.
class ConfirmBar final : public QWidget {
    Q_OBJECT

public:
    explicit ConfirmBar(QWidget *parent = nullptr);
    ~ConfirmBar() override;
    void setCentre(CommandCentre &centre);

private:
    void refresh();
    void refreshAllowed();
    void showConfirmation();
    void press();

    std::unique_ptr<Ui::ConfirmBar> m_ui;
    CommandCentre *m_centre = nullptr;
    QString m_key;
};

} // namespace holdfast
