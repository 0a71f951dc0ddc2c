// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QWidget>

class QLabel;
class QPushButton;

namespace holdfast {

struct QuestionFace;

/// A decision between two or three ways to go on: one button each, with what it means. Visible only for such a
/// question.
class ChoiceQuestion final : public QWidget {
    Q_OBJECT

public:
    explicit ChoiceQuestion(QWidget *parent = nullptr);
    void show(const QuestionFace &question);
    void focusFirst();

Q_SIGNALS:
    void chosen(const QString &value);

private:
    QLabel *m_title;
    QList<QPushButton *> m_buttons;
};

} // namespace holdfast
