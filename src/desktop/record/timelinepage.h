// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/common/pagewidget.h"

#include <memory>
#include <optional>

namespace holdfast {

class CommandCentre;
struct InstantSet;
namespace Ui {
class TimelinePage;
}

class TimelinePage final : public PageWidget {
    Q_OBJECT

public:
    explicit TimelinePage(CommandCentre &centre, QWidget *parent = nullptr);
    ~TimelinePage() override;
    void focusNote();

private:
    void connectMoments();
    void refreshMoments();
    [[nodiscard]] std::optional<InstantSet> correction() const;
    void write();
    void refresh();

    std::unique_ptr<Ui::TimelinePage> m_ui;
    CommandCentre &m_centre;
};

} // namespace holdfast
