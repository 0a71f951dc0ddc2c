// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/common/pagewidget.h"

#include <memory>

namespace holdfast {

class CommandCentre;
class DeclarePanel;
namespace Ui {
class CommandPage;
}

/// The first screen: what is broken, who commands, how things stand, the clocks, what runs, what is due, what happened.
class CommandPage final : public PageWidget {
    Q_OBJECT

public:
    explicit CommandPage(CommandCentre &centre, QWidget *parent = nullptr);
    ~CommandPage() override;
    void openDeclaration();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void makeRoom();
    void bindTables();
    void showHeadline();
    void showDue();
    void showRunning();
    void showData();
    void closeDeclaration();

    std::unique_ptr<Ui::CommandPage> m_ui;
    CommandCentre &m_centre;
    DeclarePanel *m_declare;
};

} // namespace holdfast
