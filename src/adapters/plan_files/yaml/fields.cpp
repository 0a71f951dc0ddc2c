// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/plan_files/yaml/fields.h"

#include "adapters/plan_files/yaml/nearest.h"
#include "domain/plan/planid.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace holdfast::plan_files {

namespace {

const QString durationForm = u"a duration such as `15m` or `1h30m`"_s;
const QString wholeNumber = u"a whole number"_s;
constexpr qsizetype longestId = 64;

/// What was probably meant, as a sentence; empty where nothing can be made of it.
QString idSuggestion(const QString &written)
{
    const QString id = planIdFrom(written);
    return id.isEmpty() ? QString() : u" Did you mean `%1`?"_s.arg(id);
}

} // namespace

Fields::Fields(const Node &node, QString subject, FindingList &findings)
    : m_node(node)
    , m_subject(std::move(subject))
    , m_findings(findings)
{
    if (node.kind == Node::Kind::scalar || node.kind == Node::Kind::list)
        m_findings.error(node.place, "type"_L1,
            u"%1 must be a mapping (`key: value` lines), but is %2."_s.arg(m_subject, node.found()));
}

const Node *Fields::find(QLatin1StringView key) const
{
    const auto member = std::find_if(
        m_node.members.begin(), m_node.members.end(), [key](const Member &candidate) { return candidate.key == key; });
    return member == m_node.members.end() ? nullptr : &member->value;
}

bool Fields::has(QLatin1StringView key) const { return find(key) != nullptr; }

Place Fields::place(QLatin1StringView key) const
{
    const Node *value = find(key);
    return value ? value->place : m_node.place;
}

const Node *Fields::wanted(QLatin1StringView key, Need need, const QString &expected)
{
    m_known.append(QString(key));
    const Node *value = find(key);
    if (!value && need == Need::required && m_node.kind == Node::Kind::mapping)
        m_findings.error(m_node.place, "missing"_L1, u"%1 needs `%2`: %3."_s.arg(m_subject, key, expected));
    return value && value->kind != Node::Kind::bad ? value : nullptr;
}

QString Fields::scalar(QLatin1StringView key, Need need, const QString &expected)
{
    const Node *value = wanted(key, need, expected);
    if (!value)
        return {};
    if (value->kind != Node::Kind::scalar) {
        m_findings.error(value->place, "type"_L1, u"`%1` must be %2, but is %3."_s.arg(key, expected, value->found()));
        return {};
    }
    if (value->isNull() || value->text.trimmed().isEmpty()) {
        const QString leave = need == Need::optional ? u" Write it, or remove the key."_s : QString();
        m_findings.error(value->place, "empty"_L1, u"`%1` must be %2, but is empty.%3"_s.arg(key, expected, leave));
        return {};
    }
    return value->text;
}

QString Fields::text(QLatin1StringView key, Need need) { return scalar(key, need, u"a text"_s).trimmed(); }

QString Fields::id(QLatin1StringView key, Need need)
{
    const QString id = scalar(key, need, u"a short name"_s);
    if (!id.isEmpty() && !isPlanId(id))
        m_findings.error(place(key), "id"_L1,
            u"`%1` must be lower-case letters, digits and hyphens, begin with a letter and have at most 64 characters, "
            "but is %2.%3"_s.arg(key, quoted(id), idSuggestion(id)));
    return id.left(longestId);
}

std::optional<Duration> Fields::duration(QLatin1StringView key, Need need)
{
    const QString written = scalar(key, need, durationForm);
    if (written.isEmpty())
        return std::nullopt;
    const std::optional<Duration> value = parseDuration(written);
    if (!value)
        m_findings.error(
            place(key), "duration"_L1, u"`%1` must be %2, but is %3."_s.arg(key, durationForm, quoted(written)));
    return value;
}

Duration Fields::positiveDuration(QLatin1StringView key, Need need, Duration fallback)
{
    const std::optional<Duration> value = duration(key, need);
    if (!value)
        return fallback;
    if (*value == Duration::zero())
        m_findings.error(place(key), "duration"_L1, u"`%1` must be longer than nothing, but is zero."_s.arg(key));
    return *value;
}

std::optional<qint64> Fields::integer(QLatin1StringView key, Need need)
{
    const QString written = scalar(key, need, wholeNumber);
    if (written.isEmpty())
        return std::nullopt;
    bool ok = false;
    const qint64 value = written.toLongLong(&ok);
    if (ok && find(key)->isPlain())
        return value;
    m_findings.error(place(key), "type"_L1,
        u"`%1` must be a whole number without quotation marks, but is %2."_s.arg(key, quoted(written)));
    return std::nullopt;
}

bool Fields::flag(QLatin1StringView key)
{
    const std::optional<int> chosen = choice(key, {u"true"_s, u"false"_s}, Need::optional);
    return chosen == 0;
}

