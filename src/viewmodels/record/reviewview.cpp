// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/record/reviewview.h"

#include "domain/review/review.h"

namespace holdfast {

ReviewView::ReviewView(QObject *parent)
    : QObject(parent)
{ }

void ReviewView::show(const Situation &situation)
{
    const qint64 sequence = situation.incident.lastSequence;
    if (situation.incident.id == m_incident && sequence == m_sequence)
        return;
    if (situation.incident.id != m_incident)
        m_outcome.clear();
    m_incident = situation.incident.id;
    m_sequence = sequence;
    m_markdown = situation.events.isEmpty() ? QString() : reviewMarkdown(situation.events, situation.now);
    m_canReopen = situation.incident.isDeclared() && !situation.incident.isOpen();
    Q_EMIT changed();
}

QString ReviewView::suggestedName() const { return tr("review-%1.md", "file name").arg(m_incident.value()); }

QString ReviewView::emptyText() const
{
    return tr(
        "Nothing has been declared yet. The review writes itself from the journal while an incident goes on: the "
        "timeline, the figures, every check with its evidence. Only what people know is left for people to write.");
}

void ReviewView::sayOutcome(const QString &text, Tone tone)
{
    m_outcome = text;
    m_outcomeTone = tone;
    Q_EMIT changed();
}

} // namespace holdfast
