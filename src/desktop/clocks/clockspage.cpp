// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/clocks/clockspage.h"

#include "desktop/clocks/burndownchart.h"
#include "desktop/common/say.h"
#include "viewmodels/centre/commandcentre.h"

#include "ui_clockspage.h"

#include <QItemSelectionModel>

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
    m_ui->clocks->setFittedRows(9);
    m_ui->clocks->setLeastRows(6);
    connect(&centre, &CommandCentre::burnDownChanged, this, &ClocksPage::refresh);
    connectCircumstances();
    refresh();
    refreshCircumstances();
}

ClocksPage::~ClocksPage() = default;

void ClocksPage::connectCircumstances()
{
    for (const QString &condition : escalationConditions())
        m_ui->condition->addItem(Circumstances::conditionTitle(condition), condition);
    for (const Severity severity : {Severity::sev1, Severity::sev2, Severity::sev3})
        m_ui->newSeverity->addItem(severityName(severity), int(severity));
    connect(&m_centre.circumstances, &Circumstances::changed, this, [this] {
        m_ui->newSeverity->setCurrentIndex(int(m_centre.circumstances.severity()));
        refreshCircumstances();
    });
    for (QLineEdit *line :
        {m_ui->since, m_ui->source, m_ui->severityWhy, m_ui->dutyTold, m_ui->codename, m_ui->circleWhy})
        connect(line, &QLineEdit::textChanged, this, &ClocksPage::refreshCircumstances);
    connect(m_ui->newSeverity, &QComboBox::currentIndexChanged, this, &ClocksPage::refreshCircumstances);
    connect(m_ui->clocks->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
        &ClocksPage::refreshCircumstances);
    connect(m_ui->holds, &QPushButton::clicked, this, [this] { ask(true); });
    connect(m_ui->holdsNot, &QPushButton::clicked, this, [this] { ask(false); });
    connect(m_ui->changeSeverity, &QPushButton::clicked, this, [this] {
        m_centre.commands().team(
            ChangeSeverity{Severity(m_ui->newSeverity->currentData().toInt()), m_ui->severityWhy->text()});
        m_ui->severityWhy->clear();
    });
    connect(m_ui->changeCircle, &QPushButton::clicked, this, [this] {
        const bool restrict = !m_centre.circumstances.isRestricted();
        m_centre.commands().team(RestrictIncident{restrict, m_ui->codename->text(), m_ui->circleWhy->text()});
        m_ui->codename->clear();
        m_ui->circleWhy->clear();
    });
    connect(m_ui->dutyMet, &QPushButton::clicked, this, [this] {
        m_centre.commands().team(MeetDuty{chosenDuty(), m_ui->dutyTold->text()});
        m_ui->dutyTold->clear();
    });
}

std::optional<UtcTime> ClocksPage::typedSince() const { return m_centre.instants.read(m_ui->since->text()); }

QString ClocksPage::chosenDuty() const
{
    return m_centre.circumstances.openDuty(m_ui->clocks->currentIndex().data(RowsModel::keyRole).toString());
}

void ClocksPage::ask(bool holds)
{
    const QString condition = m_ui->condition->currentData().toString();
    m_centre.commands().team(
        m_centre.circumstances.condition(condition, holds, typedSince(), m_ui->source->text().trimmed()));
    m_ui->since->clear();
    m_ui->source->clear();
}

void ClocksPage::refreshCircumstances()
{
    const bool open = m_centre.circumstances.isOpen();
    const bool hasSource = !m_ui->source->text().trimmed().isEmpty();
    const bool sinceIsGood = m_ui->since->text().trimmed().isEmpty() || typedSince();
    for (QWidget *widget : {static_cast<QWidget *>(m_ui->condition), static_cast<QWidget *>(m_ui->since),
             static_cast<QWidget *>(m_ui->source), static_cast<QWidget *>(m_ui->newSeverity),
             static_cast<QWidget *>(m_ui->severityWhy), static_cast<QWidget *>(m_ui->codename),
             static_cast<QWidget *>(m_ui->circleWhy)})
        widget->setEnabled(open);
    refreshCircle();
    m_ui->holding->setText(m_centre.circumstances.holding());
    m_ui->holds->setEnabled(open && hasSource && sinceIsGood);
    m_ui->holdsNot->setEnabled(open && hasSource && sinceIsGood);
    const bool differs = m_ui->newSeverity->currentData().toInt() != int(m_centre.circumstances.severity());
    m_ui->changeSeverity->setEnabled(open && differs && !m_ui->severityWhy->text().trimmed().isEmpty());
    m_ui->dutyTold->setEnabled(!chosenDuty().isEmpty());
    m_ui->dutyMet->setEnabled(!chosenDuty().isEmpty() && !m_ui->dutyTold->text().trimmed().isEmpty());
}

void ClocksPage::refreshCircle()
{
    const bool restricted = m_centre.circumstances.isRestricted();
    const bool named = restricted || !m_ui->codename->text().trimmed().isEmpty();
    m_ui->codename->setVisible(!restricted);
    m_ui->changeCircle->setText(restricted ? tr("Let everybody know") : tr("Only who needs to know"));
    m_ui->changeCircle->setToolTip(restricted
            ? tr("The incident's title is used again, and everybody may be told")
            : tr("From now on the codename is used, and only who needs to know is told"));
    m_ui->changeCircle->setEnabled(
        m_centre.circumstances.isOpen() && named && !m_ui->circleWhy->text().trimmed().isEmpty());
}

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
