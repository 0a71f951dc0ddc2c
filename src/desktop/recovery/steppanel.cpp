// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/recovery/steppanel.h"

#include "desktop/common/fact.h"
#include "desktop/common/say.h"
#include "viewmodels/centre/commandcentre.h"

#include "ui_steppanel.h"

#include <QApplication>
#include <QClipboard>
#include <QGuiApplication>
#include <QVBoxLayout>

namespace holdfast {

using namespace Qt::StringLiterals;

StepPanel::StepPanel(QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::StepPanel>())
{
    m_ui->setupUi(this);
    connect(m_ui->copy, &QPushButton::clicked, this,
        [this] { QGuiApplication::clipboard()->setText(m_centre->step.face().requests); });
    connect(m_ui->follow, &QPushButton::clicked, this, [this] { m_centre->step.select({}); });
    connect(m_ui->picker, &RestorePointPicker::chosen, this,
        [this](const QString &value) { m_centre->answer(m_question, value); });
    const auto answerText = [this] { m_centre->answer(m_question, m_ui->questionText->text()); };
    connect(m_ui->choiceQuestion, &ChoiceQuestion::chosen, this,
        [this](const QString &value) { m_centre->answer(m_question, value); });
    connect(m_ui->questionAnswer, &QPushButton::clicked, this, answerText);
    connect(m_ui->questionText, &QLineEdit::returnPressed, this, answerText);
}

StepPanel::~StepPanel() = default;

void StepPanel::setCentre(CommandCentre &centre)
{
    m_centre = &centre;
    m_ui->picker->setView(centre.step.restorePoint());
    m_ui->problem->setCentre(centre);
    m_ui->otherWay->setCentre(centre);
    connect(&centre.step, &StepView::changed, this, &StepPanel::refresh);
    refresh();
}

QWidget *StepPanel::offerStop() { return m_ui->otherWay->offerStop(); }

void StepPanel::refresh()
{
    const StepFace &face = m_centre->step.face();
    showHead(face);
    showResults(face);
    m_ui->problem->show(face);
    showQuestions(face);
    arrange(face);
    m_ui->checks->show(face.checks);
    m_ui->checksCard->setVisible(!face.checks.isEmpty());
    showPreview(face);
    m_ui->otherWay->show(face);
}

void StepPanel::arrange(const StepFace &face)
{
    // While choosing, the question comes first; before the effect, what will happen; after it, whether it worked.
    QList<QWidget *> order{m_ui->questionCard, m_ui->changeCard, m_ui->requestCard, m_ui->checksCard, m_ui->otherWay};
    if (face.stage == StepStage::confirm)
        order = {m_ui->changeCard, m_ui->requestCard, m_ui->checksCard, m_ui->questionCard, m_ui->otherWay};
    else if (face.proofFirst)
        order = {m_ui->checksCard, m_ui->changeCard, m_ui->requestCard, m_ui->questionCard, m_ui->otherWay};
    if (order == m_order)
        return;
    m_order = order;
    auto *column = qobject_cast<QVBoxLayout *>(layout());
    for (QWidget *card : std::as_const(order)) {
        column->removeWidget(card);
        column->addWidget(card);
    }
}

void StepPanel::showHead(const StepFace &face)
{
    m_ui->headCard->setTone(face.tone);
    say(m_ui->position, face.position);
    m_ui->follow->setVisible(!m_centre->step.isFollowing() && m_centre->runbook.isStarted());
    say(m_ui->title, face.title);
    m_ui->chip->setState(face.word, face.shape, face.tone);
    m_ui->chip->setVisible(!face.word.isEmpty());
    say(m_ui->doing, face.doing);
    say(m_ui->since, face.since);
    say(m_ui->trouble, face.trouble);
    say(m_ui->overdue, face.overdue);
    say(m_ui->purpose, face.purpose);
    say(m_ui->outcome, face.outcome);
}

void StepPanel::showResults(const StepFace &face)
{
    m_ui->resultCard->setVisible(!face.results.isEmpty());
    while (m_results.size() < face.results.size()) {
        auto *fact = new Fact(m_ui->resultCard);
        fact->setValueType(u"figure"_s);
        m_ui->results->addWidget(fact, 1, Qt::AlignTop);
        m_results << fact;
    }
    for (qsizetype i = 0; i < face.results.size(); ++i) {
        const ResultFace &result = face.results[i];
        m_results[i]->setCaption(result.caption);
        m_results[i]->setValue(result.value, result.tone, result.shape);
        m_results[i]->setDetail(result.detail);
    }
}

void StepPanel::showQuestions(const StepFace &face)
{
    const bool wasAnswering = m_ui->questionCard->isAncestorOf(QApplication::focusWidget());
    m_ui->questionCard->setVisible(!face.questions.isEmpty());
    if (face.questions.isEmpty())
        return;
    // One at a time: the first that is still open, or the last one.
    QuestionFace question = face.questions.last();
    for (auto open = face.questions.crbegin(); open != face.questions.crend(); ++open) {
        if (!open->answered)
            question = *open;
    }
    m_ui->picker->setVisible(question.restorePoint);
    m_ui->textQuestion->setVisible(!question.restorePoint && question.options.isEmpty());
    m_ui->choiceQuestion->show(question);
    m_ui->questionTitle->setText(question.title);
    if (m_question == question.name)
        return;
    m_ui->questionText->setText(question.value);
    m_question = question.name;
    // Whoever answers by keyboard goes on with the next question.
    if (wasAnswering && !question.options.isEmpty())
        m_ui->choiceQuestion->focusFirst();
    else if (wasAnswering && !question.restorePoint)
        m_ui->questionText->setFocus(Qt::OtherFocusReason);
}

void StepPanel::showPreview(const StepFace &face)
{
    m_ui->changeCard->setVisible(!face.change.isEmpty());
    say(m_ui->change, face.change);
    QString blast;
    for (const QString &line : face.blastRadius)
        blast += (blast.isEmpty() ? u"• "_s : u"\n• "_s) + line;
    say(m_ui->blast, blast);
    m_ui->undoCaption->setText(face.irreversible ? tr("Cannot be taken back:") : tr("Taking it back:"));
    say(m_ui->undo, face.undo);
    m_ui->requestCard->setVisible(face.requestCount > 0);
    m_ui->requestCaption->setText(
        face.requestCount > 1 ? tr("The exact requests (%1)").arg(face.requestCount) : tr("The exact request"));
    if (m_ui->requests->toPlainText() != face.requests)
        m_ui->requests->setPlainText(face.requests);
}

} // namespace holdfast
