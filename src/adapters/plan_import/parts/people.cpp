// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/plan_import/parts/draft.h"
#include "adapters/plan_import/parts/words.h"

#include <QRegularExpression>
#include <QSet>

namespace holdfast::plan_import {

using namespace Qt::StringLiterals;

namespace {

/// When a level begins and ends: `0-30 minutes`, `60+ minutes`, `30–60 Minuten`, `after 1 hour`.
struct Span {
    Duration after{0};
    std::optional<Duration> until;
};

std::optional<Span> readRange(const QString &text)
{
    static const QRegularExpression range(u"(\\d+)\\s*(?:-|–|—|to|bis)\\s*(\\d+)\\s*([A-Za-z]+)"_s);
    static const QRegularExpression from(u"(\\d+)\\s*\\+?\\s*([A-Za-z]+)\\.?\\s*(\\+)?"_s);
    if (const auto match = range.match(text); match.hasMatch()) {
        const auto after = readSpan(match.captured(1) + u' ' + match.captured(3));
        const auto until = readSpan(match.captured(2) + u' ' + match.captured(3));
        if (after && until)
            return Span{*after, until};
    }
    if (const auto match = from.match(text); match.hasMatch()) {
        if (const auto after = readSpan(match.captured(1) + u' ' + match.captured(2)))
            return Span{*after, std::nullopt};
    }
    if (speaksOf(text, u"at once|immediate|sofort"_s))
        return Span{};
    return std::nullopt;
}

EscalationRole roleFrom(const QString &text, QMap<QString, QString> &titles)
{
    static const QRegularExpression condition(u"\\(([^)]*)\\)"_s);
    const QString when = condition.match(text).captured(1);
    QString name = text;
    name.remove(condition);
    name.remove(QRegularExpression(
        u"\\b(?:notification|benachrichtigung|informieren)\\b"_s, QRegularExpression::CaseInsensitiveOption));
    name = name.trimmed();
    EscalationRole role{idFrom(name, u"role"_s), {}, {}};
    titles.insert(role.role, name);
    const QList<std::pair<QString, QString>> conditions{
        {u"data-breach"_s, u"data breach|personal data|datenpanne|datenschutz"_s},
        {u"security-incident"_s, u"security|sicherheit"_s}, {u"public-company"_s, u"public company|listed|börse"_s},
        {u"public-incident"_s, u"public|press|öffentlich|presse"_s}};
    for (const auto &[id, pattern] : conditions) {
        if (role.onlyIf.isEmpty() && !when.isEmpty() && speaksOf(when, pattern))
            role.onlyIf = id;
    }
    // A breach cannot wait for half an hour: its legal term is running.
    if (role.onlyIf == u"data-breach" || role.onlyIf == u"security-incident")
        role.atOnceIf = role.onlyIf;
    return role;
}

struct LevelHead {
    int level = 0;
    QString title;
    Span span;
};

/// `Level 1 (0-30 minutes): Technical team response`, `Stufe 2 – 30 bis 60 Minuten`.
std::optional<LevelHead> headFrom(const QString &text)
{
    static const QRegularExpression form(u"^\\s*(?:level|tier|stage|stufe)\\s*(\\d+)\\s*[(:–—,-]?\\s*(.*)$"_s,
        QRegularExpression::CaseInsensitiveOption);
    const auto match = form.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    const QString rest = match.captured(2);
    const auto span = readRange(rest);
    if (!span)
        return std::nullopt;
    QString title = rest.section(QRegularExpression(u"\\)?\\s*:\\s*"_s), 1).trimmed();
    if (title.isEmpty())
        title = u"Level %1"_s.arg(match.captured(1));
    return LevelHead{match.captured(1).toInt(), title, *span};
}

void addLevel(Draft &draft, QList<EscalationLevel> &levels, const LevelHead &head, const QStringList &names)
{
    EscalationLevel level;
    level.level = head.level;
    level.title = head.title;
    level.after = head.span.after;
    level.until = head.span.until;
    for (const QString &name : names) {
        const EscalationRole role = roleFrom(name, draft.titles);
        level.roles << role;
        if (!role.atOnceIf.isEmpty())
            draft.report.taken << ImportRemark{0, {},
                u"“%1” is called at minute 0 when it is a %2, whatever the level."_s.arg(
                    name, QString(role.onlyIf).replace(u'-', u' '))};
    }
    if (!level.roles.isEmpty())
        levels << level;
}

} // namespace

void readContacts(const Document &document, Draft &draft)
{
    for (qsizetype at = 0; at < document.blocks.size(); ++at) {
        const Block &block = document.blocks[at];
        const QStringList &header = block.header;
        const qsizetype role = columnOf(header, Column::role);
        const qsizetype phone = columnOf(header, Column::phone);
        const qsizetype email = columnOf(header, Column::email);
        if (block.kind != Block::Kind::table || role < 0 || (phone < 0 && email < 0))
            continue;
        const qsizetype primary = columnOf(header, Column::primary);
        const qsizetype secondary = columnOf(header, Column::secondary);
        QList<Contact> found;
        QSet<QString> roles;
        for (const Line &row : block.lines) {
            const QString title = row.cells.value(role);
            const QString id = idFrom(title, {});
            const bool isTwice = roles.contains(id);
            roles.insert(id);
            if (id.isEmpty() || isTwice) {
                draft.left(document, at, row.number,
                    isTwice ? u"This role stands in the table twice."_s : u"A contact without a role."_s);
                continue;
            }
            Contact contact{id, title,
                {row.cells.value(primary), row.cells.value(phone), mailIn(row.cells.value(email)), {}, {}},
                {row.cells.value(secondary), {}, {}, {}, {}}, {}};
            if (contact.primary.phone.isEmpty() && contact.primary.email.isEmpty())
                contact.primary = {};
            else if (contact.primary.name.isEmpty()) // a number without a name still answers
                contact.primary.name = title;
            if (contact.isVacant())
                contact.secondary = {};
            found << contact;
        }
        if (found.isEmpty())
            continue;
        draft.plan.contacts = found;
        draft.took(document, at, u"contacts"_s, u"%1 contacts"_s.arg(found.size()));
        return;
    }
}

void readEscalation(const Document &document, Draft &draft)
{
    QList<EscalationLevel> levels;
    for (qsizetype at = 0; at < document.blocks.size(); ++at) {
        const Block &block = document.blocks[at];
        const qsizetype before = levels.size();
        if (block.kind == Block::Kind::table && columnOf(block.header, Column::level) >= 0
            && columnOf(block.header, Column::who) >= 0) {
            for (const Line &row : block.lines) {
                const QString number = row.cells.value(columnOf(block.header, Column::level));
                const auto span = readRange(row.cells.value(columnOf(block.header, Column::after)));
                static const QRegularExpression digits(u"\\d+"_s);
                if (const auto match = digits.match(number); match.hasMatch() && span)
                    addLevel(draft, levels, {match.captured().toInt(), u"Level %1"_s.arg(match.captured()), *span},
                        row.cells.value(columnOf(block.header, Column::who))
                            .split(QRegularExpression(u"\\s*[,;]\\s*"_s), Qt::SkipEmptyParts));
                else
                    draft.left(document, at, row.number, u"A level without a number or a time."_s);
            }
        } else if (block.kind == Block::Kind::list) {
            const bool follows = at > 0 && document.blocks[at - 1].kind == Block::Kind::paragraph;
            const auto head = follows ? headFrom(document.blocks[at - 1].text) : headFrom(block.heading());
            QStringList names;
            for (const Line &item : block.lines)
                names << item.text();
            if (head) {
                addLevel(draft, levels, *head, names);
                if (follows)
                    draft.read.insert(at - 1);
            } else {
                for (const QString &name : names) {
                    const auto inside = headFrom(name.section(u':', 0, 0) + u": "_s);
                    if (inside && name.contains(u':'))
                        addLevel(draft, levels, *inside,
                            name.section(u':', 1).split(QRegularExpression(u"\\s*[,;]\\s*"_s), Qt::SkipEmptyParts));
                }
            }
        }
        if (levels.size() > before)
            draft.took(document, at, u"escalation"_s, u"%1 escalation level(s)"_s.arg(levels.size() - before));
    }
    std::stable_sort(levels.begin(), levels.end(),
        [](const EscalationLevel &one, const EscalationLevel &other) { return one.after < other.after; });
    for (qsizetype at = 0; at < levels.size(); ++at)
        levels[at].level = int(at) + 1;
    if (!levels.isEmpty())
        draft.plan.escalation = levels;
}

void readVendors(const Document &document, Draft &draft)
{
    const QList<VendorContact> builtIn = draft.plan.vendors;
    for (qsizetype at = 0; at < document.blocks.size(); ++at) {
        const Block &block = document.blocks[at];
        if (block.kind != Block::Kind::list
            || !speaksOf(
                block.heading(), u"extern|vendor|supplier|support|provider|dienstleister|anbieter|lieferant"_s))
            continue;
        QList<VendorContact> found;
        for (const Line &item : block.lines) {
            const QString mail = mailIn(item.text());
            if (mail.isEmpty())
                continue;
            VendorContact vendor{
                item.text().section(QRegularExpression(u"\\s*[:–—(]"_s), 0, 0).trimmed(), mail, {}, {}, {}, {}, {}};
            for (const VendorContact &one : builtIn) {
                if (one.name.section(u' ', 0, 0) == vendor.name.section(u' ', 0, 0)) {
                    vendor.quote = one.quote;
                    vendor.statusPage = one.statusPage;
                }
            }
            if (!vendor.name.isEmpty())
                found << vendor;
        }
        if (found.isEmpty())
            continue;
        draft.plan.vendors = found;
        draft.took(document, at, u"vendors"_s, u"%1 vendors"_s.arg(found.size()));
        return;
    }
}

} // namespace holdfast::plan_import
