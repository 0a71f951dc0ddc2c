// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/plan_import/parts/words.h"
#include "adapters/plan_import/rules/rule.h"

#include <QRegularExpression>
#include <QSet>

namespace holdfast::plan_import {

using namespace Qt::StringLiterals;

namespace {

struct Row {
    QString name;
    int line = 0;
    std::optional<Duration> rto;
    bool hasRpo = false;
};

QList<Row> objectivesOf(const Document &document)
{
    for (const Block &block : document.blocks) {
        const qsizetype rto = columnOf(block.header, Column::rto);
        if (block.kind != Block::Kind::table || rto < 0)
            continue;
        const qsizetype name = std::max<qsizetype>(columnOf(block.header, Column::component), 0);
        const qsizetype rpo = columnOf(block.header, Column::rpo);
        QList<Row> rows;
        for (const Line &line : block.lines)
            rows << Row{line.cells.value(name), line.number, readSpan(line.cells.value(rto)),
                readSpan(line.cells.value(rpo)).has_value()};
        return rows;
    }
    return {};
}

const Row *rowAbout(const QList<Row> &rows, const QString &pattern)
{
    for (const Row &row : rows) {
        if (row.rto && speaksOf(row.name, pattern))
            return &row;
    }
    return nullptr;
}

void findObjectives(const Document &document, QList<ImportMistake> &mistakes)
{
    const QList<Row> rows = objectivesOf(document);
    const Row *database = rowAbout(rows, u"database|postgres|datenbank"_s);
    std::optional<Duration> shortest;
    for (const Row &row : rows) {
        if (row.rto && (!shortest || *row.rto < *shortest))
            shortest = row.rto;
    }
    for (const Row &row : rows) {
        const bool stands = speaksOf(row.name, u"application|service|auth|sign|api|web|anwendung|anmeld"_s);
        if (database && row.rto && stands && row.line != database->line && *row.rto < *database->rto)
            mistakes << ImportMistake{row.line, Severity::failure, u"objective-before-its-database"_s,
                u"“%1” must be back before the database that it needs."_s.arg(row.name),
                u"The linter compares every objective with those it depends on."_s};
        if (row.hasRpo && speaksOf(row.name, u"application|api|web server|anwendung"_s))
            mistakes << ImportMistake{row.line, Severity::weakness, u"loss-without-data"_s,
                u"“%1” keeps no data of its own: a limit of loss means nothing."_s.arg(row.name),
                u"Leave the key out for what holds no data."_s};
        if (row.rto && shortest && *row.rto > *shortest && speaksOf(row.name, u"monitor|überwach"_s))
            mistakes << ImportMistake{row.line, Severity::failure, u"monitoring-comes-last"_s,
                u"Every check needs it, and it comes back after what it checks."_s,
                u"Holdfast brings its own probes and comes first."_s};
        if (row.rto && shortest && *row.rto > *shortest && speaksOf(row.name, u"document|dokument|wiki"_s))
            mistakes << ImportMistake{row.line, Severity::failure, u"plan-not-at-hand"_s,
                u"The plan itself is not there when it is needed."_s,
                u"Plan, contacts and runbooks are on this machine and need no network."_s};
    }
}

void findScenarios(const Document &document, QList<ImportMistake> &mistakes)
{
    static const QRegularExpression word(u"\\w{5,}"_s, QRegularExpression::UseUnicodePropertiesOption);
    static const QSet<QString> common{u"failure"_s, u"outage"_s, u"disaster"_s, u"recovery"_s, u"service"_s,
        u"infrastructure"_s, u"ausfall"_s, u"error"_s};
    for (const Block &block : document.blocks) {
        if (block.kind != Block::Kind::list
            || !speaksOf(block.heading(), u"scenario|szenari|ausfallarten|what can happen"_s))
            continue;
        for (const Line &item : block.lines) {
            bool isTold = false;
            for (auto all = word.globalMatch(item.text().toLower()); all.hasNext();) {
                const QString one = all.next().captured();
                for (const Heading &heading : document.headings)
                    isTold |=
                        !common.contains(one) && heading.line > item.number && heading.text.toLower().contains(one);
            }
            if (!isTold)
                mistakes << ImportMistake{item.number, Severity::failure, u"scenario-without-procedure"_s,
                    u"Nothing in the document says what to do about “%1”."_s.arg(item.text()),
                    u"A scenario without a runbook is marked, and the window says so."_s};
        }
    }
}

void findEscalation(const Document &document, QList<ImportMistake> &mistakes)
{
    static const QRegularExpression late(
        u"\\((?:if|only if|bei|falls)\\s+(?:a |an |einer )?(?:security|data breach|breach|datenpanne|sicherheit)[^)]*\\)"_s,
        QRegularExpression::CaseInsensitiveOption);
    QSet<QString> known;
    for (const Block &block : document.blocks) {
        const qsizetype role = columnOf(block.header, Column::role);
        const bool isContacts = block.kind == Block::Kind::table && role >= 0
            && (columnOf(block.header, Column::phone) >= 0 || columnOf(block.header, Column::email) >= 0);
        for (const Line &line : isContacts ? block.lines : QList<Line>())
            known.insert(idFrom(line.cells.value(role), {}));
    }
    for (const Block &block : document.blocks) {
        if (block.kind != Block::Kind::list || !speaksOf(block.section(), u"escalat|eskalation|alarmierung"_s))
            continue;
        for (const Line &item : block.lines) {
            if (item.text().contains(late))
                mistakes << ImportMistake{item.number, Severity::failure, u"breach-waits-for-its-level"_s,
                    u"Time alone starts the ladder: “%1” is called when the term runs already."_s.arg(item.text()),
                    u"What kind of incident it is calls them at minute 0."_s};
            const QString bare = QString(item.text()).remove(QRegularExpression(u"\\([^)]*\\)"_s)).trimmed();
            if (!known.isEmpty() && !item.text().contains(u'@') && !known.contains(idFrom(bare, {})))
                mistakes << ImportMistake{item.number, Severity::failure, u"role-without-person"_s,
                    u"Nobody is named for “%1”, and there is no number."_s.arg(bare),
                    u"The role is marked vacant until somebody is named."_s};
        }
    }
}

void findContacts(const Document &document, QList<ImportMistake> &mistakes)
{
    static const QRegularExpression film(u"\\+?44\\s*\\(?0?\\)?\\s*7700\\s*900|\\b555[- ]?01\\d\\d\\b"_s);
    for (const Block &block : document.blocks) {
        const qsizetype phone = columnOf(block.header, Column::phone);
        const qsizetype primary = columnOf(block.header, Column::primary);
        const qsizetype secondary = columnOf(block.header, Column::secondary);
        if (block.kind != Block::Kind::table || phone < 0 || columnOf(block.header, Column::role) < 0)
            continue;
        for (const Line &line : block.lines) {
            if (line.cells.value(phone).contains(film))
                mistakes << ImportMistake{line.number, Severity::failure, u"number-nobody-has"_s,
                    u"This number is reserved for films: nobody ever called it."_s,
                    u"Each contact carries the date on which it was last really reached."_s};
            if (primary >= 0 && secondary >= 0 && !line.cells.value(secondary).isEmpty()
                && !line.cells.value(phone).contains(QRegularExpression(u"[/,;]"_s)))
                mistakes << ImportMistake{line.number, Severity::weakness, u"one-number-for-two"_s,
                    u"Two people share one number: when the first does not answer, neither does the second."_s,
                    u"The second person has addresses of their own."_s};
        }
    }
}

struct TextRule {
    QString id;
    Severity severity;
    QString pattern;
    QString where; ///< of the headings; empty: anywhere
    QString consequence;
    QString instead;
};

const QList<TextRule> &textRules()
{
    static const QList<TextRule> rules{
        {u"vendor-is-a-mail-address"_s, Severity::weakness, u"^[^:@]*\\bsupport\\b[^:@]*:\\s*[\\w.+-]+@[\\w.-]+$"_s, {},
            u"A bare address, without what was bought and what they want to be told."_s,
            u"Each vendor has its tier, its status page and the ids to quote; Holdfast writes the first message."_s},
        {u"counted-from-detection"_s, Severity::weakness, u"from\\s+(?:incident\\s+)?detection"_s, {},
            u"The time until somebody noticed is left out."_s, u"Times count from the start of the impact."_s},
        {u"one-root-cause"_s, Severity::weakness, u"root cause\\W+\\[?brief"_s, {},
            u"One cause in a line invites one person to blame."_s,
            u"The review asks for contributing factors, decisions and lucky breaks, with evidence."_s},
        {u"never-filled-in"_s, Severity::failure, u"(?:updated|review|date|stand)\\W+\\[[^\\]]+\\]"_s,
            u"maint|owner|govern|pflege|document"_s, u"Nobody knows how old the plan is."_s,
            u"Dates, versions and signatures are part of the plan, and a review that is due is said."_s},
        {u"audit-without-record"_s, Severity::failure, u"(?:annual|yearly|jährlich)[^\\n]*audit"_s, {},
            u"Nothing records that it took place, or what it found."_s,
            u"Audits have a date in the plan, and a bundle of proofs."_s},
    };
    return rules;
}

void findTexts(const Document &document, QList<ImportMistake> &mistakes)
{
    for (const TextRule &rule : textRules()) {
        const QRegularExpression pattern(
            rule.pattern, QRegularExpression::CaseInsensitiveOption | QRegularExpression::MultilineOption);
        for (const Block &block : document.blocks) {
            if (!rule.where.isEmpty() && !speaksOf(block.heading(), rule.where))
                continue;
            const auto say = [&](int line) {
                mistakes << ImportMistake{line, rule.severity, rule.id, rule.consequence, rule.instead};
            };
            if (const auto match = pattern.match(block.text); match.hasMatch())
                say(lineIn(block.text, match.capturedStart(), block.line));
            for (const Line &line : block.kind == Block::Kind::list ? block.lines : QList<Line>()) {
                if (line.text().contains(pattern)) {
                    say(line.number);
                    break;
                }
            }
        }
    }
}

/// UTF-8 that was read as Windows-1252 once: two or more of its typical pairs.
void findBrokenCharacters(const Document &document, QList<ImportMistake> &mistakes)
{
    static const QRegularExpression broken(u"\u00F0\u0178|\u00E2\u20AC|\u00C3[\u0080-\u00BF]"_s);
    for (const Block &block : document.blocks) {
        if (const auto match = broken.match(block.text); match.hasMatch())
            mistakes << ImportMistake{lineIn(block.text, match.capturedStart(), block.line), Severity::weakness,
                u"broken-characters"_s, u"The text was saved in a wrong encoding: readers see garbage."_s,
                u"Everything is UTF-8, from the plan to the message."_s};
    }
}

/// A limit for the age of a backup that is longer than the shortest limit of loss.
void findThreshold(const Document &document, QList<ImportMistake> &mistakes)
{
    std::optional<Duration> rpo;
    for (const Block &block : document.blocks) {
        const qsizetype column = columnOf(block.header, Column::rpo);
        for (const Line &line : column >= 0 ? block.lines : QList<Line>()) {
            const auto value = readSpan(line.cells.value(column));
            if (value && (!rpo || *value < *rpo))
                rpo = value;
        }
    }
    static const QRegularExpression limit(
        u"BACKUP_?AGE\\w*[^\\n]*-g[te]\\s+(\\d+)"_s, QRegularExpression::CaseInsensitiveOption);
    for (const Block &block : document.blocks) {
        const auto match = limit.match(block.text);
        if (rpo && block.kind == Block::Kind::code && match.hasMatch()
            && std::chrono::hours(match.captured(1).toInt()) > *rpo)
            mistakes << ImportMistake{lineIn(block.text, match.capturedStart(), block.line), Severity::failure,
                u"threshold-above-objective"_s,
                u"It allows %1 hours where the plan allows %2."_s.arg(match.captured(1), formatDuration(*rpo)),
                u"The recovery point is compared with the objective of its component."_s};
    }
}

} // namespace

QList<ImportMistake> planMistakes(const Document &document)
{
    QList<ImportMistake> mistakes;
    findObjectives(document, mistakes);
    findScenarios(document, mistakes);
    findEscalation(document, mistakes);
    findContacts(document, mistakes);
    findTexts(document, mistakes);
    findBrokenCharacters(document, mistakes);
    findThreshold(document, mistakes);
    return mistakes;
}

} // namespace holdfast::plan_import
