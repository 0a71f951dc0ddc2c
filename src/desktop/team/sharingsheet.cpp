// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/team/sharingsheet.h"

#include "desktop/common/say.h"
#include "viewmodels/team/sharingview.h"

#include "ui_sharingsheet.h"

namespace holdfast {

SharingSheet::SharingSheet(SharingView &view, QWidget *parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::SharingSheet>())
    , m_view(view)
{
    m_ui->setupUi(this);
    setAttribute(Qt::WA_DeleteOnClose);
    m_ui->colleagues->setModel(&view.colleagues);
    m_ui->colleagues->setStretch(ColleaguesModel::doingColumn);
    m_ui->colleagues->setFittedRows(4);
    m_ui->colleagues->setLeastRows(2);
    m_ui->connection->setEchoMode(QLineEdit::Password);
    connectMember();
    connectJoining();
    connect(m_ui->close, &QPushButton::clicked, this, &QDialog::close);
    connect(&m_view, &SharingView::changed, this, &SharingSheet::refresh);
    refresh();
    (m_view.isMember() ? static_cast<QWidget *>(m_ui->colleagues) : m_ui->connection)->setFocus();
}

SharingSheet::~SharingSheet() = default;

Secret SharingSheet::typed() const { return Secret(m_ui->connection->text().trimmed().toUtf8()); }

void SharingSheet::connectMember()
{
    connect(m_ui->seek, &QPushButton::clicked, &m_view, &SharingView::seekWanted);
    connect(m_ui->leave, &QPushButton::clicked, &m_view, &SharingView::leaveWanted);
    connect(m_ui->aloneReason, &QLineEdit::textChanged, this, &SharingSheet::refresh);
    connect(m_ui->actAlone, &QPushButton::clicked, this, [this] {
        Q_EMIT m_view.actAloneWanted(m_ui->aloneReason->text().trimmed());
        m_ui->aloneReason->clear();
    });
}

void SharingSheet::connectJoining()
{
    for (QLineEdit *line : {m_ui->connection, m_ui->person, m_ui->member, m_ui->target})
        connect(line, &QLineEdit::textChanged, this, &SharingSheet::refreshJoining);
    connect(m_ui->join, &QPushButton::clicked, this, [this] {
        Q_EMIT m_view.joinWanted(typed(), m_ui->person->text().trimmed());
        m_ui->connection->clear();
    });
    connect(m_ui->inspect, &QPushButton::clicked, this,
        [this] { Q_EMIT m_view.inspectWanted(typed(), m_ui->member->text().trimmed()); });
    connect(m_ui->setUp, &QPushButton::clicked, this, [this] {
        Q_EMIT m_view.setUpWanted(typed(), m_ui->member->text().trimmed());
        m_ui->target->clear();
    });
}

void SharingSheet::refresh()
{
    const Cell state = m_view.state();
    m_ui->state->setState(state.text, state.shape, state.tone);
    say(m_ui->stateDetail, state.tip);
    const bool works = m_view.isMember() && !m_view.beginsLater();
    m_ui->colleagues->setVisible(works);
    m_ui->memberArea->setVisible(m_view.isMember());
    m_ui->seek->setVisible(m_view.canSeek());
    m_ui->actAlone->setVisible(m_view.canSeek());
    m_ui->aloneReason->setVisible(m_view.canSeek());
    m_ui->actAlone->setEnabled(!m_ui->aloneReason->text().trimmed().isEmpty());
    m_ui->joinArea->setVisible(!m_view.isMember());
    const Cell outcome = m_view.outcome();
    m_ui->outcome->setVisible(!outcome.text.isEmpty());
    m_ui->outcome->setState(outcome.text, outcome.shape, outcome.tone);
    say(m_ui->outcomeDetail, outcome.tip);
    refreshJoining();
}

void SharingSheet::refreshJoining()
{
    const bool isGiven = !m_ui->connection->text().trimmed().isEmpty();
    m_ui->join->setEnabled(isGiven && !m_ui->person->text().trimmed().isEmpty());
    m_ui->inspect->setEnabled(isGiven);
    const QString target = m_view.setupTarget();
    if (m_ui->statements->toPlainText() != m_view.setupText())
        m_ui->statements->setPlainText(m_view.setupText());
    m_ui->statements->setVisible(!target.isEmpty());
    m_ui->target->setVisible(!target.isEmpty());
    m_ui->setUp->setVisible(!target.isEmpty());
    m_ui->target->setPlaceholderText(tr("Type %1 to allow it").arg(target));
    m_ui->setUp->setEnabled(isGiven && m_ui->target->text() == target);
    layout()->activate();
    if (height() < sizeHint().height()) // it grows with what is shown, and never shrinks under a pointer
        resize(width(), sizeHint().height());
}

} // namespace holdfast
