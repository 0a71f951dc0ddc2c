// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/recovery/restorepointview.h"

#include "viewmodels/words/wording.h"

#include <algorithm>

namespace holdfast {

using namespace Qt::StringLiterals;
using std::chrono::duration_cast;

namespace {

constexpr Duration axisLead = std::chrono::minutes{20};

} // namespace

RestorePointView::RestorePointView(QObject *parent)
    : QObject(parent)
{ }

QList<Duration> RestorePointView::offsets()
{
    using namespace std::chrono;
    return {seconds{1}, minutes{1}, minutes{5}, minutes{15}};
}

void RestorePointView::show(
    const Situation &situation, const Question &question, const QString &suggestion, const QString &recorded)
{
    const auto facts = databaseFacts(situation);
    m_title = question.title;
    m_recorded = recorded;
    m_now = situation.now;
    m_suggestion = parseUtc(suggestion);
    m_impact = situation.incident.instant(InstantName::impactStart);
    // The suggestion is what the runbook recorded as the last good commit; the probes' own memory stands in for it.
    m_lastGood = m_suggestion ? m_suggestion : facts ? facts->newestCommit : std::nullopt;
    m_historyStart.reset();
    if (facts && (facts->historyStart || facts->retention))
        m_historyStart = std::max(facts->historyStart.value_or(UtcTime::min()),
            facts->retention ? m_now - *facts->retention : UtcTime::min());
    const QString key = situation.incident.id.value() + question.name;
    const bool fresh = key != m_question || (!m_point && m_text.isEmpty());
    m_question = key;
    findRange();
    if (fresh)
        choose(recorded.isEmpty() ? m_suggestion : parseUtc(recorded));
    else
        refresh();
}

void RestorePointView::suggest() { choose(m_suggestion); }

void RestorePointView::moveBefore(Duration offset)
{
    if (m_suggestion)
        choose(*m_suggestion - offset);
}

void RestorePointView::nudge(Duration by)
{
    if (m_point)
        choose(*m_point + by);
}

void RestorePointView::pick(double fraction)
{
    const auto length = m_to - m_from;
    const auto along = std::chrono::microseconds{qint64(double(length.count()) * std::clamp(fraction, 0.0, 1.0))};
    // A pointer cannot mean microseconds.
    choose(std::chrono::floor<std::chrono::seconds>(m_from + along));
}

void RestorePointView::type(const QString &text)
{
    if (text == m_text)
        return;
    m_text = text;
    m_point = read(text);
    refresh();
}

QString RestorePointView::value() const { return m_point ? formatUtc(*m_point) : QString(); }

void RestorePointView::choose(std::optional<UtcTime> point)
{
    m_point = point;
    m_text = point ? formatUtc(*point) : QString();
    refresh();
}

std::optional<UtcTime> RestorePointView::read(const QString &text) const
{
    const QString trimmed = text.trimmed();
    if (const auto exact = parseUtc(trimmed))
        return exact;
    // The field is labelled UTC, so the mark may be left out; a time of day alone is the last one that has passed.
    if (const auto utc = parseUtc(trimmed + u'Z'))
        return utc;
    const QString day = formatUtc(m_now).left(10);
    const QString suffix = trimmed.endsWith(u'Z') ? QString() : u"Z"_s;
    auto today = parseUtc(day + u'T' + trimmed + suffix);
    if (!today)
        today = parseUtc(day + u'T' + trimmed + u":00"_s + suffix);
    if (today && *today > m_now)
        return *today - std::chrono::hours{24};
    return today;
}

void RestorePointView::findRange()
{
    m_to = m_now;
    m_from = std::min(m_lastGood.value_or(m_now), m_impact.value_or(m_now)) - axisLead;
}

double RestorePointView::fractionOf(UtcTime time) const
{
    return double((time - m_from).count()) / double(std::max<qint64>((m_to - m_from).count(), 1));
}

void RestorePointView::refresh()
{
    Face face;
    face.title = m_title;
    face.text = m_text;
    judge(face);
    placeMarks(face);
    face.chosen = m_point && parseUtc(m_recorded) == m_point;
    face.canChoose = m_point && face.problem.isEmpty() && !face.chosen;
    if (face == m_face)
        return;
    m_face = face;
    Q_EMIT changed();
}

void RestorePointView::judge(Face &face) const
{
    if (!m_point) {
        face.problem = m_text.trimmed().isEmpty() ? tr("Choose a point, or write one in UTC.")
                                                  : tr("Write it like 2026-11-23T01:41:49Z, or only 01:41:49.");
        face.tone = m_text.trimmed().isEmpty() ? Tone::normal : Tone::warning;
        return;
    }
    face.utc = formatUtcSeconds(*m_point);
    face.local = Wording::local(*m_point);
    if (*m_point > m_now)
        face.problem = tr("This is in the future.");
    else if (m_historyStart && *m_point < *m_historyStart)
        face.problem =
            tr("This is before the history window, which begins at %1.").arg(formatUtcSeconds(*m_historyStart));
    if (!face.problem.isEmpty()) {
        face.tone = Tone::warning;
        return;
    }
    if (m_lastGood && *m_point == *m_lastGood) {
        face.explanation = tr("The last good commit that was seen: nothing that was known to be saved is lost.");
    } else if (m_lastGood && *m_point < *m_lastGood) {
        face.explanation = tr("%1 before the last good commit: what was saved in between is not in the copy.")
                               .arg(Wording::length(duration_cast<Duration>(*m_lastGood - *m_point)));
        face.tone = Tone::notice;
    } else if (m_impact && *m_point > *m_impact) {
        face.explanation = tr("After the impact began: the damage may be in the copy.");
        face.tone = Tone::warning;
    } else {
        face.explanation = tr("After the last good commit that was seen and before the impact.");
    }
}

void RestorePointView::placeMarks(Face &face) const
{
    if (m_historyStart) {
        face.historyAt = std::max(fractionOf(*m_historyStart), 0.0);
        const bool inside = fractionOf(*m_historyStart) >= 0.0;
        face.marks << AxisMark{Mark::historyStart,
            inside ? tr("history begins") : tr("history goes back to %1").arg(formatUtcSeconds(*m_historyStart)),
            face.historyAt};
    }
    if (m_lastGood)
        face.marks << AxisMark{
            Mark::lastGood, tr("last good commit %1").arg(formatTimeOfDay(*m_lastGood)), fractionOf(*m_lastGood)};
    if (m_impact)
        face.marks << AxisMark{Mark::impact, tr("impact %1").arg(formatTimeOfDay(*m_impact)), fractionOf(*m_impact)};
    face.marks << AxisMark{Mark::now, tr("now"), 1.0};
    if (m_point) {
        const double at = fractionOf(*m_point);
        face.at = at >= 0.0 && at <= 1.0 ? at : -1.0;
    }
}

} // namespace holdfast
