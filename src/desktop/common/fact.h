// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewmodels/words/tone.h"

#include <QWidget>

class QLabel;

namespace holdfast {

class StateMark;

/// A small caption, the value below it, and one quiet line of detail: what the header and the results are made of.
class Fact final : public QWidget {
    Q_OBJECT
    Q_PROPERTY(QString valueType READ valueType WRITE setValueType)

public:
    explicit Fact(QWidget *parent = nullptr);

    void setCaption(const QString &caption);
    void setValue(const QString &value, Tone tone = Tone::normal, Glyph shape = Glyph::none);
    void setDetail(const QString &detail);
    [[nodiscard]] QString value() const;
    /// `heading` or `figure`.
    [[nodiscard]] QString valueType() const { return m_valueType; }
    void setValueType(const QString &type);

protected:
    void changeEvent(QEvent *event) override;

private:
    void paintTone();

    QLabel *m_caption;
    QLabel *m_value;
    QLabel *m_detail;
    StateMark *m_mark;
    QString m_valueType;
    Tone m_tone = Tone::normal;
};

} // namespace holdfast
