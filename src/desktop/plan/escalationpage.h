// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/common/pagewidget.h"

#include <memory>

namespace holdfast {

class CommandCentre;
namespace Ui {
class EscalationPage;
}

class EscalationPage final : public PageWidget {
    Q_OBJECT

public:
    explicit EscalationPage(CommandCentre &centre, QWidget *parent = nullptr);
    ~EscalationPage() override;

private:
    void connectCall();
    void refreshCall();
    void connectReach();
    void refreshReach();
    [[nodiscard]] QString chosenVendor() const;

    std::unique_ptr<Ui::EscalationPage> m_ui;
    CommandCentre &m_centre;
};

} // namespace holdfast
