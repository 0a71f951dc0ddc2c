// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/plan_import/parts/draft.h"
#include "adapters/plan_import/parts/words.h"

#include <QHash>
#include <QRegularExpression>
#include <QSet>

namespace holdfast::plan_import {

using namespace Qt::StringLiterals;

namespace {

struct Known {
    QString id;
    QString pattern;
};

/// What the built-in plan knows how to look at; the first that fits.
QString componentId(const QString &name)
{
    static const QList<Known> known{{u"database"_s, u"database|postgres|mysql|datenbank|\\bdb\\b"_s},
        {u"authentication"_s, u"auth|identity|sign-?in|log-?in|anmeld"_s},
        {u"storage"_s, u"file|storage|object store|datei|ablage|speicher"_s},
        {u"monitoring"_s, u"monitor|observab|alerting|überwach"_s}, {u"documentation"_s, u"document|wiki|dokument"_s},
        {u"application"_s, u"app(?:lication)?s?\\b|web|api|backend|anwendung"_s}};
    for (const Known &one : known) {
        if (speaksOf(name, one.pattern))
            return one.id;
    }
    return idFrom(name, u"component"_s);
}

QString scenarioId(const QString &title)
{
    static const QList<Known> known{
        {u"security-breach"_s, u"security|breach|compromis|attack|ransom|sicherheit|angriff|datenpanne"_s},
        {u"accidental-deletion"_s, u"human|accident|delet|lösch|versehen|bedienfehler"_s},
        {u"regional-failure"_s, u"region|data cent|rechenzentrum|standort"_s},
        {u"third-party-outage"_s, u"third|vendor|supplier|dritt|anbieter|dienstleister"_s},
        {u"network-loss"_s, u"network|connectiv|netz|leitung|internet"_s},
        {u"database-failure"_s, u"database|datenbank"_s}, {u"storage-loss"_s, u"storage|file|datei|speicher"_s},
        {u"application-outage"_s, u"application|server|service|anwendung|dienst"_s}};
    for (const Known &one : known) {
        if (speaksOf(title, one.pattern))
            return one.id;
    }
    return idFrom(title, u"scenario"_s);
}

/// Gives every id once: the second `x` becomes `x-2`.
class Ids {
public:
    [[nodiscard]] QString unique(const QString &wanted)
    {
        QString id = wanted;
        while (m_taken.contains(id))
            id = u"%1-%2"_s.arg(wanted).arg(++m_counts[wanted] + 1);
        m_taken.insert(id);
        return id;
    }

private:
    QSet<QString> m_taken;
    QHash<QString, int> m_counts;
};

std::optional<Impact> impactFrom(const QString &text)
{
    if (speaksOf(text, u"critical|very high|kritisch|sehr hoch"_s))
        return Impact::critical;
    if (speaksOf(text, u"high|hoch"_s))
        return Impact::high;
    if (speaksOf(text, u"medium|moderate|mittel"_s))
        return Impact::medium;
    if (speaksOf(text, u"low|minor|niedrig|gering"_s))
        return Impact::low;
    return std::nullopt;
}

Priority priorityFrom(const QString &text, Impact impact)
{
    static const QRegularExpression number(u"[1-4]"_s);
    const auto match = number.match(text);
    return match.hasMatch() ? Priority(match.captured().toInt() - 1) : Priority(int(impact));
}

struct Columns {
    qsizetype name, impact, priority, rto, rpo;
};

std::optional<Component> rowComponent(const Line &row, const Columns &columns, const Plan &builtIn)
{
    const auto cell = [&row](qsizetype column) { return row.cells.value(column); };
    const auto rto = readSpan(cell(columns.rto));
    if (!rto || rto->count() <= 0 || cell(columns.name).isEmpty())
        return std::nullopt;
    Component component;
    component.name = cell(columns.name);
    component.id = ComponentId(componentId(component.name));
    component.impact = impactFrom(cell(columns.impact)).value_or(Impact::medium);
    component.priority = priorityFrom(cell(columns.priority), component.impact);
    component.rto = *rto;
    component.rpo = readSpan(cell(columns.rpo));
    if (const Component *same = builtIn.component(component.id)) {
        component.dependsOn = same->dependsOn;
        component.probes = same->probes;
    }
    return component;
}

} // namespace

void readComponents(const Document &document, Draft &draft)
{
    const Plan builtIn = draft.plan;
    for (qsizetype at = 0; at < document.blocks.size(); ++at) {
        const Block &block = document.blocks[at];
        const QStringList &header = block.header;
        Columns columns{columnOf(header, Column::component), columnOf(header, Column::impact),
            columnOf(header, Column::priority), columnOf(header, Column::rto), columnOf(header, Column::rpo)};
        if (block.kind != Block::Kind::table || columns.rto < 0)
            continue;
        if (columns.name < 0)
            columns.name = columns.rto == 0 ? 1 : 0;
        QList<Component> found;
        Ids ids;
        for (const Line &row : block.lines) {
            auto component = rowComponent(row, columns, builtIn);
            if (!component) {
                draft.left(document, at, row.number, u"A component without a name or a readable recovery time."_s);
                continue;
            }
            component->id = ComponentId(ids.unique(component->id.value()));
            found << *component;
        }
        if (found.isEmpty())
            continue;
        draft.plan.components = found;
        draft.took(document, at, u"components"_s, u"%1 components with their objectives"_s.arg(found.size()));
        return;
    }
}

void readScenarios(const Document &document, Draft &draft)
{
    const QList<Scenario> builtIn = draft.plan.scenarios;
    for (qsizetype at = 0; at < document.blocks.size(); ++at) {
        const Block &block = document.blocks[at];
        if (block.kind != Block::Kind::list
            || !speaksOf(block.heading(), u"scenario|szenari|threat|what can happen|notf[aä]lle|ausfallarten"_s))
            continue;
        QList<Scenario> found;
        Ids ids;
        QSet<QString> meant; ///< what the built-in plan knows as well
        for (const Line &item : block.lines) {
            if (item.depth > 0 || item.text().isEmpty())
                continue;
            static const QRegularExpression parted(u"^(.+?)(?:\\s+[–—-]\\s+|:\\s+)(.+)$"_s);
            const auto parts = parted.match(item.text());
            Scenario scenario;
            scenario.title = parts.hasMatch() ? parts.captured(1) : item.text();
            scenario.symptom = parts.hasMatch() ? parts.captured(2) : scenario.title;
            scenario.id = ScenarioId(scenarioId(scenario.title));
            const auto same = std::find_if(
                builtIn.cbegin(), builtIn.cend(), [&](const Scenario &one) { return one.id == scenario.id; });
            const bool isNew = !meant.contains(scenario.id.value());
            meant.insert(scenario.id.value());
            if (same != builtIn.cend() && isNew) {
                scenario.components = same->components;
                scenario.runbook = same->runbook;
                if (!parts.hasMatch())
                    scenario.symptom = same->symptom;
            }
            scenario.id = ScenarioId(ids.unique(isNew ? scenario.id.value() : idFrom(scenario.title)));
            found << scenario;
        }
        if (found.isEmpty())
            continue;
        draft.plan.scenarios = found;
        draft.took(document, at, u"scenarios"_s, u"%1 scenarios"_s.arg(found.size()));
        for (const Scenario &one : builtIn) {
            if (one.runbook && !draft.plan.scenario(one.id)) {
                draft.plan.scenarios << one;
                draft.report.taken << ImportRemark{0, {},
                    u"The document has no scenario like “%1”, which has a runbook: it was added."_s.arg(one.title)};
            }
        }
        return;
    }
}

} // namespace holdfast::plan_import
