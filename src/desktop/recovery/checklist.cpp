// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/recovery/checklist.h"

#include "desktop/common/say.h"
#include "desktop/common/statechip.h"
#include "desktop/style/theme.h"

#include <QGridLayout>

namespace holdfast {

CheckList::CheckList(QWidget *parent)
    : QWidget(parent)
    , m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(theme::space4);
    m_grid->setVerticalSpacing(0);
    m_grid->setColumnStretch(1, 1);
}

void CheckList::addRow()
{
    auto *title = new QLabel(this);
    auto *summary = new QLabel(this);
    for (QLabel *label : {title, summary}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
    }
    summary->setProperty("quiet", true);
    m_grid->addWidget(new StateChip(this), m_rows * 2, 0);
    m_grid->addWidget(title, m_rows * 2, 1);
    m_grid->addWidget(summary, m_rows * 2 + 1, 1);
    ++m_rows;
}

void CheckList::show(const QList<CheckFace> &checks)
{
    while (m_rows < checks.size())
        addRow();
    for (int row = 0; row < m_rows; ++row) {
        const bool used = row < checks.size();
        const CheckFace check = used ? checks[row] : CheckFace{};
        auto *chip = qobject_cast<StateChip *>(m_grid->itemAtPosition(row * 2, 0)->widget());
        chip->setState(check.word, check.shape, check.tone);
        chip->setVisible(used);
        say(qobject_cast<QLabel *>(m_grid->itemAtPosition(row * 2, 1)->widget()), check.title);
        say(qobject_cast<QLabel *>(m_grid->itemAtPosition(row * 2 + 1, 1)->widget()), check.summary);
    }
}

} // namespace holdfast
