// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/plan/planpage.h"

#include "desktop/common/say.h"
#include "desktop/plan/planeditor.h"
#include "viewmodels/centre/commandcentre.h"

#include "ui_planpage.h"

namespace holdfast {

PlanPage::PlanPage(CommandCentre &centre, QWidget *parent)
    : PageWidget(parent)
    , m_ui(std::make_unique<Ui::PlanPage>())
    , m_editor(new PlanEditor(centre.planEdit))
{
    m_ui->setupUi(this);
    setStart(m_ui->components);
    m_ui->components->setModel(&centre.plan);
    m_ui->components->setStretch(PlanModel::dependsOnColumn);
    m_ui->scenarios->setModel(&centre.scenarios);
    m_ui->scenarios->setStretch(ScenariosModel::symptomColumn);
    m_ui->findings->setModel(&centre.findings);
    m_ui->findings->setStretch(FindingsModel::messageColumn);
    m_ui->components->setFittedRows(6);
    m_ui->components->setLeastRows(3);
    m_ui->scenarios->setFittedRows(7);
    m_ui->scenarios->setLeastRows(3);
    m_ui->findings->setFittedRows(2);
    m_ui->findings->setLeastRows(2);
    m_ui->tabs->insertTab(1, m_editor, tr("Chan&ge the plan"));
    const auto showSummary = [this, &centre] {
        say(m_ui->summary, centre.plan.summary());
        say(m_ui->signing, centre.plan.signing());
    };
    connect(&centre.plan, &PlanModel::summaryChanged, this, showSummary);
    connect(m_ui->reload, &QPushButton::clicked, this, [&centre] { centre.commands().reloadPlan(); });
    connectEditor(centre);
    connectChanges(centre);
    connectFindings(centre);
    connectReadiness(centre.readiness);
    showSummary();
}

void PlanPage::connectEditor(CommandCentre &centre)
{
    m_editor->follow(m_ui->scenarios);
    connect(m_ui->tabs, &QTabWidget::currentChanged, this,
        [this] { setStart(m_ui->tabs->currentWidget() == m_editor ? m_editor->start() : m_ui->components); });
    // Enter or a double click on an objective opens it.
    connect(m_ui->components, &QTableView::activated, this, [this, &centre](const QModelIndex &index) {
        m_ui->tabs->setCurrentWidget(m_editor);
        centre.planEdit.choose(QStringLiteral("components/") + index.data(RowsModel::keyRole).toString());
    });
}

void PlanPage::connectChanges(CommandCentre &centre)
{
    m_ui->changes->setModel(&centre.planChanges);
    m_ui->changes->setStretch(PlanChangesModel::afterColumn);
    m_ui->changes->setFittedRows(6);
    m_ui->changes->setLeastRows(4);
    const auto show = [this, &centre] { m_ui->changesSummary->setText(centre.planChanges.summary()); };
    connect(&centre.planChanges, &PlanChangesModel::summaryChanged, this, show);
    show();
}

void PlanPage::connectReadiness(ReadinessView &readiness)
{
    m_ui->checks->setModel(&readiness.checks);
    m_ui->checks->setStretch(ReadinessModel::foundColumn);
    m_ui->checks->setFittedRows(3);
    m_ui->checks->setLeastRows(2);
    m_ui->coverage->setModel(&readiness.coverage);
    m_ui->coverage->setStretch(0);
    m_ui->coverage->setFittedRows(2);
    m_ui->coverage->setLeastRows(1);
    const auto show = [this, &readiness] {
        m_ui->readinessSummary->setText(readiness.isLooking() ? tr("Looking…") : readiness.summary());
        m_ui->lookAgain->setEnabled(!readiness.isLooking());
    };
    connect(&readiness, &ReadinessView::changed, this, show);
    connect(m_ui->tabs, &QTabWidget::currentChanged, &readiness, [this, &readiness] {
        if (m_ui->tabs->currentWidget() == m_ui->readinessView)
            readiness.open();
    });
    connect(m_ui->lookAgain, &QPushButton::clicked, &readiness, &ReadinessView::wanted);
    show();
}

void PlanPage::connectFindings(CommandCentre &centre)
{
    const auto show = [this, &centre] {
        m_ui->noFindings->setVisible(centre.findings.rowCount() == 0);
        m_ui->findings->setVisible(centre.findings.rowCount() > 0);
    };
    connect(&centre.findings, &FindingsModel::rowsInserted, this, show);
    connect(&centre.findings, &FindingsModel::rowsRemoved, this, show);
    connect(&centre.findings, &FindingsModel::modelReset, this, show);
    show();
}

PlanPage::~PlanPage() = default;

} // namespace holdfast
