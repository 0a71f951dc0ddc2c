// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <memory>

namespace holdfast {

class CommandCentre;
namespace Ui {
class DeclarePanel;
}

/// Declaring in one action: filled from the probes, Enter declares, Escape puts it away.
class DeclarePanel final : public QWidget {
    Q_OBJECT

public:
    explicit DeclarePanel(QWidget *parent = nullptr);
    ~DeclarePanel() override;
    void setCentre(CommandCentre &centre);
    /// Takes the prefill of this moment.
    void open();

Q_SIGNALS:
    void finished();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void declare();
    void refresh();

    std::unique_ptr<Ui::DeclarePanel> m_ui;
    CommandCentre *m_centre = nullptr;
};

} // namespace holdfast
