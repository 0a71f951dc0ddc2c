// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/common/pagewidget.h"

#include <memory>

namespace holdfast {

class CommandCentre;
namespace Ui {
class ReviewPage;
}

class ReviewPage final : public PageWidget {
    Q_OBJECT

public:
    explicit ReviewPage(CommandCentre &centre, QWidget *parent = nullptr);
    ~ReviewPage() override;

private:
    void refresh();
    void refreshReopening();
    void askForPath();

    std::unique_ptr<Ui::ReviewPage> m_ui;
    CommandCentre &m_centre;
};

} // namespace holdfast
