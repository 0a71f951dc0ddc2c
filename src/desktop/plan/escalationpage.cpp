// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/plan/escalationpage.h"

#include "viewmodels/centre/commandcentre.h"

#include "ui_escalationpage.h"

namespace holdfast {

EscalationPage::EscalationPage(CommandCentre &centre, QWidget *parent)
    : PageWidget(parent)
    , m_ui(std::make_unique<Ui::EscalationPage>())
{
    m_ui->setupUi(this);
    setStart(m_ui->matrix);
    m_ui->matrix->setModel(&centre.escalation);
    m_ui->matrix->setStretch(EscalationModel::stateColumn);
    m_ui->matrix->spanHeadings();
    m_ui->matrix->setFittedRows(11);
    m_ui->matrix->setLeastRows(6);
    m_ui->contacts->setFittedRows(5);
    m_ui->contacts->setLeastRows(3);
    m_ui->vendors->setFittedRows(5);
    m_ui->vendors->setLeastRows(3);
    m_ui->contacts->setModel(&centre.contacts);
    m_ui->contacts->setStretch(ContactsModel::emailColumn);
    m_ui->vendors->setModel(&centre.vendors);
    m_ui->vendors->setStretch(VendorsModel::emailColumn);
}

EscalationPage::~EscalationPage() = default;

} // namespace holdfast
