// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/recovery/choicequestion.h"

#include "viewmodels/recovery/stepface.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace holdfast {

ChoiceQuestion::ChoiceQuestion(QWidget *parent)
    : QWidget(parent)
    , m_title(new QLabel(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    m_title->setTextFormat(Qt::PlainText);
    m_title->setWordWrap(true);
    column->addWidget(m_title);
}

void ChoiceQuestion::focusFirst()
{
    if (!m_buttons.isEmpty())
        m_buttons.first()->setFocus(Qt::OtherFocusReason);
}

void ChoiceQuestion::show(const QuestionFace &question)
{
    setVisible(!question.options.isEmpty());
    m_title->setText(question.due.isEmpty() ? question.title : question.title + u'\n' + question.due);
    while (m_buttons.size() < question.options.size()) {
        auto *button = new QPushButton(this);
        button->setAutoDefault(false);
        layout()->addWidget(button);
        connect(button, &QPushButton::clicked, this,
            [this, button] { Q_EMIT chosen(button->property("value").toString()); });
        m_buttons << button;
    }
    for (qsizetype i = 0; i < m_buttons.size(); ++i) {
        QPushButton *button = m_buttons[i];
        button->setVisible(i < question.options.size());
        if (i >= question.options.size())
            continue;
        const auto &[value, title] = question.options[i];
        button->setProperty("value", value);
        const bool isChosen = question.answered && question.value == value;
        const bool isProposed = !question.answered && question.value == value;
        button->setText(isChosen ? tr("✓ %1").arg(title) : isProposed ? tr("%1 (proposed)").arg(title) : title);
        button->setAccessibleName(title);
        button->setAccessibleDescription(isChosen ? tr("Chosen. %1").arg(question.title) : question.title);
    }
}

} // namespace holdfast
