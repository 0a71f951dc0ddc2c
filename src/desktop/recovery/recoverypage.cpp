// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/recovery/recoverypage.h"

#include "desktop/common/say.h"
#include "viewmodels/centre/commandcentre.h"

#include "ui_recoverypage.h"

#include <QHeaderView>
#include <QScrollBar>
#include <QSignalBlocker>

namespace holdfast {

RecoveryPage::RecoveryPage(CommandCentre &centre, QWidget *parent)
    : PageWidget(parent)
    , m_ui(std::make_unique<Ui::RecoveryPage>())
    , m_centre(centre)
{
    m_ui->setupUi(this);
    setStart(m_ui->steps);
    m_ui->steps->setModel(&centre.runbook);
    m_ui->steps->horizontalHeader()->hide();
    m_ui->steps->setStretch(RunbookModel::stepColumn);
    m_ui->steps->fitRowsToContents();
    m_ui->panel->setCentre(centre);
    m_ui->bar->setCentre(centre);
    connect(&centre.runbook, &RunbookModel::titleChanged, this, &RecoveryPage::showTitle);
    connect(&centre.step, &StepView::changed, this, &RecoveryPage::followRun);
    connect(
        m_ui->steps->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex &index) {
            if (index.isValid())
                m_centre.step.select(StepId{index.data(RowsModel::keyRole).toString()});
        });
    showTitle();
    followRun();
}

RecoveryPage::~RecoveryPage() = default;

void RecoveryPage::showTitle() { say(m_ui->runbookTitle, m_centre.runbook.title()); }

void RecoveryPage::followRun()
{
    const QString id = m_centre.step.face().id.value();
    const int row = m_centre.runbook.rowOf(id);
    {
        const QSignalBlocker quiet(m_ui->steps->selectionModel());
        if (row >= 0)
            m_ui->steps->selectRow(row);
        else
            m_ui->steps->clearSelection();
    }
    m_ui->steps->viewport()->update();
    // Another step starts at its top; the same one stays where the eyes are.
    if (id != m_shown)
        m_ui->scroll->verticalScrollBar()->setValue(0);
    m_shown = id;
}

} // namespace holdfast
