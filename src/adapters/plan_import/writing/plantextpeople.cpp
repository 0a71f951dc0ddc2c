// SPDX-License-Identifier: GPL-3.0-or-later
// The parts about people and about time.
#include "adapters/plan_import/writing/plantext.h"

namespace holdfast::plan_import {

using namespace Qt::StringLiterals;

void PlanText::writeReach(const Reach &reach, bool secondary)
{
    const auto key = [secondary](const char *first, const char *second) {
        return QString::fromLatin1(secondary ? second : first);
    };
    m_text.text(key("primary", "secondary"), reach.name);
    m_text.text(key("phone", "secondaryPhone"), reach.phone);
    m_text.text(key("email", "secondaryEmail"), reach.email);
    m_text.text(key("slack", "secondarySlack"), reach.slack);
    m_text.text(key("pager", "secondaryPager"), reach.pager);
}

void PlanText::writeContacts()
{
    begin(u"contacts"_s);
    for (const Contact &contact : m_plan.contacts) {
        m_text.entry();
        m_text.text(u"role"_s, contact.role);
        m_text.text(u"title"_s, contact.title);
        m_text.bare(u"vacant"_s, flagText(contact.isVacant()));
        writeReach(contact.primary, false);
        writeReach(contact.secondary, true);
        if (!contact.proven.isEmpty()) {
            m_text.open(u"proven"_s);
            for (auto one = contact.proven.cbegin(); one != contact.proven.cend(); ++one)
                m_text.bare(one.key(), dayText(*one));
            m_text.close();
        }
    }
    m_text.close();
}

void PlanText::writeEscalation()
{
    begin(u"escalation"_s);
    for (const EscalationLevel &level : m_plan.escalation) {
        m_text.entry();
        m_text.bare(u"level"_s, QString::number(level.level));
        m_text.text(u"title"_s, level.title);
        m_text.bare(u"after"_s, level.after.count() == 0 ? u"0m"_s : formatDuration(level.after));
        m_text.bare(u"until"_s, level.until ? formatDuration(*level.until) : QString());
        m_text.text(u"acknowledgement"_s, level.acknowledgement == Acknowledgement::all ? u"all"_s : QString());
        m_text.bare(u"answerWithin"_s, formatDuration(level.answerWithin));
        m_text.open(u"roles"_s);
        for (const EscalationRole &role : level.roles) {
            m_text.entry();
            m_text.text(u"role"_s, role.role);
            m_text.text(u"onlyIf"_s, role.onlyIf);
            m_text.text(u"atOnceIf"_s, role.atOnceIf);
        }
        m_text.close();
    }
    m_text.close();
}

void PlanText::writeVendors()
{
    if (m_plan.vendors.isEmpty())
        return;
    begin(u"vendors"_s);
    for (const VendorContact &vendor : m_plan.vendors) {
        m_text.entry();
        m_text.text(u"name"_s, vendor.name);
        m_text.text(u"email"_s, vendor.email);
        m_text.text(u"phone"_s, vendor.phone);
        m_text.text(u"portal"_s, vendor.portal);
        m_text.text(u"tier"_s, vendor.tier);
        m_text.text(u"quote"_s, vendor.quote);
        m_text.text(u"statusPage"_s, vendor.statusPage);
    }
    m_text.close();
}

void PlanText::writeAudiences()
{
    if (m_plan.audiences.isEmpty())
        return;
    begin(u"audiences"_s);
    for (const Audience &audience : m_plan.audiences) {
        m_text.entry();
        m_text.text(u"id"_s, audience.id);
        m_text.text(u"title"_s, audience.title);
        m_text.text(u"side"_s, sideName(audience.side));
        m_text.list(u"recipients"_s, audience.recipients);
        m_text.list(u"channels"_s, audience.channels);
        m_text.bare(u"cadence"_s, formatDuration(audience.cadence));
    }
    m_text.close();
}

void PlanText::writeTemplates()
{
    if (m_plan.templates.isEmpty())
        return;
    begin(u"templates"_s);
    for (const MessageTemplate &one : m_plan.templates) {
        m_text.entry();
        m_text.text(u"id"_s, one.id);
        m_text.text(u"event"_s, one.event);
        m_text.text(u"side"_s, sideName(one.side));
        m_text.text(u"subject"_s, one.subject);
        m_text.text(u"text"_s, one.text);
    }
    m_text.close();
}

void PlanText::writeDrills()
{
    if (m_plan.drills.isEmpty())
        return;
    begin(u"drills"_s);
    for (const DrillSchedule &drill : m_plan.drills) {
        m_text.entry();
        m_text.text(u"id"_s, drill.id);
        m_text.text(u"title"_s, drill.title);
        m_text.text(u"scenario"_s, drill.scenario);
        m_text.text(u"every"_s, cycleName(drill.every));
        m_text.bare(u"day"_s, QString::number(drill.day));
        m_text.bare(u"at"_s, drill.at.toString(u"HH:mm"_s));
        m_text.text(u"environment"_s, drill.environment);
        m_text.text(u"lead"_s, drill.lead);
        m_text.bare(u"last"_s, dayText(drill.last));
    }
    m_text.close();
}

void PlanText::writeUpkeep(const QString &key, const std::optional<Upkeep> &upkeep)
{
    if (!upkeep)
        return;
    m_text.open(key);
    m_text.text(u"every"_s, cycleName(upkeep->every));
    m_text.text(u"by"_s, upkeep->by);
    m_text.bare(u"last"_s, dayText(upkeep->last));
    m_text.close();
}

void PlanText::writeMaintenance()
{
    const Maintenance &upkeep = m_plan.maintenance;
    if (upkeep == Maintenance())
        return;
    begin(u"maintenance"_s);
    writeUpkeep(u"review"_s, upkeep.review);
    writeUpkeep(u"test"_s, upkeep.test);
    writeUpkeep(u"audit"_s, upkeep.audit);
    m_text.close();
}

void PlanText::writeKpis()
{
    if (m_plan.kpis.isEmpty())
        return;
    begin(u"kpis"_s);
    for (const Kpi &kpi : m_plan.kpis) {
        m_text.entry();
        m_text.text(u"id"_s, kpi.id);
        m_text.text(u"title"_s, kpi.title);
        m_text.text(u"measure"_s, kpi.measure);
    }
    m_text.close();
}

void PlanText::writeLegalClocks()
{
    if (m_plan.legalClocks.isEmpty())
        return;
    begin(u"legalClocks"_s);
    for (const LegalClock &clock : m_plan.legalClocks) {
        m_text.entry();
        m_text.text(u"id"_s, clock.id);
        m_text.text(u"title"_s, clock.title);
        m_text.bare(u"within"_s, formatDuration(clock.within));
        m_text.text(u"onlyIf"_s, clock.onlyIf);
        m_text.text(u"duty"_s, clock.duty);
        m_text.text(u"source"_s, clock.source);
    }
    m_text.close();
}

} // namespace holdfast::plan_import
