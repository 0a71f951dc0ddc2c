// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/recovery/problemcard.h"

#include "desktop/common/say.h"
#include "viewmodels/centre/commandcentre.h"

#include "ui_problemcard.h"

namespace holdfast {

ProblemCard::ProblemCard(QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::ProblemCard>())
{
    m_ui->setupUi(this);
    m_ui->undoRow->hide();
    connectButtons();
}

ProblemCard::~ProblemCard() = default;

void ProblemCard::setCentre(CommandCentre &centre) { m_centre = &centre; }

void ProblemCard::connectButtons()
{
    const auto step = [this] { return m_centre->step.face().id; };
    connect(m_ui->check, &QPushButton::clicked, this, [this, step] { m_centre->commands().checkAgain(step()); });
    connect(m_ui->retry, &QPushButton::clicked, this, [this, step] { m_centre->commands().retry(step()); });
    connect(m_ui->ask, &QPushButton::clicked, this, [this] { m_centre->commands().askNow(); });
    connect(m_ui->undo, &QPushButton::clicked, this, [this] {
        m_ui->undoRow->show();
        m_ui->undoSure->arm(m_centre->step.face().id.value());
        m_ui->keep->setFocus(Qt::OtherFocusReason);
    });
    connect(m_ui->keep, &QPushButton::clicked, m_ui->undoRow, &QWidget::hide);
    connect(m_ui->undoSure, &GuardedButton::pressedForSure, this, [this, step] {
        m_centre->commands().undo(step());
        m_ui->undoRow->hide();
    });
    connect(m_ui->absent, &GuardedButton::pressedForSure, this,
        [this, step] { m_centre->commands().declareAbsent(step(), m_ui->reason->text()); });
    connect(m_ui->gateOpen, &GuardedButton::pressedForSure, this, &ProblemCard::openGate);
    connect(m_ui->gateText, &QLineEdit::textChanged, this,
        [this](const QString &text) { m_ui->gateOpen->setAllowed(!text.trimmed().isEmpty()); });
    connect(m_ui->reason, &QLineEdit::textChanged, this,
        [this](const QString &text) { m_ui->absent->setAllowed(!text.trimmed().isEmpty()); });
}

void ProblemCard::show(const StepFace &face)
{
    const bool doubt = face.stage == StepStage::doubt || face.stage == StepStage::person;
    setVisible(!face.what.isEmpty() || face.canUndo || face.canRetry);
    const bool barred = face.gate != StepGate::open;
    const Tone tone = doubt ? Tone::unknown : barred ? Tone::warning : Tone::critical;
    m_ui->card->setTone(face.what.isEmpty() ? Tone::normal : tone);
    m_ui->mark->setState(doubt ? Glyph::hatch : barred ? Glyph::triangle : Glyph::diamond, tone);
    m_ui->mark->setVisible(!face.what.isEmpty());
    say(m_ui->what, face.what);
    say(m_ui->why, face.why);
    say(m_ui->next, face.next);
    showChoices(face);
    showGate(face);
}

void ProblemCard::showGate(const StepFace &face)
{
    m_ui->gateRow->setVisible(face.gate != StepGate::open);
    if (face.gate == StepGate::open)
        return m_ui->gateText->clear();
    const bool glass = face.gate == StepGate::glass;
    const QString label = glass ? tr("&Why it must be") : tr("The &approval");
    m_ui->gateLabel->setText(label);
    m_ui->gateText->setAccessibleName(
        glass ? tr("Why the plan is carried out although it is not approved") : tr("The second person's approval"));
    m_ui->gateOpen->setText(glass ? tr("Use the plan all the same") : tr("Use the approval"));
    m_ui->gateOpen->arm(face.id.value() + (glass ? u'!' : u'+'));
    m_ui->gateOpen->setAllowed(!m_ui->gateText->text().trimmed().isEmpty());
}

void ProblemCard::openGate()
{
    const StepFace face = m_centre->step.face();
    const QString text = m_ui->gateText->text().trimmed();
    if (face.gate == StepGate::glass)
        m_centre->commands().breakGlass(text);
    else if (face.gate == StepGate::approval)
        m_centre->commands().useApproval(face.id, text);
}

void ProblemCard::showChoices(const StepFace &face)
{
    m_ui->retry->setVisible(face.canRetry);
    m_ui->check->setVisible(face.canCheck);
    m_ui->undo->setVisible(face.canUndo);
    m_ui->ask->setVisible(face.stage == StepStage::doubt);
    m_ui->absentRow->setVisible(face.stage == StepStage::person);
    m_ui->absent->arm(face.id.value());
    m_ui->absent->setAllowed(!m_ui->reason->text().trimmed().isEmpty());
    m_ui->undoSure->setAllowed(face.canUndo);
    say(m_ui->undoText, face.undo);
    if (!face.canUndo)
        m_ui->undoRow->hide();
}

} // namespace holdfast
