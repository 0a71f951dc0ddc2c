// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/board/incidentheader.h"

#include "domain/incident/spokentitle.h"

#include "viewmodels/words/wording.h"

namespace holdfast {

IncidentHeader::IncidentHeader(QObject *parent)
    : QObject(parent)
{ }

void IncidentHeader::show(
    const Situation &situation, const Assessment &assessment, const std::optional<Tightest> &tightest)
{
    Face face;
    face.tightest = tightest;
    sayWorld(face, situation);
    sayIncident(face, situation, assessment);
    sayImpact(face, situation, assessment);
    sayJournal(face, situation);
    face.clock = formatTimeOfDay(situation.now);
    face.localClock = Wording::local(situation.now);
    if (face == m_face)
        return;
    m_face = face;
    Q_EMIT changed();
}

QString IncidentHeader::windowTitle() const
{
    const QString subject =
        m_face.world == World::live ? m_face.title : tr("%1: %2", "world: title").arg(m_face.worldWord, m_face.title);
    return tr("%1 · Holdfast").arg(subject);
}

void IncidentHeader::sayWorld(Face &face, const Situation &situation) const
{
    const bool drill = situation.incident.isDeclared() && situation.incident.drill;
    face.world = drill ? World::drill : situation.desk.practice ? World::practice : World::live;
    face.worldWord = drill ? tr("DRILL") : situation.desk.practice ? tr("PRACTICE") : tr("REAL");
    // In practice and in drills nothing is limited, and a mark that never means anything is not read when it does.
    if (face.world != World::live || !situation.signing || situation.signing->isApproved())
        return;
    face.planWord = situation.incident.glassBroken.isEmpty() ? tr("Plan not signed: drills only")
                                                             : tr("Plan not signed: used all the same");
}

void IncidentHeader::sayIncident(Face &face, const Situation &situation, const Assessment &assessment) const
{
    const Incident &incident = situation.incident;
    if (incident.isOpen()) {
        face.title = spokenTitle(incident);
        face.severity = severityName(incident.severity);
        face.tone = incident.instant(InstantName::restored) ? Tone::notice : Tone::critical;
        face.shape = face.tone == Tone::critical ? Glyph::diamond : Glyph::tick;
        const RoleHolder command = incident.team.roles.value(commanderRole);
        face.commander = command.person;
        face.commanderDetail = tr("commands since %1").arg(formatTimeOfDay(command.since));
        return;
    }
    face.title = incident.isDeclared() && assessment.down.isEmpty() ? tr("Closed: %1").arg(incident.title)
                                                                    : assessment.headline();
    face.tone = assessment.tone();
    face.shape = assessment.shape();
    face.commander = situation.desk.person;
    face.commanderDetail = assessment.down.isEmpty() ? tr("at this desk") : tr("at this desk; nobody commands yet");
}

void IncidentHeader::sayImpact(Face &face, const Situation &situation, const Assessment &assessment) const
{
    if (!assessment.impactStart)
        return;
    face.impactOver = assessment.impactEnd.has_value();
    const UtcTime until = assessment.impactEnd.value_or(situation.timerNow());
    // A count up, floored: the first second of an impact reads 0:00.
    const auto elapsed = std::chrono::floor<std::chrono::seconds>(until - *assessment.impactStart);
    face.impact = formatCountdown(std::max(std::chrono::duration_cast<Duration>(elapsed), Duration::zero()));
    face.impactDetail = face.impactOver ? tr("ended %1").arg(formatTimeOfDay(*assessment.impactEnd))
                                        : tr("since %1").arg(formatTimeOfDay(*assessment.impactStart));
}

void IncidentHeader::sayJournal(Face &face, const Situation &situation) const
{
    if (situation.journalTrouble) {
        face.journal = tr("Journal cannot be written");
        face.journalDetail = Wording::paragraph(*situation.journalTrouble);
        face.journalTone = Tone::critical;
        return;
    }
    if (situation.events.isEmpty()) {
        face.journal = tr("Journal ready");
        return;
    }
    const bool isAlone = situation.sharing && situation.sharing->link == TeamState::Link::alone;
    if (isAlone)
        face.journalTone = Tone::warning;
    face.journal = isAlone ? tr("Journal safe, team away") : tr("Journal safe");
    face.journalDetail = tr("entries on disk: %1").arg(situation.events.size());
}

} // namespace holdfast
