// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/common/pagewidget.h"
#include "kernel/time.h"

#include <memory>

namespace holdfast {

class BurnDownChart;
class CommandCentre;
namespace Ui {
class ClocksPage;
}

/// Every clock of the incident, and the recovery against the tightest of them.
class ClocksPage final : public PageWidget {
    Q_OBJECT

public:
    explicit ClocksPage(CommandCentre &centre, QWidget *parent = nullptr);
    ~ClocksPage() override;

protected:
    void showEvent(QShowEvent *event) override;

private:
    void connectCircumstances();
    void ask(bool holds);
    void refresh();
    void refreshCircumstances();
    void refreshCircle();
    /// What was typed as the moment; nothing for an empty line, which means now.
    [[nodiscard]] std::optional<UtcTime> typedSince() const;
    [[nodiscard]] QString chosenDuty() const;

    std::unique_ptr<Ui::ClocksPage> m_ui;
    CommandCentre &m_centre;
    BurnDownChart *m_chart = nullptr; ///< made when the page is first shown: it takes longer than all the rest
};

} // namespace holdfast
