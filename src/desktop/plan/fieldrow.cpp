// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/plan/fieldrow.h"

#include "desktop/common/statechip.h"
#include "desktop/style/theme.h"
#include "viewmodels/plan/planfield.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace holdfast {

FieldRow::FieldRow(const PlanField &field, QWidget *parent)
    : QWidget(parent)
    , m_mark(new StateMark(this))
    , m_message(new QLabel(this))
{
    if (field.kind == PlanField::Kind::choice)
        addChoice(field);
    else if (field.kind == PlanField::Kind::longText)
        addText();
    else
        addLine(field);
    m_editor->setObjectName(field.path.mid(2).join(QLatin1Char('-')));
    m_editor->setAccessibleName(field.plainLabel());
    m_editor->setToolTip(field.hint());
    auto *caption = new QLabel(field.label, this);
    caption->setTextFormat(Qt::PlainText);
    caption->setBuddy(m_editor);
    m_message->setWordWrap(true);
    m_message->setTextFormat(Qt::PlainText);
    auto *below = new QHBoxLayout;
    below->setSpacing(theme::space1);
    below->addWidget(m_mark);
    below->addWidget(m_message, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme::space1);
    column->addWidget(caption);
    column->addWidget(m_editor, m_text ? 1 : 0);
    column->addLayout(below);
    if (!m_text)
        column->addStretch();
    setMessage({}, {});
}

void FieldRow::addLine(const PlanField &field)
{
    m_line = new QLineEdit(this);
    m_line->setPlaceholderText(field.required ? field.hint() : tr("nothing in the plan"));
    connect(m_line, &QLineEdit::textEdited, this, &FieldRow::typed);
    m_editor = m_line;
}

void FieldRow::addText()
{
    m_text = new QPlainTextEdit(this);
    m_text->setTabChangesFocus(true);
    connect(m_text, &QPlainTextEdit::textChanged, this, [this] { Q_EMIT typed(m_text->toPlainText()); });
    m_editor = m_text;
}

void FieldRow::addChoice(const PlanField &field)
{
    m_choice = new QComboBox(this);
    for (const auto &[value, words] : field.choices)
        m_choice->addItem(words, value);
    connect(m_choice, &QComboBox::activated, this,
        [this](int index) { Q_EMIT typed(m_choice->itemData(index).toString()); });
    m_editor = m_choice;
}

void FieldRow::setInput(const QString &text)
{
    // What stands there already keeps its cursor.
    if (m_line && m_line->text() != text)
        m_line->setText(text);
    if (m_text && m_text->toPlainText() != text)
        m_text->setPlainText(text);
    if (m_choice)
        m_choice->setCurrentIndex(m_choice->findData(text));
}

void FieldRow::setMessage(const QString &problem, const QString &note)
{
    const QString &words = problem.isEmpty() ? note : problem;
    m_mark->setVisible(!words.isEmpty());
    m_mark->setState(
        problem.isEmpty() ? Glyph::ring : Glyph::triangle, problem.isEmpty() ? Tone::notice : Tone::warning);
    m_message->setVisible(!words.isEmpty());
    m_message->setText(words);
    m_editor->setAccessibleDescription(words);
}

} // namespace holdfast
