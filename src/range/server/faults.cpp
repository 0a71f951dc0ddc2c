// SPDX-License-Identifier: GPL-3.0-or-later
#include "range/server/faults.h"

#include "kernel/json.h"

namespace holdfast::range {

using namespace Qt::StringLiterals;

namespace {

Result<> oneOf(const QString &key, const QString &value, const QStringList &allowed)
{
    if (allowed.contains(value))
        return {};
    return failure(ErrorCode::invalid, u"%1 \"%2\" is unknown; allowed: %3"_s.arg(key, value, allowed.join(u", "_s)));
}

} // namespace

Result<QString> FaultBook::add(const QJsonObject &body)
{
    JsonReader reader(body, u"fault"_s);
    reader.refuseOthers({"provider", "route", "kind", "when", "times", "seconds", "status"});
    Fault fault{{}, reader.string("provider"), reader.string("route"), reader.string("kind"), reader.string("when"),
        reader.optionalInteger("times").value_or(1), reader.optionalNumber("seconds").value_or(1),
        int(reader.optionalInteger("status").value_or(503)), false};
    if (auto ok = reader.check(); !ok)
        return failure(ok.error());
    if (auto ok = checkNames(fault); !ok)
        return failure(ok.error());
    if (fault.left < 1 || fault.seconds < 0 || fault.seconds > 3600 || fault.status < 400 || fault.status > 599)
        return failure(ErrorCode::invalid, u"times is at least 1, seconds 0 to 3600, status 400 to 599"_s);
    if (reader.has("status") != (fault.kind == u"status"))
        return failure(ErrorCode::invalid, u"status is required with the kind \"status\" and unknown with others"_s);
    if (reader.has("seconds") && fault.kind != u"delay" && fault.kind != u"status")
        return failure(ErrorCode::invalid, u"seconds is known with the kinds delay and status (Retry-After) only"_s);
    fault.id = u"f%1-%2-%3"_s.arg(QString::number(++m_last), fault.kind, fault.when);
    m_faults << fault;
    return fault.id;
}

Result<> FaultBook::checkNames(const Fault &fault) const
{
    if (auto ok = oneOf(u"provider"_s, fault.provider, m_routes.keys()); !ok)
        return ok;
    if (auto ok = oneOf(u"route"_s, fault.route, m_routes.value(fault.provider)); !ok)
        return ok;
    if (auto ok = oneOf(u"kind"_s, fault.kind,
            {u"delay"_s, u"hold"_s, u"status"_s, u"close"_s, u"reset"_s, u"garbage"_s, u"truncate"_s});
        !ok)
        return ok;
    return oneOf(u"when"_s, fault.when, {u"before"_s, u"after"_s});
}

std::optional<Fault> FaultBook::take(const QString &provider, const QString &route, const QString &when)
{
    for (Fault &fault : m_faults) {
        if (fault.left > 0 && fault.provider == provider && fault.route == route && fault.when == when) {
            --fault.left;
            return fault;
        }
    }
    return {};
}

void FaultBook::hold(const QString &id, std::function<void()> go)
{
    for (const Fault &fault : std::as_const(m_faults)) {
        if (fault.id == id && fault.released)
            return go();
    }
    m_held.insert(id, std::move(go));
}

bool FaultBook::release(const QString &id)
{
    bool isKnown = false;
    for (Fault &fault : m_faults) {
        if (fault.id == id) {
            fault.released = true;
            isKnown = true;
        }
    }
    const auto held = m_held.values(id);
    m_held.remove(id);
    for (const auto &go : held)
        go();
    return isKnown;
}

void FaultBook::clear()
{
    m_faults.clear();
    const auto held = std::exchange(m_held, {});
    for (const auto &go : held)
        go();
}

} // namespace holdfast::range
