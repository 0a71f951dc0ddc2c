// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/shell/keysheet.h"

#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

namespace holdfast {

namespace {

QString written(const QList<QKeySequence> &keys)
{
    QStringList words;
    for (const QKeySequence &one : keys)
        words << one.toString(QKeySequence::NativeText);
    return words.join(KeySheet::tr(" or "));
}

} // namespace

KeySheet::KeySheet(const QList<KeyUse> &uses, QWidget *parent)
    : QDialog(parent)
{
    setWindowTitle(tr("Keys of the window"));
    setAttribute(Qt::WA_DeleteOnClose);
    auto *column = new QVBoxLayout(this);
    auto *note = new QLabel(tr("Single letters work wherever nothing is being typed. Alt with an underlined letter "
                               "reaches a field or a button of the page."));
    note->setWordWrap(true);
    note->setTextFormat(Qt::PlainText);
    column->addWidget(note);
    auto *table = new QTableWidget(int(uses.size()), 2);
    table->setObjectName(QStringLiteral("keyUses"));
    table->setAccessibleName(tr("Every key of the window"));
    table->setHorizontalHeaderLabels({tr("Key"), tr("What it does")});
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setTabKeyNavigation(false);
    table->verticalHeader()->hide();
    for (int row = 0; row < uses.size(); ++row) {
        table->setItem(row, 0, new QTableWidgetItem(written(uses[row].keys)));
        table->setItem(row, 1, new QTableWidgetItem(uses[row].does));
    }
    table->resizeColumnsToContents();
    table->horizontalHeader()->setStretchLastSection(true);
    column->addWidget(table, 1);
    auto *close = new QPushButton(tr("Close"));
    connect(close, &QPushButton::clicked, this, &QDialog::close);
    column->addWidget(close, 0, Qt::AlignRight);
    resize(560, 620);
    table->setFocus();
}

} // namespace holdfast
