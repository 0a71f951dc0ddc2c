// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/plan_import/parts/draft.h"
#include "adapters/plan_import/parts/schedule.h"
#include "adapters/plan_import/parts/words.h"

#include <QRegularExpression>
#include <algorithm>

namespace holdfast::plan_import {

using namespace Qt::StringLiterals;

namespace {

constexpr int weekOfDays = 7;

std::optional<Cycle> cycleIn(const QString &text)
{
    if (speaksOf(text, u"month|monat"_s))
        return Cycle::monthly;
    if (speaksOf(text, u"quarter|quartal|viertelj"_s))
        return Cycle::quarterly;
    if (speaksOf(text, u"annual|year|jähr|jahr"_s))
        return Cycle::annual;
    return std::nullopt;
}

QString whoIn(const QString &text)
{
    static const QRegularExpression by(u"\\b(?:by|through|durch|von)\\s+(?:the |das |die |den )?(.+?)[.]?$"_s);
    const QString who = by.match(text).captured(1).trimmed();
    return who.isEmpty() ? u"technical team"_s : who;
}

/// The value behind `Owner:` and the like; empty where there is none or it was never filled in.
QString fieldIn(const QString &text, const QString &names)
{
    const QRegularExpression form(
        u"(?:%1)\\s*:\\s*([^:\\n]+?)\\s*(?:$|\\n|(?=\\s(?:%2)\\s*:))"_s.arg(
            names, u"Document Owner|Owner|Approved By|Next Review|Last Updated|Freigegeben|Verantwortlich"_s),
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::MultilineOption);
    const QString value = form.match(text).captured(1).trimmed();
    return value.contains(u'[') ? QString() : value;
}

bool readUpkeep(const QString &text, Maintenance &maintenance)
{
    const auto cycle = cycleIn(text);
    if (!cycle || text.contains(u'[')) // a place that was never filled in
        return false;
    const Upkeep upkeep{*cycle, whoIn(text), {}};
    if (speaksOf(text, u"audit|validat|extern|prüfung"_s))
        maintenance.audit = upkeep;
    else if (speaksOf(text, u"test|drill|exercise|übung|probe"_s))
        maintenance.test = upkeep;
    else if (speaksOf(text, u"review|read|durchsicht|überprüf|gelesen"_s))
        maintenance.review = upkeep;
    else
        return false;
    return true;
}

QString serviceNameIn(const Document &document)
{
    static const QRegularExpression form(u"\\b(?:for|of) the ((?:[A-Z][\\w&.-]*\\s?){1,5})"_s);
    for (const Block &block : document.blocks) {
        if (block.kind != Block::Kind::paragraph)
            continue;
        if (const auto match = form.match(block.text); match.hasMatch())
            return match.captured(1).trimmed();
        break;
    }
    return document.title;
}

Cycle cycleOf(const CronLine &line)
{
    return line.months.size() >= 12 ? Cycle::monthly : line.months.size() > 1 ? Cycle::quarterly : Cycle::annual;
}

/// The built-in drill that the command means; nothing when it is no drill.
const DrillSchedule *drillMeant(const QString &command, const QList<DrillSchedule> &builtIn)
{
    for (const DrillSchedule &drill : builtIn) {
        if (command.contains(drill.id) || command.contains(QString(drill.id).replace(u'_', u'-')))
            return &drill;
    }
    return nullptr;
}

} // namespace

void readNames(const Document &document, Draft &draft)
{
    if (const QString name = serviceNameIn(document); !name.isEmpty())
        draft.plan.name = name;
    draft.report.name = draft.plan.name;
    for (qsizetype at = 0; at < document.blocks.size(); ++at) {
        const Block &block = document.blocks[at];
        QStringList texts;
        if (block.kind == Block::Kind::paragraph)
            texts << block.text;
        for (const Line &line : block.kind == Block::Kind::list ? block.lines : QList<Line>())
            texts << line.text();
        const bool keepsThePlan = speaksOf(block.heading(), u"maint|upkeep|pflege|review|governance|document"_s);
        for (const QString &text : std::as_const(texts)) {
            if (const QString owner = fieldIn(text, u"(?:Document )?Owner|Verantwortlich"_s); !owner.isEmpty()) {
                draft.plan.owner = owner;
                draft.took(document, at, u"owner"_s, u"owner: %1"_s.arg(owner));
            }
            if (const QString approver = fieldIn(text, u"Approved By|Freigegeben(?: von)?"_s); !approver.isEmpty()) {
                draft.plan.approvedBy = approver;
                draft.took(document, at, u"approver"_s, u"approver: %1"_s.arg(approver));
            }
            if (keepsThePlan && readUpkeep(text, draft.plan.maintenance))
                draft.took(document, at, u"maintenance"_s, text);
        }
    }
}

void readDrills(const Document &document, Draft &draft)
{
    const QList<DrillSchedule> builtIn = draft.plan.drills;
    QList<DrillSchedule> found;
    for (qsizetype at = 0; at < document.blocks.size(); ++at) {
        if (document.blocks[at].kind != Block::Kind::code)
            continue;
        for (const CronLine &line : cronLinesIn(readCode(document.blocks[at]))) {
            const DrillSchedule *meant = drillMeant(line.command, builtIn);
            const bool isTwice = std::any_of(
                found.cbegin(), found.cend(), [&](const DrillSchedule &one) { return meant && one.id == meant->id; });
            if (!meant || isTwice)
                continue;
            DrillSchedule drill = *meant;
            drill.every = cycleOf(line);
            drill.day = *std::min_element(line.days.cbegin(), line.days.cend());
            drill.at = QTime(*std::min_element(line.hours.cbegin(), line.hours.cend()),
                *std::min_element(line.minutes.cbegin(), line.minutes.cend()));
            const auto collides = [&drill](const DrillSchedule &one) { return one.day == drill.day; };
            const int wanted = drill.day;
            while (std::any_of(found.cbegin(), found.cend(), collides) && drill.day + weekOfDays <= 28)
                drill.day += weekOfDays;
            if (drill.day != wanted)
                draft.report.taken << ImportRemark{0, {},
                    u"“%1” was moved to day %2: two drills never fall on one day."_s.arg(drill.title).arg(drill.day)};
            found << drill;
            draft.took(document, at, u"drills"_s,
                u"drill “%1”, every %2, on the practice range"_s.arg(drill.title, cycleName(drill.every)));
        }
    }
    if (!found.isEmpty())
        draft.plan.drills = found;
}

void readKpis(const Document &document, Draft &draft)
{
    const QList<std::pair<QString, QString>> measures{
        {u"first-customer-message"_s, u"communicat|first (?:customer )?message|kommunikation"_s},
        {u"recovery-time"_s, u"recovery time|time to recover|wiederherstellung"_s},
        {u"data-loss"_s, u"data loss|datenverlust"_s}, {u"availability"_s, u"availab|uptime|verfügbar"_s},
        {u"users-affected"_s, u"users|customer impact|kunden|nutzer"_s}};
    for (qsizetype at = 0; at < document.blocks.size(); ++at) {
        const Block &block = document.blocks[at];
        if (block.kind != Block::Kind::list || !speaksOf(block.section(), u"metric|kpi|kennzahl|messgr"_s))
            continue;
        QList<Kpi> found;
        for (const Line &item : block.lines) {
            const QString title = item.text().section(u':', 0, 0).trimmed();
            for (const auto &[measure, pattern] : measures) {
                const bool isNew = std::none_of(
                    found.cbegin(), found.cend(), [&m = measure](const Kpi &one) { return one.measure == m; });
                if (isNew && speaksOf(title, pattern)) {
                    found << Kpi{idFrom(title, u"kpi"_s), title, measure};
                    break;
                }
            }
        }
        if (found.isEmpty())
            continue;
        draft.plan.kpis = found;
        draft.took(document, at, u"kpis"_s, u"%1 figures of the review"_s.arg(found.size()));
        return;
    }
}

} // namespace holdfast::plan_import
