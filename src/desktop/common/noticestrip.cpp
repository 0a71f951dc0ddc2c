// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/common/noticestrip.h"

#include "desktop/common/statechip.h"
#include "desktop/style/theme.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>

namespace holdfast {

using namespace Qt::StringLiterals;

NoticeStrip::NoticeStrip(QWidget *parent)
    : QFrame(parent)
    , m_what(new QLabel(this))
    , m_rest(new QLabel(this))
    , m_mark(new StateMark(this))
{
    auto *copy = new QPushButton(tr("Copy"), this);
    auto *away = new QPushButton(tr("Put away"), this);
    copy->setAccessibleDescription(tr("Copies the message"));
    auto *words = new QVBoxLayout;
    words->setSpacing(0);
    words->addWidget(m_what);
    words->addWidget(m_rest);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(theme::space4, theme::space2, theme::space4, theme::space2);
    row->addWidget(m_mark);
    row->addLayout(words, 1);
    row->addWidget(copy);
    row->addWidget(away);
    for (QLabel *label : {m_what, m_rest}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
    }
    m_what->setProperty("type", u"heading"_s);
    connect(copy, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(text()); });
    connect(away, &QPushButton::clicked, this, &QWidget::hide);
    hide();
}

void NoticeStrip::show(const Notice &notice)
{
    m_tone = notice.tone;
    m_what->setText(notice.what);
    QStringList rest{notice.why, notice.next};
    rest.removeAll(QString());
    m_rest->setText(rest.join(u' '));
    m_rest->setVisible(!rest.isEmpty());
    m_mark->setState(notice.tone >= Tone::critical ? Glyph::diamond
            : notice.tone == Tone::warning         ? Glyph::triangle
                                                   : Glyph::square,
        notice.tone);
    setVisible(true);
    update();
}

QString NoticeStrip::text() const { return m_what->text() + u'\n' + m_rest->text(); }

void NoticeStrip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), palette().color(QPalette::Base));
    painter.fillRect(QRect(0, height() - 2, width(), 2), theme::fill(palette(), m_tone));
}

} // namespace holdfast
