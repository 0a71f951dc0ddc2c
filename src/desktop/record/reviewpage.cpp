// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/record/reviewpage.h"

#include "desktop/common/say.h"
#include "viewmodels/centre/commandcentre.h"

#include "ui_reviewpage.h"

#include <QFileDialog>
#include <QScrollBar>

namespace holdfast {

ReviewPage::ReviewPage(CommandCentre &centre, QWidget *parent)
    : PageWidget(parent)
    , m_ui(std::make_unique<Ui::ReviewPage>())
    , m_centre(centre)
{
    m_ui->setupUi(this);
    setStart(m_ui->preview);
    connect(&centre.review, &ReviewView::changed, this, &ReviewPage::refresh);
    connect(m_ui->save, &QPushButton::clicked, this, &ReviewPage::askForPath);
    connect(m_ui->reopenWhy, &QLineEdit::textChanged, this, &ReviewPage::refreshReopening);
    connect(m_ui->reopen, &QPushButton::clicked, this, [this] {
        m_centre.commands().team(ReopenIncident{m_ui->reopenWhy->text()});
        m_ui->reopenWhy->clear();
    });
    refresh();
}

ReviewPage::~ReviewPage() = default;

void ReviewPage::refresh()
{
    const ReviewView &review = m_centre.review;
    say(m_ui->empty, review.canExport() ? QString() : review.emptyText());
    m_ui->preview->setVisible(review.canExport());
    m_ui->save->setEnabled(review.canExport());
    if (m_ui->preview->toPlainText() != review.markdown()) {
        const int place = m_ui->preview->verticalScrollBar()->value();
        m_ui->preview->setPlainText(review.markdown());
        m_ui->preview->verticalScrollBar()->setValue(place);
    }
    refreshReopening();
    say(m_ui->outcome, review.outcome());
    m_ui->outcomeMark->setVisible(!review.outcome().isEmpty());
    m_ui->outcomeMark->setState(
        review.outcomeTone() == Tone::normal ? Glyph::tick : Glyph::diamond, review.outcomeTone());
}

void ReviewPage::refreshReopening()
{
    m_ui->reopenWhy->setVisible(m_centre.review.canReopen());
    m_ui->reopen->setVisible(m_centre.review.canReopen());
    m_ui->reopen->setEnabled(!m_ui->reopenWhy->text().trimmed().isEmpty());
}

void ReviewPage::askForPath()
{
    auto *dialog = new QFileDialog(this, tr("Export the review"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters(
        {tr("Markdown (*.md)"), tr("Web page (*.html)"), tr("PDF (*.pdf)"), tr("For programs (*.json)"),
            tr("Timeline as a table (*.csv)"), tr("What is left to do, for a calendar (*.ics)")});
    dialog->setDefaultSuffix(QStringLiteral("md"));
    connect(dialog, &QFileDialog::filterSelected, dialog, [dialog](const QString &filter) {
        dialog->setDefaultSuffix(filter.section(QStringLiteral("*."), -1).chopped(1));
    });
    dialog->selectFile(m_centre.review.suggestedName());
    // The dialog has asked about an existing file already.
    connect(dialog, &QFileDialog::fileSelected, this,
        [this](const QString &path) { m_centre.commands().exportReview(path, true); });
    dialog->open();
}

} // namespace holdfast
