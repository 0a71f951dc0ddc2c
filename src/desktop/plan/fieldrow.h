// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;

namespace holdfast {

class StateMark;
struct PlanField;

/// One value of the plan: its name, the place to type it, and below that what is wrong with it.
class FieldRow final : public QWidget {
    Q_OBJECT

public:
    explicit FieldRow(const PlanField &field, QWidget *parent = nullptr);

    void setInput(const QString &text);
    /// A problem keeps the value from being saved; a note does not.
    void setMessage(const QString &problem, const QString &note);
    /// The widget that is typed into.
    [[nodiscard]] QWidget *editor() const { return m_editor; }

Q_SIGNALS:
    void typed(const QString &text);

private:
    void addLine(const PlanField &field);
    void addText();
    void addChoice(const PlanField &field);

    QWidget *m_editor = nullptr;
    QLineEdit *m_line = nullptr;
    QPlainTextEdit *m_text = nullptr;
    QComboBox *m_choice = nullptr;
    StateMark *m_mark;
    QLabel *m_message;
};

} // namespace holdfast
