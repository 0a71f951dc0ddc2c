// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/recovery/recoverypage.h"

#include "desktop/common/say.h"
#include "viewmodels/centre/commandcentre.h"

#include "ui_recoverypage.h"

#include <QHeaderView>
#include <QScrollBar>
#include <QSignalBlocker>
#include <QTimer>

namespace holdfast {

namespace {

constexpr int reasonMargin = 80; ///< pixels: the button below it as well

} // namespace

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
                m_centre.pick(StepId{index.data(RowsModel::keyRole).toString()});
        });
    connect(m_ui->choice, &QComboBox::activated, this,
        [this] { m_centre.commands().chooseRunbook(RunbookId{m_ui->choice->currentData().toString()}); });
    connect(m_ui->leaveWhy, &QLineEdit::textChanged, this, &RecoveryPage::showTitle);
    connect(m_ui->leave, &QPushButton::clicked, this, [this] {
        m_centre.commands().leaveRun(m_ui->leaveWhy->text());
        m_ui->leaveWhy->clear();
    });
    showTitle();
    followRun();
}

RecoveryPage::~RecoveryPage() = default;

void RecoveryPage::offerStop()
{
    QWidget *reason = m_ui->panel->offerStop();
    // Its card has grown: it has its place when this turn of the event loop is over.
    if (reason)
        QTimer::singleShot(0, this, [this, reason] { m_ui->scroll->ensureWidgetVisible(reason, 0, reasonMargin); });
}

void RecoveryPage::showTitle()
{
    const RunbookModel &runbook = m_centre.runbook;
    say(m_ui->runbookTitle, runbook.title());
    m_ui->choice->setVisible(runbook.canChoose());
    m_ui->choice->clear();
    for (const auto &[id, title] : runbook.choices())
        m_ui->choice->addItem(title, id);
    m_ui->choice->setCurrentIndex(m_ui->choice->findData(runbook.shownId()));
    m_ui->leaveWhy->setVisible(runbook.canLeave());
    m_ui->leave->setVisible(runbook.canLeave());
    m_ui->leave->setEnabled(!m_ui->leaveWhy->text().trimmed().isEmpty());
}

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
    if (row >= 0 && id != m_shown)
        m_ui->steps->scrollTo(m_ui->steps->model()->index(row, RunbookModel::stepColumn));
    m_ui->steps->viewport()->update();
    // Another step starts at its top; the same one stays where the eyes are.
    if (id != m_shown)
        m_ui->scroll->verticalScrollBar()->setValue(0);
    m_shown = id;
}

} // namespace holdfast
