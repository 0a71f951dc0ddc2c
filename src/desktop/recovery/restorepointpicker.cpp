// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/recovery/restorepointpicker.h"

#include "desktop/common/say.h"
#include "desktop/style/theme.h"
#include "viewmodels/recovery/restorepointview.h"
#include "viewmodels/words/wording.h"

#include "ui_restorepointpicker.h"

namespace holdfast {

RestorePointPicker::RestorePointPicker(QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::RestorePointPicker>())
{
    m_ui->setupUi(this);
    const QFontMetrics mono(theme::font(theme::Type::mono));
    m_ui->point->setMinimumWidth(
        mono.horizontalAdvance(QStringLiteral("2026-11-23T01:41:49.999999Z")) + theme::space4 * 2);
    QWidget *before = m_ui->suggested;
    for (const Duration offset : RestorePointView::offsets()) {
        auto *button = new QPushButton(tr("−%1").arg(Wording::span(offset)), m_ui->offsets);
        button->setAccessibleName(tr("%1 before the suggestion").arg(Wording::span(offset)));
        m_ui->offsetRow->addWidget(button);
        setTabOrder(before, button);
        before = button;
        connect(button, &QPushButton::clicked, this, [this, offset] { m_view->moveBefore(offset); });
    }
    setTabOrder(before, m_ui->point);
    setTabOrder(m_ui->point, m_ui->use);
}

RestorePointPicker::~RestorePointPicker() = default;

void RestorePointPicker::setView(RestorePointView &view)
{
    m_view = &view;
    connectView();
    refresh();
}

void RestorePointPicker::connectView()
{
    connect(m_view, &RestorePointView::changed, this, &RestorePointPicker::refresh);
    connect(m_ui->axis, &TimeAxis::picked, m_view, &RestorePointView::pick);
    connect(m_ui->axis, &TimeAxis::nudged, m_view, &RestorePointView::nudge);
    connect(m_ui->suggested, &QPushButton::clicked, m_view, &RestorePointView::suggest);
    connect(m_ui->point, &QLineEdit::textEdited, m_view, &RestorePointView::type);
    const auto choose = [this] {
        if (m_view->face().canChoose)
            Q_EMIT chosen(m_view->value());
    };
    connect(m_ui->use, &QPushButton::clicked, this, choose);
    connect(m_ui->point, &QLineEdit::returnPressed, this, choose);
}

void RestorePointPicker::refresh()
{
    const RestorePointView::Face &face = m_view->face();
    say(m_ui->title, face.title);
    m_ui->axis->show(face);
    if (m_ui->point->text() != face.text)
        m_ui->point->setText(face.text);
    say(m_ui->both, face.utc.isEmpty() ? QString() : tr("%1 UTC · %2 here").arg(face.utc.chopped(1), face.local));
    say(m_ui->problem, face.problem);
    say(m_ui->explanation, face.explanation);
    m_ui->use->setEnabled(face.canChoose);
    m_ui->use->setText(face.chosen ? tr("Chosen") : tr("Use this point"));
}

} // namespace holdfast
