// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/record/timelinepage.h"

#include "viewmodels/centre/commandcentre.h"

#include "ui_timelinepage.h"

#include <QItemSelectionModel>
#include <QScrollBar>

namespace holdfast {

TimelinePage::TimelinePage(CommandCentre &centre, QWidget *parent)
    : PageWidget(parent)
    , m_ui(std::make_unique<Ui::TimelinePage>())
    , m_centre(centre)
{
    m_ui->setupUi(this);
    setStart(m_ui->entries);
    m_ui->entries->setModel(&centre.timeline);
    m_ui->entries->setStretch(TimelineModel::textColumn);
    connect(m_ui->note, &QLineEdit::returnPressed, this, &TimelinePage::write);
    connect(m_ui->write, &QPushButton::clicked, this, &TimelinePage::write);
    connect(m_ui->note, &QLineEdit::textChanged, this, &TimelinePage::refresh);
    connect(&centre.timeline, &TimelineModel::modelReset, this, &TimelinePage::refresh);
    connect(&centre.timeline, &TimelineModel::rowsInserted, this, [this] {
        // Follow the newest line only for those who are looking at it.
        QScrollBar *bar = m_ui->entries->verticalScrollBar();
        if (bar->value() == bar->maximum())
            QMetaObject::invokeMethod(m_ui->entries, &QTableView::scrollToBottom, Qt::QueuedConnection);
        refresh();
    });
    connectMoments();
    refresh();
    refreshMoments();
}

TimelinePage::~TimelinePage() = default;

void TimelinePage::connectMoments()
{
    InstantsView &view = m_centre.instants;
    m_ui->moments->setModel(&view.model);
    m_ui->moments->setStretch(InstantsModel::sourceColumn);
    m_ui->moments->setFittedRows(6);
    m_ui->moments->setLeastRows(6);
    connect(m_ui->moments->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
        [this](const QModelIndex &current) {
            m_ui->momentTime->setText(m_centre.instants.typedForm(current.data(RowsModel::keyRole).toString()));
            refreshMoments();
        });
    for (QLineEdit *line : {m_ui->momentTime, m_ui->momentSource, m_ui->momentReason}) {
        connect(line, &QLineEdit::textChanged, this, &TimelinePage::refreshMoments);
        connect(line, &QLineEdit::returnPressed, m_ui->correct, &QPushButton::click);
    }
    connect(&view, &InstantsView::changed, this, &TimelinePage::refreshMoments);
    connect(m_ui->correct, &QPushButton::clicked, this, [this] {
        const auto wanted = correction();
        if (!wanted)
            return;
        m_centre.commands().setInstant(*wanted);
        for (QLineEdit *line : {m_ui->momentTime, m_ui->momentSource, m_ui->momentReason})
            line->clear();
    });
}

std::optional<InstantSet> TimelinePage::correction() const
{
    const QString name = m_ui->moments->currentIndex().data(RowsModel::keyRole).toString();
    return m_centre.instants.correction(
        name, m_ui->momentTime->text(), m_ui->momentSource->text(), m_ui->momentReason->text());
}

void TimelinePage::refreshMoments()
{
    for (QLineEdit *line : {m_ui->momentTime, m_ui->momentSource, m_ui->momentReason})
        line->setEnabled(m_centre.instants.isOpen());
    m_ui->meaning->setText(m_centre.instants.meaning(m_ui->momentTime->text()));
    m_ui->correct->setEnabled(correction().has_value());
}

void TimelinePage::focusNote() { m_ui->note->setFocus(Qt::ShortcutFocusReason); }

void TimelinePage::write()
{
    if (!m_ui->write->isEnabled())
        return;
    m_centre.commands().note(m_ui->note->text());
    m_ui->note->clear();
}

void TimelinePage::refresh()
{
    const bool empty = m_centre.timeline.rowCount() == 0;
    m_ui->empty->setVisible(empty);
    m_ui->entries->setVisible(!empty);
    m_ui->note->setEnabled(!empty);
    m_ui->write->setEnabled(!empty && !m_ui->note->text().trimmed().isEmpty());
}

} // namespace holdfast
