// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/plan/escalationpage.h"

#include "desktop/common/say.h"
#include "viewmodels/centre/commandcentre.h"

#include "ui_escalationpage.h"

#include <QClipboard>
#include <QDesktopServices>
#include <QGuiApplication>
#include <QItemSelectionModel>
#include <QUrl>

namespace holdfast {

namespace {

constexpr int putOffMinutes = 10;

} // namespace

EscalationPage::EscalationPage(CommandCentre &centre, QWidget *parent)
    : PageWidget(parent)
    , m_ui(std::make_unique<Ui::EscalationPage>())
    , m_centre(centre)
{
    m_ui->setupUi(this);
    setStart(m_ui->matrix);
    m_ui->matrix->setModel(&centre.escalation);
    m_ui->matrix->setStretch(EscalationModel::stateColumn);
    m_ui->matrix->spanHeadings();
    m_ui->matrix->setFittedRows(8);
    m_ui->matrix->setLeastRows(6);
    m_ui->contacts->setFittedRows(3);
    m_ui->contacts->setLeastRows(3);
    m_ui->vendors->setFittedRows(3);
    m_ui->vendors->setLeastRows(3);
    m_ui->contacts->setModel(&centre.contacts);
    m_ui->contacts->setStretch(ContactsModel::emailColumn);
    m_ui->vendors->setModel(&centre.vendors);
    m_ui->vendors->setStretch(VendorsModel::emailColumn);
    connectCall();
    connectReach();
    refreshCall();
    refreshReach();
}

EscalationPage::~EscalationPage() = default;

void EscalationPage::connectCall()
{
    connect(m_ui->matrix->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
        [this](const QModelIndex &current) { m_centre.call.choose(current.data(RowsModel::keyRole).toString()); });
    connect(&m_centre.call, &CallView::changed, this, &EscalationPage::refreshCall);
    connect(m_ui->putOffWhy, &QLineEdit::textChanged, this, &EscalationPage::refreshCall);
    for (const auto &[button, outcome] : {std::pair{m_ui->answered, "acknowledged"}, std::pair{m_ui->told, "told"},
             std::pair{m_ui->noAnswer, "no-answer"}, std::pair{m_ui->declined, "declined"}}) {
        connect(button, &QPushButton::clicked, this,
            [this, word = QString::fromLatin1(outcome)] { m_centre.commands().team(m_centre.call.outcome(word)); });
    }
    connect(m_ui->callPhone, &QPushButton::clicked, this, [this] {
        if (!QDesktopServices::openUrl(QUrl(m_centre.call.face().link)))
            m_centre.tell(Notice{tr("No program of this desktop makes calls."), {},
                tr("Point the camera of a phone at the code, or dial the number."), Tone::notice});
    });
    connect(
        m_ui->vendors->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &EscalationPage::refreshCall);
    connect(m_ui->copyPacket, &QPushButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(m_centre.call.packetFor(chosenVendor()));
        m_centre.tell(Notice{tr("The message is in the clipboard."), {},
            tr("Paste it into the form or mail of %1.").arg(chosenVendor()), Tone::normal});
    });
    connect(m_ui->putOff, &QPushButton::clicked, this, [this] {
        m_centre.commands().team(m_centre.call.putOff(putOffMinutes, m_ui->putOffWhy->text()));
        m_ui->putOffWhy->clear();
    });
}

void EscalationPage::connectReach()
{
    connect(
        m_ui->contacts->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &EscalationPage::refreshReach);
    connect(m_ui->testContact, &QPushButton::clicked, this, [this] {
        m_centre.commands().testContact(m_ui->contacts->currentIndex().data(RowsModel::keyRole).toString());
    });
    connect(m_ui->reachCode, &QLineEdit::textChanged, this, &EscalationPage::refreshReach);
    connect(m_ui->reachCode, &QLineEdit::returnPressed, m_ui->confirmContact, &QPushButton::click);
    connect(m_ui->confirmContact, &QPushButton::clicked, this, [this] {
        m_centre.commands().confirmContact(m_ui->reachCode->text());
        m_ui->reachCode->clear();
    });
}

void EscalationPage::refreshReach()
{
    m_ui->testContact->setEnabled(m_ui->contacts->currentIndex().isValid());
    m_ui->confirmContact->setEnabled(!m_ui->reachCode->text().trimmed().isEmpty());
}

QString EscalationPage::chosenVendor() const
{
    return m_ui->vendors->currentIndex().data(RowsModel::keyRole).toString();
}

void EscalationPage::refreshCall()
{
    m_ui->copyPacket->setEnabled(m_centre.call.hasPacketFor(chosenVendor()));
    const CallView::Face &face = m_centre.call.face();
    const bool chosen = !face.title.isEmpty();
    m_ui->callHint->setVisible(!chosen);
    say(m_ui->callRole, face.title);
    say(m_ui->callPerson, face.person);
    m_ui->callPhone->setText(tr("Call %1").arg(face.phone));
    m_ui->callPhone->setVisible(!face.link.isEmpty());
    say(m_ui->callWords, face.words);
    m_ui->qr->setText(face.link);
    for (QPushButton *button : {m_ui->answered, m_ui->told, m_ui->noAnswer, m_ui->declined})
        button->setEnabled(face.canRecord);
    m_ui->putOffWhy->setEnabled(face.canRecord);
    m_ui->putOff->setEnabled(face.canRecord && !m_ui->putOffWhy->text().trimmed().isEmpty());
}

} // namespace holdfast
