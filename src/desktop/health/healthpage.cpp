// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/health/healthpage.h"

#include "desktop/common/say.h"
#include "desktop/health/historychart.h"
#include "viewmodels/health/healthview.h"

#include "ui_healthpage.h"

#include <QItemSelectionModel>
#include <algorithm>

namespace holdfast {

namespace {

constexpr int mostAlarmRows = 4; ///< without scrolling

} // namespace

HealthPage::HealthPage(HealthView &view, QWidget *parent)
    : PageWidget(parent)
    , m_ui(std::make_unique<Ui::HealthPage>())
    , m_view(view)
    , m_chart(new HistoryChart)
{
    m_ui->setupUi(this);
    layOut();
    connectAlarms();
    connectHistory();
    refresh();
    refreshHistory();
}

HealthPage::~HealthPage() = default;

void HealthPage::layOut()
{
    setStart(m_ui->probes);
    m_ui->alarms->setModel(&m_view.alarms);
    m_ui->alarms->setStretch(AlarmsModel::whyColumn);
    m_ui->alarms->setLeastRows(1);
    m_ui->probes->setModel(&m_view.probes);
    m_ui->probes->setStretch(ProbesModel::whyColumn);
    m_ui->probes->setFittedRows(8);
    m_ui->probes->setLeastRows(4);
    m_ui->history->setModel(&m_view.history);
    m_ui->history->setStretch(HistoryModel::whyColumn);
    m_ui->history->setFittedRows(3);
    m_ui->history->setLeastRows(1);
    m_ui->chartPlace->addWidget(m_chart);
    for (const auto &[word, length] : {std::pair{tr("1 hour"), 60}, {tr("4 hours"), 240}, {tr("24 hours"), 1440}})
        m_ui->span->addItem(word, length);
    for (const auto &[word, length] :
        {std::pair{tr("30 minutes"), 30}, {tr("2 hours"), 120}, {tr("8 hours"), 480}, {tr("24 hours"), 1440}})
        m_ui->shelfLength->addItem(word, length);
    setTabOrder(m_ui->span, m_chart);
    setTabOrder(m_chart, m_ui->history);
}

void HealthPage::connectAlarms()
{
    connect(&m_view, &HealthView::changed, this, &HealthPage::refresh);
    connect(m_ui->alarms->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
        [this](const QModelIndex &current) {
            if (const QString key = current.data(RowsModel::keyRole).toString(); !key.isEmpty())
                m_view.chooseAlarm(key);
        });
    connect(m_ui->acknowledge, &QPushButton::clicked, this, [this] { m_view.acknowledge(); });
    connect(m_ui->shelve, &QPushButton::clicked, this, [this] {
        m_view.shelve(std::chrono::minutes{m_ui->shelfLength->currentData().toInt()}, m_ui->shelfReason->text());
        m_ui->shelfReason->clear();
    });
    connect(m_ui->unshelve, &QPushButton::clicked, this, [this] { m_view.unshelve(); });
    connect(m_ui->shelfReason, &QLineEdit::textChanged, this, &HealthPage::refresh);
    connect(m_ui->shelfReason, &QLineEdit::returnPressed, m_ui->shelve, &QPushButton::click);
}

void HealthPage::connectHistory()
{
    connect(m_ui->probes->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
        [this](const QModelIndex &current) {
            if (const QString key = current.data(RowsModel::keyRole).toString(); !key.isEmpty())
                m_view.chooseProbe(key);
        });
    connect(m_ui->span, &QComboBox::currentIndexChanged, this,
        [this] { m_view.chooseSpan(std::chrono::minutes{m_ui->span->currentData().toInt()}); });
    connect(&m_view, &HealthView::historyChanged, this, &HealthPage::refreshHistory);
    connect(m_chart, &HistoryChart::pointChosen, this, &HealthPage::sayPoint);
}

void HealthPage::refresh()
{
    const Cell headline = m_view.headline();
    m_ui->headline->setState(headline.text, headline.shape, headline.tone);
    const Cell sight = m_view.sight();
    m_ui->sight->setState(sight.text, sight.shape, sight.tone);
    say(m_ui->firstOut, m_view.firstOut());
    say(m_ui->suggestions, m_view.suggestions());
    m_ui->suggestionsCaption->setVisible(!m_view.suggestions().isEmpty());
    const bool hasAlarms = m_view.alarms.rowCount() > 0;
    m_ui->alarms->setVisible(hasAlarms);
    m_ui->alarms->setFittedRows(std::clamp(m_view.alarms.rowCount(), 1, mostAlarmRows));
    m_ui->alarmActions->setVisible(hasAlarms);
    m_ui->acknowledge->setEnabled(m_view.canAcknowledge());
    m_ui->shelve->setEnabled(m_view.canShelve() && !m_ui->shelfReason->text().trimmed().isEmpty());
    m_ui->unshelve->setEnabled(m_view.canUnshelve());
    const Cell outcome = m_view.outcome();
    m_ui->outcome->setVisible(!outcome.text.isEmpty());
    m_ui->outcome->setState(outcome.text, outcome.shape, outcome.tone);
}

void HealthPage::refreshHistory()
{
    say(m_ui->historyTitle, m_view.historyTitle());
    say(m_ui->historyWords, m_view.curve().words);
    say(m_ui->historyTrouble, m_view.historyTrouble());
    m_chart->show(m_view.curve());
}

void HealthPage::sayPoint(qsizetype point)
{
    const QString words = m_view.curve().wordsOf(point);
    m_ui->point->setText(words.isEmpty() ? tr("Arrow keys or the pointer show single moments.") : words);
    m_chart->setAccessibleDescription(words.isEmpty() ? m_view.curve().words : words);
}

} // namespace holdfast