std::optional<QDate> Fields::date(QLatin1StringView key)
{
    const QString written = scalar(key, Need::optional, u"a date such as `2026-11-23`"_s);
    if (written.isEmpty())
        return std::nullopt;
    const QDate value = QDate::fromString(written, u"yyyy-MM-dd"_s);
    if (value.isValid())
        return value;
    m_findings.error(
        place(key), "date"_L1, u"`%1` must be a date such as `2026-11-23`, but is %2."_s.arg(key, quoted(written)));
    return std::nullopt;
}

QTime Fields::timeOfDay(QLatin1StringView key)
{
    const QString form = u"a time of day in UTC such as `02:00`"_s;
    const QString written = scalar(key, Need::required, form);
    const QTime value = QTime::fromString(written, u"HH:mm"_s);
    if (!written.isEmpty() && !value.isValid())
        m_findings.error(place(key), "time"_L1, u"`%1` must be %2, but is %3."_s.arg(key, form, quoted(written)));
    return value.isValid() ? value : QTime(0, 0);
}

std::optional<double> Fields::percentage(QLatin1StringView key, Need need)
{
    const QString form = u"a number from 0 to 100 without quotation marks"_s;
    const QString written = scalar(key, need, form);
    if (written.isEmpty())
        return std::nullopt;
    bool ok = false;
    const double value = written.toDouble(&ok);
    if (ok && find(key)->isPlain() && value >= 0 && value <= 100)
        return value;
    m_findings.error(place(key), "type"_L1, u"`%1` must be %2, but is %3."_s.arg(key, form, quoted(written)));
    return std::nullopt;
}

std::optional<int> Fields::choice(QLatin1StringView key, const QStringList &allowed, Need need)
{
    const QString expected = u"one of `%1`"_s.arg(allowed.join(u"`, `"_s));
    const QString written = scalar(key, need, expected);
    if (written.isEmpty())
        return std::nullopt;
    if (const qsizetype index = allowed.indexOf(written); index >= 0)
        return int(index);
    const QString near = nearest(written, allowed);
    m_findings.error(place(key), "enum"_L1,
        u"`%1` must be %2, but is %3.%4"_s.arg(
            key, expected, quoted(written), near.isEmpty() ? QString() : u" Did you mean `%1`?"_s.arg(near)));
    return std::nullopt;
}

const std::vector<Node> &Fields::list(QLatin1StringView key, Need need, size_t most)
{
    static const std::vector<Node> nothing;
    const Node *value = wanted(key, need, u"a list (lines that begin with `- `)"_s);
    if (!value)
        return nothing;
    if (value->kind != Node::Kind::list)
        m_findings.error(value->place, value->isNull() ? "empty"_L1 : "type"_L1,
            u"`%1` must be a list (lines that begin with `- `), but is %2."_s.arg(key, value->found()));
    else if (value->items.empty() && need == Need::required)
        m_findings.error(value->place, "empty"_L1, u"`%1` must have at least one item."_s.arg(key));
    if (value->items.size() > most) {
        m_findings.error(value->place, "size"_L1,
            u"`%1` has %2 items, but no plan needs more than %3."_s.arg(key).arg(value->items.size()).arg(most));
        return nothing;
    }
    return value->items;
}

const Node *Fields::mapping(QLatin1StringView key, Need need)
{
    const Node *value = wanted(key, need, u"a mapping (`key: value` lines)"_s);
    if (!value || value->kind == Node::Kind::mapping)
        return value;
    m_findings.error(value->place, value->isNull() ? "empty"_L1 : "type"_L1,
        u"`%1` must be a mapping (`key: value` lines), but is %2."_s.arg(key, value->found()));
    return nullptr;
}

void Fields::finish()
{
    const auto isKnown = [this](const Member &member) { return m_known.contains(member.key); };
    if (std::all_of(m_node.members.begin(), m_node.members.end(), isKnown))
        return;
    for (const Member &member : m_node.members) {
        if (m_findings.isFull())
            return;
        if (!isKnown(member))
            m_findings.error(member.place, "unknown-key"_L1,
                u"%1 has no key %2.%3"_s.arg(m_subject, quoted(member.key), suggestion(member.key, m_known)));
    }
}

QString itemText(const Node &node, const QString &what, FindingList &findings)
{
    if (node.kind == Node::Kind::bad)
        return {};
    if (node.kind != Node::Kind::scalar || node.isNull() || node.text.trimmed().isEmpty()) {
        const bool empty = node.kind == Node::Kind::scalar;
        findings.error(node.place, empty ? "empty"_L1 : "type"_L1,
            u"Each item here must be a %1, but this is %2."_s.arg(what, node.found()));
        return {};
    }
    return node.text;
}

} // namespace holdfast::plan_files
