// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <memory>

namespace holdfast {

class CommandCentre;
struct StepFace;
namespace Ui {
class ProblemCard;
}

/// A failed step, or one whose outcome is unknown: what, why, what next, and what the commander can do.
class ProblemCard final : public QWidget {
    Q_OBJECT

public:
    explicit ProblemCard(QWidget *parent = nullptr);
    ~ProblemCard() override;
    void setCentre(CommandCentre &centre);
    void show(const StepFace &face);

private:
    void connectButtons();
    void showChoices(const StepFace &face);
    void showGate(const StepFace &face);
    void openGate();

    std::unique_ptr<Ui::ProblemCard> m_ui;
    CommandCentre *m_centre = nullptr;
};

} // namespace holdfast
