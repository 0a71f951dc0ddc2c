// SPDX-License-Identifier: GPL-3.0-or-later
#include "actions/security/addressblock.h"

#include "actions/network/edgeactions.h"

#include <QStringList>
#include <algorithm>
#include <arpa/inet.h>
#include <optional>

namespace holdfast {

using namespace Qt::StringLiterals;

namespace {

Result<std::optional<BlockRule>> ruleOf(EdgeProvider &edge, const QString &address, const std::stop_token &stop)
{
    const auto rules = edge.blocks(stop);
    if (!rules)
        return failure(rules.error());
    const auto found =
        std::find_if(rules->begin(), rules->end(), [&address](const BlockRule &rule) { return rule.value == address; });
    return found == rules->end() ? std::optional<BlockRule>() : std::optional(*found);
}

/// A range of addresses; a single one is a range as well.
struct AddressRange {
    QByteArray bytes; ///< 4 or 16 of them
    int prefix = 0;

    [[nodiscard]] bool isV6() const { return bytes.size() == int(sizeof(in6_addr)); }
    [[nodiscard]] bool contains(const AddressRange &other) const
    {
        if (bytes.size() != other.bytes.size() || other.prefix < prefix)
            return false;
        for (int bit = 0; bit < prefix; ++bit) {
            const int mask = 0x80 >> (bit % 8);
            if ((bytes[bit / 8] ^ other.bytes[bit / 8]) & mask)
                return false;
        }
        return true;
    }
};

std::optional<AddressRange> rangeOf(const QString &text)
{
    const QString address = text.section(u'/', 0, 0);
    const int family = address.contains(u':') ? AF_INET6 : AF_INET;
    AddressRange range{QByteArray(family == AF_INET6 ? int(sizeof(in6_addr)) : int(sizeof(in_addr)), '\0'), 0};
    if (inet_pton(family, address.toLatin1().constData(), range.bytes.data()) != 1)
        return std::nullopt;
    const int whole = int(range.bytes.size()) * 8;
    bool isNumber = true;
    range.prefix = text.contains(u'/') ? text.section(u'/', 1).toInt(&isNumber) : whole;
    return isNumber && range.prefix >= 0 && range.prefix <= whole ? std::optional(range) : std::nullopt;
}

} // namespace

QString mustNotBlock(const QString &address, const QString &own)
{
    const auto range = rangeOf(address);
    if (!range)
        return u"“%1” is not an address or a range of addresses."_s.arg(address);
    const int narrowest = range->isV6() ? 32 : 16;
    if (range->prefix < narrowest)
        return u"The range is so wide that it keeps customers out: /%1 at least is wanted."_s.arg(narrowest);
    static const QStringList inner{u"127.0.0.0/8"_s, u"10.0.0.0/8"_s, u"172.16.0.0/12"_s, u"192.168.0.0/16"_s,
        u"169.254.0.0/16"_s, u"::1"_s, u"fc00::/7"_s, u"fe80::/10"_s};
    if (std::any_of(inner.begin(), inner.end(), [&](const QString &one) { return rangeOf(one)->contains(*range); }))
        return u"This address is not one of the internet; blocking it at the edge does nothing."_s;
    const auto mine = rangeOf(own);
    if (!mine)
        return u"Say from which address you work yourself: you must not lock yourself out."_s;
    return range->contains(*mine) ? u"Your own address is inside: you would lock yourself out."_s : QString();
}

Result<> BlockAddress::precheck(const Inputs &inputs, std::stop_token)
{
    const QString barred = mustNotBlock(inputs.value("address"_L1).toString(), inputs.value("own"_L1).toString());
    if (!barred.isEmpty())
        return failure(ErrorCode::invalid, u"This address is not blocked."_s, barred, u"Give another address."_s);
    const auto edge = edgeOf(m_recovery);
    return edge ? Result<>{} : Result<>{failure(edge.error())};
}

Result<Preview> BlockAddress::preview(const StepKey &key, const Inputs &inputs, std::stop_token stop)
{
    const auto edge = edgeOf(m_recovery);
    if (!edge)
        return failure(edge.error());
    const QString address = inputs.value("address"_L1).toString();
    const auto zone = (*edge)->zoneName(stop);
    if (!zone)
        return failure(zone.error());
    return Preview{{(*edge)->describeBlock(address, key.marker())},
        u"Nobody at %1 reaches %2 any more."_s.arg(address, *zone),
        {u"Customers behind the same address are kept out as well."_s, u"Your own address is not inside."_s}, {}};
}

Result<Handle> BlockAddress::begin(const StepKey &key, const Inputs &inputs, std::stop_token stop)
{
    const auto edge = edgeOf(m_recovery);
    if (!edge)
        return failure(edge.error());
    const QString address = inputs.value("address"_L1).toString();
    const auto rule = (*edge)->block(address, key.marker(), stop);
    if (rule)
        return Handle{{u"rule"_s, rule->id}, {u"address"_s, address}};
    if (rule.error().code != ErrorCode::conflict)
        return failure(rule.error());
    const auto found = find(key, inputs, stop);
    return found && *found ? Result<Handle>(**found) : Result<Handle>(failure(rule.error()));
}

Result<std::optional<Handle>> BlockAddress::find(const StepKey &, const Inputs &inputs, std::stop_token stop)
{
    const auto edge = edgeOf(m_recovery);
    if (!edge)
        return failure(edge.error());
    const QString address = inputs.value("address"_L1).toString();
    const auto rule = ruleOf(**edge, address, stop);
    if (!rule)
        return failure(rule.error());
    return *rule ? std::optional(Handle{{u"rule"_s, (*rule)->id}, {u"address"_s, address}}) : std::optional<Handle>();
}

Result<Undoing> BlockAddress::undo(const Handle &handle, std::stop_token stop)
{
    const auto edge = edgeOf(m_recovery);
    if (!edge)
        return failure(edge.error());
    if (auto gone = (*edge)->unblock(handle.value("rule"_L1).toString(), stop); !gone)
        return failure(gone.error());
    return Undoing{true, u"%1 is let in again."_s.arg(handle.value("address"_L1).toString())};
}

Result<Verdict> AddressBlocked::run(const Inputs &inputs, std::stop_token stop)
{
    const auto edge = edgeOf(m_recovery);
    if (!edge)
        return failure(edge.error());
    const QString address = inputs.value("address"_L1).toString();
    const auto rule = ruleOf(**edge, address, stop);
    if (!rule)
        return failure(rule.error());
    return Verdict{*rule ? Verdict::Kind::pass : Verdict::Kind::fail,
        (*rule ? u"Read back: %1 is kept out."_s : u"Read back: %1 is not kept out."_s).arg(address), {}, {}};
}

} // namespace holdfast
