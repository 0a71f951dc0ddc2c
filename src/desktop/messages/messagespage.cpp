// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/messages/messagespage.h"

#include "desktop/common/say.h"
#include "viewmodels/messages/messagesview.h"

#include "ui_messagespage.h"

#include <QItemSelectionModel>

namespace holdfast {

MessagesPage::MessagesPage(MessagesView &view, QWidget *parent)
    : PageWidget(parent)
    , m_ui(std::make_unique<Ui::MessagesPage>())
    , m_view(view)
{
    m_ui->setupUi(this);
    layOut();
    connectPage();
    showAudience();
    refresh();
}

MessagesPage::~MessagesPage() = default;

void MessagesPage::layOut()
{
    setStart(m_ui->audiences);
    m_ui->audiences->setModel(&m_view.audiences);
    m_ui->audiences->setStretch(AudiencesModel::dueColumn);
    m_ui->audiences->setFittedRows(6);
    m_ui->audiences->setLeastRows(3);
    m_ui->deliveries->setModel(&m_view.deliveries);
    m_ui->deliveries->setStretch(DeliveriesModel::whyColumn);
    m_ui->deliveries->setFittedRows(5);
    m_ui->deliveries->setLeastRows(3);
    m_ui->text->setTabChangesFocus(true);
}

void MessagesPage::connectPage()
{
    connect(m_ui->audiences->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
        [this](const QModelIndex &current) { m_view.chooseAudience(current.data(RowsModel::keyRole).toString()); });
    connect(m_ui->deliveries->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
        [this](const QModelIndex &current) {
            m_view.chooseDelivery(current.data(RowsModel::keyRole).toString());
            refresh();
        });
    connect(&m_view, &MessagesView::changed, this, &MessagesPage::refresh);
    connect(&m_view, &MessagesView::audienceChanged, this, &MessagesPage::showAudience);
    connect(m_ui->text, &QPlainTextEdit::textChanged, this, &MessagesPage::refresh);
    for (QLineEdit *line : {m_ui->evidence, m_ui->dropWhy})
        connect(line, &QLineEdit::textChanged, this, &MessagesPage::refresh);
    connect(m_ui->write, &QPushButton::clicked, this, [this] { m_view.makeDraft(m_ui->text->toPlainText()); });
    connect(m_ui->approve, &QPushButton::clicked, this, [this] { m_view.approve(); });
    connect(m_ui->drop, &QPushButton::clicked, this, [this] {
        m_view.drop(m_ui->dropWhy->text());
        m_ui->dropWhy->clear();
    });
    for (const auto &[button, arrived] : {std::pair{m_ui->arrived, true}, std::pair{m_ui->notArrived, false}})
        connect(button, &QPushButton::clicked, this, [this, said = arrived] {
            m_view.settle(said, m_ui->evidence->text());
            m_ui->evidence->clear();
        });
}

void MessagesPage::nextDraft()
{
    m_view.chooseMostPressing();
    if (m_ui->approve->isVisibleTo(this))
        m_ui->approve->setFocus(Qt::ShortcutFocusReason);
    else
        m_ui->text->setFocus(Qt::ShortcutFocusReason);
}

void MessagesPage::showAudience()
{
    m_ui->text->setPlainText(m_view.proposal());
    const int row = m_view.audiences.rowOf(m_view.audience());
    if (row >= 0 && m_ui->audiences->currentIndex().row() != row)
        m_ui->audiences->selectRow(row);
    refresh();
}

void MessagesPage::refresh()
{
    const ReadDraft *draft = m_view.draft();
    const bool isOpen = m_view.isOpen();
    say(m_ui->title, m_view.title());
    say(m_ui->proposalTrouble, draft ? QString() : m_view.proposalTrouble());
    m_ui->text->setVisible(!draft);
    m_ui->write->setVisible(!draft);
    m_ui->write->setEnabled(isOpen && !m_ui->text->toPlainText().trimmed().isEmpty());
    say(m_ui->draftText, draft ? draft->message.text : QString());
    say(m_ui->doubts, m_view.doubts());
    for (QWidget *widget : {static_cast<QWidget *>(m_ui->approve), static_cast<QWidget *>(m_ui->drop),
             static_cast<QWidget *>(m_ui->dropWhy)})
        widget->setVisible(draft);
    m_ui->approve->setEnabled(draft && isOpen && !m_view.isBlocked());
    m_ui->drop->setEnabled(draft && isOpen && !m_ui->dropWhy->text().trimmed().isEmpty());
    const bool canSettle = m_view.canSettle();
    const bool hasEvidence = !m_ui->evidence->text().trimmed().isEmpty();
    m_ui->evidence->setEnabled(canSettle);
    m_ui->arrived->setEnabled(canSettle && hasEvidence);
    m_ui->notArrived->setEnabled(canSettle && hasEvidence);
    const Cell outcome = m_view.outcome();
    m_ui->outcome->setVisible(!outcome.text.isEmpty());
    m_ui->outcome->setState(outcome.text, outcome.shape, outcome.tone);
}

} // namespace holdfast
