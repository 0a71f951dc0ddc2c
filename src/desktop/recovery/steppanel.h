// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <memory>

namespace holdfast {

class CommandCentre;
class Fact;
struct StepFace;
namespace Ui {
class StepPanel;
}

/// Renders any step of any runbook from data.
class StepPanel final : public QWidget {
    Q_OBJECT

public:
    explicit StepPanel(QWidget *parent = nullptr);
    ~StepPanel() override;
    void setCentre(CommandCentre &centre);
    /// Asks why the step under way is not waited for any longer: where the reason is typed; null where none is under
    /// way.
    QWidget *offerStop();

private:
    void refresh();
    void arrange(const StepFace &face);
    void showHead(const StepFace &face);
    void showResults(const StepFace &face);
    void showQuestions(const StepFace &face);
    void showPreview(const StepFace &face);

    std::unique_ptr<Ui::StepPanel> m_ui;
    CommandCentre *m_centre = nullptr;
    QList<Fact *> m_results;
    QList<QWidget *> m_order;
    QString m_question;
};

} // namespace holdfast
