// SPDX-License-Identifier: GPL-3.0-or-later
#include "actions/repair/repairrows.h"

namespace holdfast {

using namespace Qt::StringLiterals;

namespace {

const QString onlyMissing = u"missing"_s;
const QString alsoChangedOnes = u"missing-and-changed"_s;

/// The live database and the copy, both as the owner of the tables.
struct Sides {
    Session live;
    Session copy;
};

Result<Sides> sidesOf(const Recovery &recovery, const Inputs &inputs, const std::stop_token &stop)
{
    const auto live = textInput(inputs, "live");
    const auto branch = textInput(inputs, "branch");
    if (!live || !branch)
        return failure(live ? branch.error() : live.error());
    auto here = openBranch(recovery, *live, recovery.service.ownerRole, stop);
    if (!here)
        return failure(here.error());
    auto there = openBranch(recovery, *branch, recovery.service.ownerRole, stop);
    if (!there)
        return failure(there.error());
    return Sides{std::move(*here), std::move(*there)};
}

struct Sum {
    qint64 missing = 0;
    qint64 changed = 0;
    qint64 newer = 0;
};

Sum sumOf(const QList<TableDifference> &all)
{
    Sum sum;
    for (const TableDifference &one : all) {
        sum.missing += one.missing.size();
        sum.changed += one.changed.size();
        sum.newer += one.newer;
    }
    return sum;
}

bool takesChanged(const Inputs &inputs) { return inputs.value(u"scope"_s).toString() == alsoChangedOnes; }

QString summaryOf(const QList<TableDifference> &all)
{
    const QStringList lines = differenceLines(all);
    return lines.isEmpty() ? u"Nothing that the copy has is missing or different."_s : lines.join(u"; "_s) + u'.';
}

} // namespace

QString CompareRows::reads() const
{
    return u"Compares every row of the plan's tables between the live database and the copy, by key and digest."_s;
}

Result<Observation> CompareRows::look(const Inputs &inputs, std::stop_token stop)
{
    const auto sides = sidesOf(m_recovery, inputs, stop);
    if (!sides)
        return failure(sides.error());
    const auto all = differences(m_recovery, *sides->live, *sides->copy, stop);
    if (!all)
        return failure(all.error());
    const Sum sum = sumOf(*all);
    const QJsonObject facts{{u"missing"_s, sum.missing}, {u"changed"_s, sum.changed}, {u"newer"_s, sum.newer},
        {u"scope"_s, sum.missing > 0 ? onlyMissing : alsoChangedOnes}, {u"summary"_s, summaryOf(*all)}};
    return Observation{Observation::State::finished, {}, {}, facts, facts, {}};
}

Result<> RepairRows::precheck(const Inputs &inputs, std::stop_token)
{
    const auto scope = textInput(inputs, "scope");
    if (!scope)
        return failure(scope.error());
    if (*scope != onlyMissing && *scope != alsoChangedOnes)
        return failure(ErrorCode::invalid, u"“%1” does not say which rows are put back."_s.arg(*scope), {},
            u"Choose “%1” or “%2”."_s.arg(onlyMissing, alsoChangedOnes));
    return {};
}

Result<Preview> RepairRows::preview(const StepKey &, const Inputs &inputs, std::stop_token stop)
{
    const auto sides = sidesOf(m_recovery, inputs, stop);
    if (!sides)
        return failure(sides.error());
    const auto all = differences(m_recovery, *sides->live, *sides->copy, stop);
    if (!all)
        return failure(all.error());
    const auto statements = RepairTransaction::statements(*all, takesChanged(inputs));
    if (!statements)
        return failure(statements.error());
    const Sum sum = sumOf(*all);
    QStringList radius = differenceLines(*all);
    radius << u"%1 newer rows stay as they are."_s.arg(sum.newer);
    if (takesChanged(inputs))
        radius
            << u"Changed rows get the values of the copy. If a customer changed one rightly since, that change is lost "
               u"from the table; it is kept in holdfast.repaired_rows."_s;
    else if (sum.changed > 0)
        radius << u"%1 rows with another content stay as they are now; what the copy says is put into "
                  u"holdfast.conflicts, for a person to decide."_s.arg(sum.changed);
    radius << u"Everything happens in one transaction: all of it, or nothing."_s;
    return Preview{{RequestPreview{u"sql"_s, {}, sides->live->target(), {}, statements->join(u";\n"_s)}},
        takesChanged(inputs)
            ? u"%1 rows are put back and %2 get their former values."_s.arg(sum.missing).arg(sum.changed)
            : u"%1 rows are put back."_s.arg(sum.missing),
        radius, {{u"missing"_s, sum.missing}, {u"changed"_s, sum.changed}}};
}

Result<Handle> RepairRows::begin(const StepKey &key, const Inputs &inputs, std::stop_token stop)
{
    const auto sides = sidesOf(m_recovery, inputs, stop);
    if (!sides)
        return failure(sides.error());
    const auto all = differences(m_recovery, *sides->live, *sides->copy, stop);
    if (!all)
        return failure(all.error());
    const Sum sum = sumOf(*all);
    if (sum.missing != key.memo.value(u"missing"_s).toInteger()
        || sum.changed != key.memo.value(u"changed"_s).toInteger())
        return failure(ErrorCode::conflict, u"The data is no longer as it was shown, so nothing was changed."_s,
            summaryOf(*all), u"Look at it again and confirm it anew."_s);
    const auto done = RepairTransaction(*sides->live, key.marker(), stop).run(*sides->copy, *all, takesChanged(inputs));
    if (!done)
        return failure(done.error());
    return Handle{{u"marker"_s, key.marker()}, {u"live"_s, inputs.value(u"live"_s)}, {u"inserted"_s, done->inserted},
        {u"restored"_s, done->restored}};
}

Result<std::optional<Handle>> RepairRows::find(const StepKey &key, const Inputs &inputs, std::stop_token stop)
{
    const auto live = textInput(inputs, "live");
    if (!live)
        return failure(live.error());
    const auto session = openBranch(m_recovery, *live, m_recovery.service.ownerRole, stop);
    if (!session)
        return failure(session.error());
    const auto entry = RepairTransaction(**session, key.marker(), stop).entry();
    if (!entry)
        return failure(entry.error());
    if (!*entry)
        return std::optional<Handle>{};
    return std::optional<Handle>{Handle{{u"marker"_s, key.marker()}, {u"live"_s, *live},
        {u"inserted"_s, (*entry)->inserted}, {u"restored"_s, (*entry)->restored}}};
}

Result<Observation> RepairRows::observe(const Handle &handle, std::stop_token stop)
{
    const auto session = openBranch(m_recovery, handle.value(u"live"_s).toString(), m_recovery.service.ownerRole, stop);
    if (!session)
        return failure(session.error());
    const auto unsettled = scalar(**session, u"select count(*)::text from holdfast.conflicts where marker = $1"_s,
        {handle.value(u"marker"_s).toString()}, stop);
    if (!unsettled)
        return failure(unsettled.error());
    const QJsonObject facts{{u"inserted"_s, handle.value(u"inserted"_s)}, {u"restored"_s, handle.value(u"restored"_s)},
        {u"unsettled"_s, unsettled->toLongLong()}};
    return Observation{Observation::State::finished, {}, {}, facts, facts, {}};
}

Result<Undoing> RepairRows::undo(const Handle &handle, std::stop_token stop)
{
    const auto session = openBranch(m_recovery, handle.value(u"live"_s).toString(), m_recovery.service.ownerRole, stop);
    if (!session)
        return failure(session.error());
    const auto done =
        RepairTransaction(**session, handle.value(u"marker"_s).toString(), stop).takeBack(m_recovery.service.tables);
    if (!done)
        return failure(done.error());
    return Undoing{true,
        u"%1 rows were taken out again and %2 have the values from before the repair."_s.arg(done->inserted)
            .arg(done->restored)};
}

Result<Verdict> RowsRepaired::run(const Inputs &inputs, std::stop_token stop)
{
    const auto sides = sidesOf(m_recovery, inputs, stop);
    if (!sides)
        return failure(sides.error());
    const auto all = differences(m_recovery, *sides->live, *sides->copy, stop);
    if (!all)
        return failure(all.error());
    const Sum sum = sumOf(*all);
    const bool good = sum.missing == 0 && (sum.changed == 0 || !takesChanged(inputs));
    return Verdict{good ? Verdict::Kind::pass : Verdict::Kind::fail,
        good ? u"Every row of the copy is in the live database%1."_s.arg(
            takesChanged(inputs) ? u", with the same values"_s : QString())
             : summaryOf(*all),
        {{u"missing"_s, sum.missing}, {u"changed"_s, sum.changed}, {u"newer"_s, sum.newer}}, {}};
}

Result<Verdict> RowsDiffer::run(const Inputs &inputs, std::stop_token)
{
    const qint64 missing = inputs.value(u"missing"_s).toInteger();
    const qint64 changed = inputs.value(u"changed"_s).toInteger();
    if (missing + changed == 0)
        return Verdict{Verdict::Kind::fail,
            u"No row is missing and none differs from the copy. Choose an earlier moment, or look for another cause."_s,
            {}, {}};
    return Verdict{Verdict::Kind::pass, u"%1 rows are missing and %2 differ."_s.arg(missing).arg(changed), {}, {}};
}

} // namespace holdfast
