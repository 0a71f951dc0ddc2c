// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/common/fact.h"

#include "desktop/common/elidedlabel.h"
#include "desktop/common/statechip.h"
#include "desktop/style/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>

namespace holdfast {

using namespace Qt::StringLiterals;

Fact::Fact(QWidget *parent)
    : QWidget(parent)
    , m_caption(new ElidedLabel(this))
    , m_value(new QLabel(this))
    , m_detail(new QLabel(this))
    , m_mark(new StateMark(this))
{
    auto *row = new QHBoxLayout;
    row->setSpacing(theme::space1);
    row->addWidget(m_mark);
    row->addWidget(m_value, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_caption);
    column->addLayout(row);
    column->addWidget(m_detail);
    for (QLabel *label : {m_caption, m_value, m_detail})
        label->setTextFormat(Qt::PlainText);
    for (QLabel *label : {m_caption, m_detail}) {
        label->setProperty("type", u"small"_s);
        label->setProperty("quiet", true);
    }
    m_detail->setWordWrap(true);
    m_detail->hide();
    m_mark->hide();
    setValueType(u"heading"_s);
}

void Fact::setCaption(const QString &caption) { m_caption->setText(caption); }

void Fact::setValue(const QString &value, Tone tone, Glyph shape)
{
    m_value->setText(value);
    m_mark->setState(shape, tone);
    m_mark->setVisible(shape != Glyph::none);
    m_tone = tone;
    paintTone();
}

void Fact::setDetail(const QString &detail)
{
    m_detail->setText(detail);
    m_detail->setVisible(!detail.isEmpty());
}

QString Fact::value() const { return m_value->text(); }

void Fact::setValueType(const QString &type)
{
    m_valueType = type;
    m_value->setProperty("type", type);
    m_value->setFont(theme::font(type.toLatin1()));
}

void Fact::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        paintTone();
}

void Fact::paintTone()
{
    QPalette inked = m_value->palette();
    const QColor ink = theme::text(palette(), m_tone);
    if (inked.color(QPalette::WindowText) == ink)
        return;
    inked.setColor(QPalette::WindowText, ink);
    m_value->setPalette(inked);
}

} // namespace holdfast
