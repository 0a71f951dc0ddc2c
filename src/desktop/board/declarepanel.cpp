// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/board/declarepanel.h"

#include "desktop/common/say.h"
#include "viewmodels/centre/commandcentre.h"

#include "ui_declarepanel.h"

#include <QKeyEvent>

namespace holdfast {

DeclarePanel::DeclarePanel(QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::DeclarePanel>())
{
    m_ui->setupUi(this);
    setAutoFillBackground(true);
    m_ui->declare->setProperty("tone", int(Tone::critical));
    m_ui->card->setTone(Tone::critical);
    for (const Severity severity : {Severity::sev1, Severity::sev2, Severity::sev3})
        m_ui->severity->addItem(severityName(severity), int(severity));
    connect(m_ui->declare, &QPushButton::clicked, this, &DeclarePanel::declare);
    connect(m_ui->title, &QLineEdit::textChanged, this, &DeclarePanel::refresh);
    connect(m_ui->away, &QPushButton::clicked, this, &DeclarePanel::finished);
}

DeclarePanel::~DeclarePanel() = default;

void DeclarePanel::setCentre(CommandCentre &centre) { m_centre = &centre; }

void DeclarePanel::open()
{
    const DeclareForm &form = m_centre->declaration;
    const Declaration &suggested = form.suggestion();
    m_ui->title->setText(suggested.title);
    m_ui->scenario->clear();
    for (const DeclareForm::Choice &choice : form.scenarios()) {
        m_ui->scenario->addItem(choice.title, choice.id.value());
        if (choice.id == suggested.scenario)
            m_ui->scenario->setCurrentIndex(m_ui->scenario->count() - 1);
    }
    m_ui->severity->setCurrentIndex(m_ui->severity->findData(int(suggested.severity)));
    m_ui->drill->setChecked(suggested.drill);
    m_ui->drill->setEnabled(!form.isDrillOnly());
    m_ui->impact->setText(form.impactText());
    m_ui->profile->setText(form.profileText());
    refresh();
    m_ui->title->setFocus(Qt::ShortcutFocusReason);
    m_ui->title->selectAll();
}

void DeclarePanel::declare()
{
    if (!m_ui->declare->isEnabled())
        return;
    Declaration declaration = m_centre->declaration.suggestion();
    declaration.title = m_ui->title->text();
    declaration.scenario = ScenarioId{m_ui->scenario->currentData().toString()};
    declaration.severity = Severity(m_ui->severity->currentData().toInt());
    declaration.drill = m_ui->drill->isChecked();
    m_centre->commands().declare(declaration);
    Q_EMIT finished();
}

void DeclarePanel::refresh()
{
    const QString problem = m_centre->declaration.problem(m_ui->title->text());
    say(m_ui->problem, problem);
    m_ui->declare->setEnabled(problem.isEmpty());
}

void DeclarePanel::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape) {
        Q_EMIT finished();
        return;
    }
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        declare();
        return;
    }
    QWidget::keyPressEvent(event);
}

} // namespace holdfast
