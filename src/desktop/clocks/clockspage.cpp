// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/clocks/clockspage.h"

#include "desktop/clocks/burndownchart.h"
#include "desktop/common/say.h"
#include "viewmodels/centre/commandcentre.h"

#include "ui_clockspage.h"

namespace holdfast {

ClocksPage::ClocksPage(CommandCentre &centre, QWidget *parent)
    : PageWidget(parent)
    , m_ui(std::make_unique<Ui::ClocksPage>())
    , m_centre(centre)
{
    m_ui->setupUi(this);
    setStart(m_ui->clocks);
    m_ui->clocks->setModel(&centre.clocks);
    m_ui->clocks->setStretch(ClocksModel::clockColumn);
    m_ui->clocks->spanHeadings();
    m_ui->clocks->setFittedRows(12);
    m_ui->clocks->setLeastRows(6);
    connect(&centre, &CommandCentre::burnDownChanged, this, &ClocksPage::refresh);
    refresh();
}

ClocksPage::~ClocksPage() = default;

void ClocksPage::showEvent(QShowEvent *event)
{
    PageWidget::showEvent(event);
    if (!m_chart) {
        m_chart = new BurnDownChart(this);
        m_ui->chartCard->layout()->addWidget(m_chart);
    }
    refresh();
}

void ClocksPage::refresh()
{
    const BurnDown &burnDown = m_centre.burnDown();
    say(m_ui->words, burnDown.isEmpty() ? tr("The picture begins with the recovery.") : burnDown.words);
    if (!m_chart)
        return;
    m_chart->setVisible(!burnDown.isEmpty());
    m_chart->show(burnDown);
}

} // namespace holdfast
