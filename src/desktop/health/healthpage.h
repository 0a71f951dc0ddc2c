// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/common/pagewidget.h"

#include <memory>

namespace holdfast {

class HealthView;
class HistoryChart;
namespace Ui {
class HealthPage;
}

/// What needs somebody, every probe, and what a chosen one saw.
class HealthPage final : public PageWidget {
    Q_OBJECT

public:
    explicit HealthPage(HealthView &view, QWidget *parent = nullptr);
    ~HealthPage() override;

private:
    void layOut();
    void connectAlarms();
    void connectHistory();
    void refresh();
    void refreshHistory();
    void sayPoint(qsizetype point);

    std::unique_ptr<Ui::HealthPage> m_ui;
    HealthView &m_view;
    HistoryChart *m_chart;
};

} // namespace holdfast
