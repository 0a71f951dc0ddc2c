// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewmodels/centre/commands.h"

#include <QFrame>

class QLabel;

namespace holdfast {

class StateMark;

/// What went wrong, why, and what to do next; stays until it is put away and stands in nobody's way.
class NoticeStrip final : public QFrame {
    Q_OBJECT

public:
    explicit NoticeStrip(QWidget *parent = nullptr);
    void show(const Notice &notice);
    [[nodiscard]] QString text() const;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QLabel *m_what;
    QLabel *m_rest;
    StateMark *m_mark;
    Tone m_tone = Tone::notice;
};

} // namespace holdfast
