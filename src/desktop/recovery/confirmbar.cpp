// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/recovery/confirmbar.h"

#include "desktop/common/say.h"
#include "viewmodels/centre/commandcentre.h"

#include "ui_confirmbar.h"

namespace holdfast {

using namespace Qt::StringLiterals;

ConfirmBar::ConfirmBar(QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::ConfirmBar>())
{
    m_ui->setupUi(this);
    m_ui->go->setProperty("tone", int(Tone::notice));
    connect(m_ui->go, &GuardedButton::pressedForSure, this, &ConfirmBar::press);
    connect(m_ui->typed, &QLineEdit::textChanged, this, &ConfirmBar::refreshAllowed);
    connect(m_ui->review, &QPushButton::clicked, this, [this] { m_centre->perform(DueAction::openReview); });
}

ConfirmBar::~ConfirmBar() = default;

void ConfirmBar::setCentre(CommandCentre &centre)
{
    m_centre = &centre;
    connect(&centre.step, &StepView::changed, this, &ConfirmBar::refresh);
    connect(&centre.runbook, &RunbookModel::titleChanged, this, &ConfirmBar::refresh);
    connect(&centre, &CommandCentre::headlineChanged, this, &ConfirmBar::refresh);
    refresh();
}

void ConfirmBar::refresh()
{
    const StepFace &face = m_centre->step.face();
    const bool start = face.stage == StepStage::overview && m_centre->runbook.canStart();
    const bool confirm = face.stage == StepStage::confirm;
    const bool finished = face.stage == StepStage::finished;
    const bool close = finished && m_centre->isIncidentOpen();
    setVisible(start || confirm || finished);
    m_ui->review->setVisible(finished);
    m_ui->typed->setVisible(confirm && face.typed);
    m_ui->typedLabel->setVisible(confirm && face.typed);
    m_ui->go->setVisible(start || confirm || close);
    m_ui->go->setText(start ? tr("Start recovery") : close ? tr("Close the incident") : face.confirmText);
    const QString key = start ? u"start"_s : close ? u"close"_s : face.confirmKey;
    if (key != m_key) {
        m_key = key;
        m_ui->typed->clear();
    }
    m_ui->go->arm(key);
    say(m_ui->hint, finished ? (close ? tr("Closing records the end; the journal stays.") : QString()) : QString());
    if (start)
        say(m_ui->hint, tr("Starts with reading only. Every change is shown and waits for you."));
    if (confirm)
        showConfirmation();
    refreshAllowed();
}

void ConfirmBar::showConfirmation()
{
    const StepFace &face = m_centre->step.face();
    say(m_ui->hint,
        face.irreversible   ? tr("This cannot be taken back.")
            : face.typed    ? QString()
            : face.personal ? tr("Pressing records that all of it is done.")
                            : tr("Pressing does exactly what is shown above, once."));
    if (face.typed)
        m_ui->typedLabel->setText(tr("Type “%1” to confirm").arg(face.target));
}

void ConfirmBar::refreshAllowed()
{
    const bool confirm = m_centre->step.face().stage == StepStage::confirm;
    m_ui->go->setAllowed(!confirm || m_centre->step.confirms(m_ui->typed->text()));
}

void ConfirmBar::press()
{
    switch (m_centre->step.face().stage) {
    case StepStage::overview:
        m_centre->perform(DueAction::startRecovery);
        return;
    case StepStage::confirm:
        m_centre->confirm(m_ui->typed->text());
        return;
    case StepStage::finished:
        m_centre->perform(DueAction::close);
        return;
    default:
        return;
    }
}

} // namespace holdfast
