// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/common/pagewidget.h"

#include <memory>

namespace holdfast {

class CommandCentre;
class PlanEditor;
class ReadinessView;
namespace Ui {
class PlanPage;
}

/// The plan in force, its editor, and what the reader has to say about the files.
class PlanPage final : public PageWidget {
    Q_OBJECT

public:
    explicit PlanPage(CommandCentre &centre, QWidget *parent = nullptr);
    ~PlanPage() override;

private:
    void connectChanges(CommandCentre &centre);
    void connectEditor(CommandCentre &centre);
    void connectFindings(CommandCentre &centre);
    void connectReadiness(ReadinessView &readiness);

    std::unique_ptr<Ui::PlanPage> m_ui;
    PlanEditor *m_editor;
};

} // namespace holdfast
