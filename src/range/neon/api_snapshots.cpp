// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/json.h"
#include "range/neon/api.h"
#include "range/postgres/schema.h"

namespace holdfast::range {

using namespace Qt::StringLiterals;

// The arguments stand in the query; a body is refused, as the real API does it.
Response NeonApi::createSnapshot(Visit &visit)
{
    if (!visit.request.body.isEmpty())
        return fail(415, u"unsupported media type"_s, visit.request);
    const QString text = visit.request.argument(u"timestamp"_s);
    const auto time = parseUtc(text);
    if (!text.isEmpty() && !time)
        return fail(400, u"invalid timestamp"_s, visit.request);
    const auto snapshot = m_project.takeSnapshot(visit.ids[1], visit.request.argument(u"name"_s), time);
    if (!snapshot)
        return fail(snapshot.error(), visit);
    visit.call.effect = true;
    visit.call.effectId = snapshot->id;
    visit.call.marker = snapshot->name;
    return jsonResponse(200, {{u"snapshot"_s, snapshotJson(*snapshot)}, {u"operations"_s, QJsonArray()}});
}

Response NeonApi::listSnapshots(Visit &)
{
    QJsonArray all;
    for (const NeonSnapshot &snapshot : m_project.snapshots())
        all << snapshotJson(snapshot);
    return jsonResponse(200, QJsonObject{{u"snapshots"_s, all}});
}

Response NeonApi::restoreSnapshot(Visit &visit)
{
    JsonReader reader(visit.body, u"body"_s);
    const QString name = reader.optionalString("name").value_or(QString());
    const QString target = reader.optionalString("target_branch_id").value_or(QString());
    if (reader.optionalBoolean("finalize_restore").value_or(false))
        return fail(400, u"restoring in one step is not part of this range"_s, visit.request);
    if (auto ok = reader.check(); !ok)
        return fail(400, ok.error().what, visit.request);
    return begun(m_project.restoreSnapshot(visit.ids[1], name, target, settler(visit.call)), 200, visit, name);
}

Response NeonApi::finalizeRestore(Visit &visit)
{
    const QString name = visit.body.value(u"name"_s).toString();
    const auto done = m_project.finalizeRestore(visit.ids[1], name, settler(visit.call));
    if (!done)
        return fail(done.error(), visit);
    visit.call.effect = true;
    visit.call.worksOn = !done->operationIds.isEmpty();
    visit.call.effectId = visit.ids[1];
    visit.call.marker = name;
    return jsonResponse(200, QJsonObject{{u"operations"_s, operationsJson(done->operationIds)}});
}

Response NeonApi::deleteSnapshot(Visit &visit)
{
    if (!m_project.deleteSnapshot(visit.ids[1]))
        return fail(404, u"snapshot not found"_s, visit.request);
    visit.call.effect = true;
    visit.call.effectId = visit.ids[1];
    return jsonResponse(202, QJsonObject{{u"operations"_s, QJsonArray()}});
}

Response NeonApi::resetPassword(Visit &visit)
{
    const auto done = m_project.resetPassword(visit.ids[1], visit.ids[2]);
    if (!done)
        return fail(done.error(), visit);
    visit.call.effect = true;
    visit.call.effectId = visit.ids[2];
    const NeonBranch &branch = *m_project.branch(visit.ids[1]);
    QJsonObject role = roleJson(visit.ids[2], branch);
    role.insert(u"password"_s, m_project.password(branch, visit.ids[2]));
    return jsonResponse(200, {{u"role"_s, role}, {u"operations"_s, operationsJson(done->operationIds)}});
}

Response NeonApi::revealPassword(Visit &visit)
{
    const NeonBranch &branch = *m_project.branch(visit.ids[1]);
    if (visit.ids[2] != ownerRole && visit.ids[2] != applicationRole)
        return fail(404, u"role not found"_s, visit.request);
    return jsonResponse(200, QJsonObject{{u"password"_s, m_project.password(branch, visit.ids[2])}});
}

} // namespace holdfast::range
