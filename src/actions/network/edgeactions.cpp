// SPDX-License-Identifier: GPL-3.0-or-later
#include "actions/network/edgeactions.h"

#include <QUrl>

namespace holdfast {

using namespace Qt::StringLiterals;

namespace {

const QString underAttack = u"under_attack"_s;

QJsonObject write(const DnsRecord &record)
{
    return {{u"id"_s, record.id}, {u"type"_s, record.type}, {u"name"_s, record.name}, {u"content"_s, record.content},
        {u"ttl"_s, record.ttl}, {u"proxied"_s, record.isProxied}, {u"comment"_s, record.comment}};
}

DnsRecord recordOf(const QJsonObject &object)
{
    return {object.value("id"_L1).toString(), object.value("type"_L1).toString(), object.value("name"_L1).toString(),
        object.value("content"_L1).toString(), object.value("ttl"_L1).toInt(1), object.value("proxied"_L1).toBool(),
        object.value("comment"_L1).toString()};
}

/// The one record of the name. Several of them are not one thing to point elsewhere.
Result<DnsRecord> onlyRecord(EdgeProvider &edge, const QString &name, const std::stop_token &stop)
{
    const auto records = edge.records(name, stop);
    if (!records)
        return failure(records.error());
    if (records->size() != 1)
        return failure(records->isEmpty() ? ErrorCode::notFound : ErrorCode::refused,
            records->isEmpty() ? u"The zone has no record “%1”."_s.arg(name)
                               : u"“%1” has %2 records."_s.arg(name).arg(records->size()),
            u"Only a name with one record is pointed elsewhere by Holdfast."_s, u"Do the step by hand."_s);
    return records->first();
}

struct Wanted {
    EdgeProvider *edge = nullptr;
    QString name;
    QString to;
};

Result<Wanted> wantedOf(const Recovery &recovery, const Inputs &inputs)
{
    const auto edge = edgeOf(recovery);
    if (!edge)
        return failure(edge.error());
    const auto name = textInput(inputs, "name");
    const auto to = textInput(inputs, "to");
    if (!name || !to)
        return failure(name ? to.error() : name.error());
    return Wanted{*edge, *name, *to};
}

} // namespace

Result<EdgeProvider *> edgeOf(const Recovery &recovery)
{
    if (recovery.edge)
        return recovery.edge;
    return failure(ErrorCode::refused, u"What stands before the service is not set up here."_s,
        u"The plan names no edge provider for this environment, or its key is missing."_s,
        u"Add `integrations.cloudflare` to the environment and store its key, or do the step by hand."_s);
}

QString ExamineNetwork::reads() const { return u"Asks the service from here, and where its name leads."_s; }

Result<Observation> ExamineNetwork::look(const Inputs &inputs, std::stop_token stop)
{
    const auto health = m_recovery.gate.health(healthDeadline, stop);
    const QString answers = !health ? u"no"_s : health->health == Health::up ? u"yes"_s : u"unwell"_s;
    const QString reason =
        health ? u"It says “%1”."_s.arg(health->status) : (health.error().what + u' ' + health.error().why).trimmed();
    QString name = inputs.value("name"_L1).toString();
    if (name.isEmpty())
        name = QUrl(m_recovery.gate.address()).host();
    QString content;
    QString leads = u"Where “%1” leads is not known here."_s.arg(name);
    if (m_recovery.edge) {
        if (const auto record = onlyRecord(*m_recovery.edge, name, stop)) {
            content = record->content;
            leads = u"“%1” leads to %2 (%3, remembered for %4 s)."_s.arg(name, content, record->type).arg(record->ttl);
        }
    }
    Observation observation{Observation::State::finished, {}, {}, {}, {}, {}};
    observation.facts = {{u"answers"_s, answers}, {u"reason"_s, reason}, {u"name"_s, name}, {u"content"_s, content},
        {u"summary"_s, u"From here: %1 %2"_s.arg(reason, leads)}};
    observation.evidence = observation.facts;
    return observation;
}

Result<> PointName::precheck(const Inputs &inputs, std::stop_token stop)
{
    const auto wanted = wantedOf(m_recovery, inputs);
    if (!wanted)
        return failure(wanted.error());
    const auto record = onlyRecord(*wanted->edge, wanted->name, stop);
    return record ? Result<>{} : Result<>{failure(record.error())};
}

Result<Preview> PointName::preview(const StepKey &, const Inputs &inputs, std::stop_token stop)
{
    const auto wanted = wantedOf(m_recovery, inputs);
    if (!wanted)
        return failure(wanted.error());
    const auto before = onlyRecord(*wanted->edge, wanted->name, stop);
    if (!before)
        return failure(before.error());
    DnsRecord after = *before;
    after.content = wanted->to;
    Preview preview{{wanted->edge->describeSetRecord(after)},
        u"“%1” leads to %2 instead of %3."_s.arg(wanted->name, wanted->to, before->content), {},
        {{u"before"_s, write(*before)}}};
    preview.blastRadius << (before->isProxied
            ? u"Visitors move at once: the edge stands in between."_s
            : u"Resolvers remember the old one for up to %1 s; until then visitors are on both sides."_s.arg(
                before->ttl))
                        << u"Only one side may take writes meanwhile."_s;
    return preview;
}

Result<Handle> PointName::begin(const StepKey &key, const Inputs &inputs, std::stop_token stop)
{
    const auto wanted = wantedOf(m_recovery, inputs);
    if (!wanted)
        return failure(wanted.error());
    const QJsonObject before = key.memo.value("before"_L1).toObject();
    DnsRecord after = recordOf(before);
    after.content = wanted->to;
    if (const auto set = wanted->edge->setRecord(after, stop); !set)
        return failure(set.error());
    return Handle{{u"before"_s, before}, {u"name"_s, wanted->name}, {u"to"_s, wanted->to}};
}

Result<std::optional<Handle>> PointName::find(const StepKey &key, const Inputs &inputs, std::stop_token stop)
{
    const auto wanted = wantedOf(m_recovery, inputs);
    if (!wanted)
        return failure(wanted.error());
    const auto record = onlyRecord(*wanted->edge, wanted->name, stop);
    if (!record)
        return failure(record.error());
    if (record->content != wanted->to)
        return std::optional<Handle>();
    return std::optional(
        Handle{{u"before"_s, key.memo.value("before"_L1)}, {u"name"_s, wanted->name}, {u"to"_s, wanted->to}});
}

Result<Undoing> PointName::undo(const Handle &handle, std::stop_token stop)
{
    const auto edge = edgeOf(m_recovery);
    if (!edge)
        return failure(edge.error());
    const DnsRecord before = recordOf(handle.value("before"_L1).toObject());
    if (const auto set = (*edge)->setRecord(before, stop); !set)
        return failure(set.error());
    return Undoing{true, u"“%1” leads to %2 again."_s.arg(before.name, before.content)};
}

Result<> RaiseShield::precheck(const Inputs &, std::stop_token)
{
    const auto edge = edgeOf(m_recovery);
    return edge ? Result<>{} : Result<>{failure(edge.error())};
}

Result<Preview> RaiseShield::preview(const StepKey &, const Inputs &, std::stop_token stop)
{
    const auto edge = edgeOf(m_recovery);
    if (!edge)
        return failure(edge.error());
    const auto before = (*edge)->securityLevel(stop);
    if (!before)
        return failure(before.error());
    return Preview{{(*edge)->describeSetSecurityLevel(underAttack)},
        u"Every visitor must prove to be a browser before the service sees them. Now it is “%1”."_s.arg(*before),
        {u"Programs cannot prove it: interfaces, webhooks and our own probes are refused meanwhile."_s},
        {{u"before"_s, *before}}};
}

Result<Handle> RaiseShield::begin(const StepKey &key, const Inputs &, std::stop_token stop)
{
    const auto edge = edgeOf(m_recovery);
    if (!edge)
        return failure(edge.error());
    if (const auto set = (*edge)->setSecurityLevel(underAttack, stop); !set)
        return failure(set.error());
    return Handle{{u"before"_s, key.memo.value("before"_L1)}};
}

Result<std::optional<Handle>> RaiseShield::find(const StepKey &key, const Inputs &, std::stop_token stop)
{
    const auto edge = edgeOf(m_recovery);
    if (!edge)
        return failure(edge.error());
    const auto level = (*edge)->securityLevel(stop);
    if (!level)
        return failure(level.error());
    return *level == underAttack ? std::optional(Handle{{u"before"_s, key.memo.value("before"_L1)}})
                                 : std::optional<Handle>();
}

Result<Undoing> RaiseShield::undo(const Handle &handle, std::stop_token stop)
{
    const auto edge = edgeOf(m_recovery);
    if (!edge)
        return failure(edge.error());
    const QString before = handle.value("before"_L1).toString();
    if (const auto set = (*edge)->setSecurityLevel(before, stop); !set)
        return failure(set.error());
    return Undoing{true, u"Visitors are treated as before: “%1”."_s.arg(before)};
}

Result<Verdict> NameLeadsTo::run(const Inputs &inputs, std::stop_token stop)
{
    const auto wanted = wantedOf(m_recovery, inputs);
    if (!wanted)
        return failure(wanted.error());
    const auto record = onlyRecord(*wanted->edge, wanted->name, stop);
    if (!record)
        return failure(record.error());
    return Verdict{record->content == wanted->to ? Verdict::Kind::pass : Verdict::Kind::fail,
        u"Read back: “%1” leads to %2."_s.arg(wanted->name, record->content), write(*record), {}};
}

Result<Verdict> IsShielded::run(const Inputs &, std::stop_token stop)
{
    const auto edge = edgeOf(m_recovery);
    if (!edge)
        return failure(edge.error());
    const auto level = (*edge)->securityLevel(stop);
    if (!level)
        return failure(level.error());
    return Verdict{*level == underAttack ? Verdict::Kind::pass : Verdict::Kind::fail,
        u"Read back: the edge is at “%1”."_s.arg(*level), {}, {}};
}

} // namespace holdfast
