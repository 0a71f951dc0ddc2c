// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/record/timelinepage.h"

#include "viewmodels/centre/commandcentre.h"

#include "ui_timelinepage.h"

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
    refresh();
}

TimelinePage::~TimelinePage() = default;

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
