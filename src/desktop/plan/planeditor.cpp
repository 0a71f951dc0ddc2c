// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/plan/planeditor.h"

#include "desktop/common/say.h"
#include "desktop/plan/fieldrow.h"
#include "viewmodels/plan/planeditview.h"

#include "ui_planeditor.h"

#include <QItemSelectionModel>
#include <algorithm>

namespace holdfast {

PlanEditor::PlanEditor(PlanEditView &view, QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::PlanEditor>())
    , m_view(view)
{
    m_ui->setupUi(this);
    m_ui->places->setModel(&view.places);
    m_ui->places->setStretch(PlanPlacesModel::nowColumn);
    m_ui->places->spanHeadings();
    m_ui->places->setFittedRows(6);
    m_ui->places->setLeastRows(4);
    // The ground of the card shows through.
    m_ui->fieldsArea->viewport()->setAutoFillBackground(false);
    m_ui->fields->setAutoFillBackground(false);
    connectPage();
    rebuild();
    refresh();
}

PlanEditor::~PlanEditor() = default;

QWidget *PlanEditor::start() const { return m_ui->places; }

void PlanEditor::connectPage()
{
    connect(m_ui->places->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
        [this](const QModelIndex &current) {
            const QString place = current.data(RowsModel::keyRole).toString();
            if (!place.isEmpty() && !current.data(RowsModel::headingRole).toBool())
                m_view.choose(place);
        });
    connect(m_ui->places, &QTableView::activated, this, [this] {
        if (!m_rows.isEmpty())
            m_rows.constFirst()->editor()->setFocus(Qt::TabFocusReason);
    });
    connect(&m_view, &PlanEditView::formChanged, this, &PlanEditor::rebuild);
    connect(&m_view, &PlanEditView::changed, this, &PlanEditor::refresh);
    connect(m_ui->save, &QPushButton::clicked, this, [this] { m_view.save(); });
    connect(m_ui->cancel, &QPushButton::clicked, this, [this] { m_view.cancel(); });
    connect(m_ui->copy, &QPushButton::clicked, this, [this] { m_view.copy(); });
    connect(m_ui->remove, &GuardedButton::pressedForSure, this, [this] { m_view.remove(); });
    connect(m_ui->today, &QPushButton::clicked, this, [this] { m_view.setDatesToToday(); });
}

void PlanEditor::rebuild()
{
    qDeleteAll(m_rows);
    m_rows.clear();
    const QList<PlanField> &fields = m_view.form().fields();
    for (int index = 0; index < fields.size(); ++index) {
        auto *row = new FieldRow(fields[index], m_ui->fields);
        m_rows.append(row);
        row->setInput(m_view.input(index));
        connect(row, &FieldRow::typed, this, [this, index](const QString &text) { m_view.type(index, text); });
    }
    place();
    orderTabs();
}

void PlanEditor::follow(QWidget *before)
{
    setTabOrder(before, m_ui->places);
    orderTabs();
}

void PlanEditor::orderTabs()
{
    QList<QWidget *> order{m_ui->places, m_ui->copy};
    for (const FieldRow *row : std::as_const(m_rows))
        order << row->editor();
    order << m_ui->remove << m_ui->today << m_ui->save << m_ui->cancel;
    for (qsizetype index = 1; index < order.size(); ++index)
        setTabOrder(order[index - 1], order[index]);
}

/// Two beside each other; where there is a long text, each takes the whole width and the text what is left below.
void PlanEditor::place()
{
    const QList<PlanField> &fields = m_view.form().fields();
    const bool isWide = std::any_of(
        fields.cbegin(), fields.cend(), [](const PlanField &field) { return field.kind == PlanField::Kind::longText; });
    for (int row = 0; row < m_ui->grid->rowCount(); ++row)
        m_ui->grid->setRowStretch(row, 0);
    for (int index = 0; index < m_rows.size(); ++index)
        m_ui->grid->addWidget(m_rows[index], isWide ? index : index / 2, isWide ? 0 : index % 2, 1, isWide ? 2 : 1);
    m_ui->grid->setRowStretch(isWide ? int(m_rows.size()) - 1 : int(m_rows.size() + 1) / 2, 1);
}

void PlanEditor::refresh()
{
    say(m_ui->title, m_view.form().title());
    say(m_ui->obstacle, m_view.obstacle());
    m_ui->nothing->setVisible(m_rows.isEmpty());
    for (int index = 0; index < m_rows.size(); ++index) {
        m_rows[index]->setInput(m_view.input(index));
        m_rows[index]->setMessage(m_view.problem(index), m_view.note(index));
    }
    refreshButtons();
}

void PlanEditor::refreshButtons()
{
    m_ui->copy->setVisible(m_view.canCopy());
    m_ui->today->setVisible(m_view.hasDates());
    m_ui->today->setText(m_view.todayWords());
    m_ui->remove->setVisible(m_view.canRemove());
    m_ui->remove->setText(m_view.removeWords());
    m_ui->remove->arm(m_view.chosen() + m_view.removeWords());
    m_ui->remove->setAllowed(m_view.canRemove());
    m_ui->save->setEnabled(m_view.canSave());
    m_ui->cancel->setEnabled(m_view.canCancel());
    const Cell &verdict = m_view.verdict();
    m_ui->verdict->setVisible(!verdict.text.isEmpty());
    m_ui->verdict->setState(verdict.text, verdict.shape, verdict.tone);
    say(m_ui->told, verdict.tip);
}

} // namespace holdfast
