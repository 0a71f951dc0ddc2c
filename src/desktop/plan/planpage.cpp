// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/plan/planpage.h"

#include "desktop/common/say.h"
#include "viewmodels/centre/commandcentre.h"

#include "ui_planpage.h"

#include <QVBoxLayout>

namespace holdfast {

PlanPage::PlanPage(CommandCentre &centre, QWidget *parent)
    : PageWidget(parent)
    , m_ui(std::make_unique<Ui::PlanPage>())
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
    m_ui->scenarios->setFittedRows(7);
    m_ui->findings->setFittedRows(3);
    const auto showSummary = [this, &centre] {
        say(m_ui->summary, centre.plan.summary());
        say(m_ui->signing, centre.plan.signing());
    };
    const auto showFindings = [this, &centre] {
        m_ui->noFindings->setVisible(centre.findings.rowCount() == 0);
        m_ui->findings->setVisible(centre.findings.rowCount() > 0);
        // What is wrong with the plan comes before the plan.
        auto *column = qobject_cast<QVBoxLayout *>(layout());
        column->removeWidget(m_ui->findingsCard);
        column->insertWidget(centre.findings.rowCount() > 0 ? 0 : column->count(), m_ui->findingsCard);
    };
    connect(&centre.plan, &PlanModel::summaryChanged, this, showSummary);
    connect(&centre.findings, &FindingsModel::rowsInserted, this, showFindings);
    connect(&centre.findings, &FindingsModel::rowsRemoved, this, showFindings);
    connect(&centre.findings, &FindingsModel::modelReset, this, showFindings);
    connect(m_ui->reload, &QPushButton::clicked, this, [&centre] { centre.commands().reloadPlan(); });
    showSummary();
    showFindings();
}

PlanPage::~PlanPage() = default;

} // namespace holdfast
