// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/common/pagewidget.h"

#include <memory>

namespace holdfast {

class CommandCentre;
namespace Ui {
class PlanPage;
}

class PlanPage final : public PageWidget {
    Q_OBJECT

public:
    explicit PlanPage(CommandCentre &centre, QWidget *parent = nullptr);
    ~PlanPage() override;

private:
    std::unique_ptr<Ui::PlanPage> m_ui;
};

} // namespace holdfast
