// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/board/commandpage.h"

#include "desktop/board/declarepanel.h"
#include "desktop/common/say.h"
#include "desktop/style/theme.h"
#include "viewmodels/centre/commandcentre.h"

#include "ui_commandpage.h"

#include <QBoxLayout>
#include <QHeaderView>

namespace holdfast {

namespace {

constexpr int leastColumns = 130;
constexpr int top = theme::space2 + theme::space1;

} // namespace

CommandPage::CommandPage(CommandCentre &centre, QWidget *parent)
    : PageWidget(parent)
    , m_ui(std::make_unique<Ui::CommandPage>())
    , m_centre(centre)
    , m_declare(new DeclarePanel(this))
{
    m_ui->setupUi(this);
    m_declare->setCentre(centre);
    m_declare->hide();
    bindTables();
    connect(&centre, &CommandCentre::headlineChanged, this, &CommandPage::showHeadline);
    connect(&centre.header, &IncidentHeader::changed, this, &CommandPage::showHeadline);
    connect(&centre.due, &DueModel::topChanged, this, &CommandPage::showDue);
    connect(&centre.running, &RunningView::changed, this, &CommandPage::showRunning);
    connect(&centre.data, &DataAtRisk::changed, this, &CommandPage::showData);
    connect(m_ui->dueButton, &QPushButton::clicked, this, [this] { m_centre.perform(m_centre.due.top()); });
    connect(m_ui->also, &QTableView::activated, this,
        [this](const QModelIndex &index) { m_centre.perform(m_centre.due.itemAt(index.row())); });
    connect(m_declare, &DeclarePanel::finished, this, &CommandPage::closeDeclaration);
    showHeadline();
    showDue();
    showRunning();
    showData();
}

CommandPage::~CommandPage() = default;

void CommandPage::bindTables()
{
    m_ui->board->setModel(&m_centre.board);
    m_ui->board->setStretch(BoardModel::whyColumn);
    m_ui->objectives->setModel(&m_centre.objectives);
    m_ui->objectives->setStretch(ObjectivesModel::spentColumn);
    m_ui->latest->setModel(&m_centre.latest);
    m_ui->latest->horizontalHeader()->hide();
    m_ui->latest->setStretch(1);
    m_ui->latest->setFittedRows(LatestModel::count);
    m_ui->also->setModel(&m_centre.due);
    m_ui->also->horizontalHeader()->hide();
    m_ui->also->setStretch(DueModel::whatColumn);
    m_ui->also->setFittedRows(2);
    m_ui->also->setLeastRows(1);
    m_ui->board->setFittedRows(6);
    m_ui->objectives->setFittedRows(6);
    m_ui->objectives->horizontalHeader()->hide();
    const auto showEmpty = [this] {
        m_ui->latestEmpty->setVisible(m_centre.latest.rowCount() == 0);
        m_ui->latest->setVisible(m_centre.latest.rowCount() > 0);
        m_ui->also->setVisible(m_centre.due.rowCount() > 0);
    };
    for (RowsModel *model : {static_cast<RowsModel *>(&m_centre.latest), static_cast<RowsModel *>(&m_centre.due)}) {
        connect(model, &RowsModel::rowsInserted, this, showEmpty);
        connect(model, &RowsModel::rowsRemoved, this, showEmpty);
        connect(model, &RowsModel::modelReset, this, showEmpty);
    }
    showEmpty();
}

void CommandPage::openDeclaration()
{
    m_declare->show();
    makeRoom();
    m_declare->open();
}

void CommandPage::closeDeclaration()
{
    m_declare->hide();
    makeRoom();
    if (start())
        start()->setFocus(Qt::OtherFocusReason);
}

void CommandPage::makeRoom()
{
    // A declaration takes the place of what it answers.
    const bool declaring = m_declare->isVisibleTo(this);
    m_ui->situationCard->setVisible(!declaring);
    m_ui->dueCard->setVisible(!declaring);
    const int height =
        m_declare->hasHeightForWidth() ? m_declare->heightForWidth(width()) : m_declare->sizeHint().height();
    m_declare->setGeometry(0, 0, width(), height);
    layout()->setContentsMargins(theme::space4, declaring ? height + top : top, theme::space4, top);
}

void CommandPage::resizeEvent(QResizeEvent *event)
{
    PageWidget::resizeEvent(event);
    // Two columns where they fit; with large letters or in a narrow window one above the other, with what is due on
    // top.
    const bool wide = width() > fontMetrics().averageCharWidth() * leastColumns;
    qobject_cast<QBoxLayout *>(layout())->setDirection(wide ? QBoxLayout::LeftToRight : QBoxLayout::BottomToTop);
    makeRoom();
}

void CommandPage::showHeadline()
{
    const IncidentHeader::Face &face = m_centre.header.face();
    m_ui->situationCard->setTone(m_centre.headlineTone());
    m_ui->mark->setState(m_centre.headlineShape(), m_centre.headlineTone());
    say(m_ui->headline, m_centre.headline());
    say(m_ui->detail, m_centre.headlineDetail());
    say(m_ui->commander, face.commander.isEmpty() ? QString() : tr("%1 %2").arg(face.commander, face.commanderDetail));
}

void CommandPage::showDue()
{
    const DueItem &due = m_centre.due.top();
    const bool pressing = due.tone != Tone::normal;
    m_ui->dueCard->setTone(due.tone);
    say(m_ui->dueTitle, due.title);
    say(m_ui->dueDetail, due.detail);
    m_ui->dueButton->setText(due.button);
    m_ui->dueButton->setVisible(!due.button.isEmpty());
    m_ui->dueButton->setProperty("kind", pressing ? QStringLiteral("primary") : QString());
    m_ui->dueButton->setProperty("tone", int(due.tone));
    setStart(due.button.isEmpty() ? static_cast<QWidget *>(m_ui->board) : m_ui->dueButton);
    m_ui->dueButton->updateGeometry();
    m_ui->dueButton->update();
}

void CommandPage::showRunning()
{
    const RunningView::Face &face = m_centre.running.face();
    say(m_ui->runningPosition, face.position);
    say(m_ui->runningTitle, face.title);
    say(m_ui->runningDoing,
        face.since.isEmpty() || face.doing.isEmpty() ? face.doing : tr("%1 (%2)").arg(face.doing, face.since));
    say(m_ui->runningTrouble, face.trouble);
    say(m_ui->runningRest, face.rest);
    m_ui->runningMark->setState(face.shape, face.tone);
}

void CommandPage::showData()
{
    const auto fill = [](Fact *fact, const Reading &reading) {
        fact->setCaption(reading.caption);
        fact->setValue(reading.value, reading.tone,
            reading.tone >= Tone::warning ? Glyph::triangle
                : reading.measured        ? Glyph::none
                                          : Glyph::hatch);
        fact->setDetail(reading.detail);
    };
    fill(m_ui->exposure, m_centre.data.exposure());
    fill(m_ui->window, m_centre.data.window());
}

} // namespace holdfast
