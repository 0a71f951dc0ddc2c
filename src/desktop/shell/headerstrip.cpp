// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/shell/headerstrip.h"

#include "desktop/common/elidedlabel.h"
#include "desktop/common/fact.h"
#include "desktop/common/statechip.h"
#include "desktop/style/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>

namespace holdfast {

using namespace Qt::StringLiterals;

HeaderStrip::HeaderStrip(QWidget *parent)
    : QFrame(parent)
    , m_world(new StateChip(this))
    , m_plan(new StateChip(this))
    , m_mark(new StateMark(this))
    , m_title(new ElidedLabel(this))
    , m_severity(new StateChip(this))
    , m_commander(new Fact(this))
    , m_impact(new Fact(this))
    , m_tightest(new Fact(this))
    , m_journal(new Fact(this))
    , m_clock(new Fact(this))
{
    m_title->setMinimumWidth(m_title->fontMetrics().averageCharWidth() * 20);
    m_title->setProperty("type", u"heading"_s);
    m_impact->setCaption(tr("Impact"));
    m_clock->setCaption(tr("Now (UTC)"));
    m_journal->setCaption(tr("Journal"));
    m_commander->setCaption(tr("Command"));
    for (Fact *clock : {m_impact, m_tightest})
        clock->setValueType(u"title"_s);
    layOut();
}

void HeaderStrip::layOut()
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(theme::space4, theme::space2, theme::space4, theme::space2);
    row->setSpacing(theme::space2);
    row->addWidget(m_world);
    row->addWidget(m_plan);
    row->addWidget(m_severity);
    row->addWidget(m_mark);
    row->addWidget(m_title, 1);
    for (Fact *fact : {m_impact, m_tightest, m_commander, m_journal, m_clock}) {
        row->addSpacing(theme::space4);
        row->addWidget(fact);
    }
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void HeaderStrip::show(const IncidentHeader::Face &face)
{
    const bool real = face.world == IncidentHeader::World::live;
    m_world->setState(face.worldWord, real ? Glyph::circle : Glyph::hatch,
        face.world == IncidentHeader::World::drill ? Tone::notice : Tone::normal);
    m_plan->setState(face.planWord, Glyph::triangle, Tone::warning);
    m_plan->setVisible(!face.planWord.isEmpty());
    m_mark->setState(face.shape, face.tone);
    m_title->setText(face.title);
    m_severity->setState(face.severity, Glyph::none, face.tone);
    m_severity->setVisible(!face.severity.isEmpty());
    m_commander->setValue(face.commander);
    m_commander->setCaption(face.commanderDetail);
    m_commander->setVisible(!face.commander.isEmpty());
    showClocks(face);
}

void HeaderStrip::showClocks(const IncidentHeader::Face &face)
{
    m_impact->setVisible(!face.impact.isEmpty());
    m_impact->setCaption(face.impactOver ? tr("Impact lasted") : tr("Impact, %1").arg(face.impactDetail));
    m_impact->setValue(face.impact, face.impactOver ? Tone::normal : Tone::critical);
    m_tightest->setVisible(face.tightest.has_value());
    if (face.tightest) {
        m_tightest->setCaption(tr("Tightest limit: %1").arg(face.tightest->component));
        m_tightest->setValue(face.tightest->clock, face.tightest->tone,
            face.tightest->tone >= Tone::warning ? Glyph::triangle : Glyph::none);
    }
    m_journal->setValue(
        face.journal, face.journalTone, face.journalTone == Tone::normal ? Glyph::none : Glyph::diamond);
    m_journal->setCaption(face.journalDetail.isEmpty() ? tr("Journal") : face.journalDetail.section(u'\n', 0, 0));
    m_clock->setValue(face.clock);
    m_clock->setToolTip(tr("<qt>%1 on this machine</qt>").arg(face.localClock.toHtmlEscaped()));
}

void HeaderStrip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), palette().color(QPalette::Base));
    painter.fillRect(QRect(0, height() - 1, width(), 1), theme::line(palette()));
}

} // namespace holdfast
