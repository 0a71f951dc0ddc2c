// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/personkeys/knownpersons.h"

#include "adapters/personkeys/minisignformat.h"
#include "domain/approval/approval.h"
#include "kernel/json.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace holdfast {

namespace {

tl::unexpected<Error> damagedList(const QString &why)
{
    return failure(ErrorCode::tampered, u"The list of known persons is damaged."_s, why,
        u"Bring persons.json back from a backup, or move it away and trust every person again."_s);
}

Result<KnownPerson> personFromJson(const QJsonObject &object)
{
    JsonReader reader(object, u"persons"_s);
    KnownPerson person{reader.string("name"), reader.string("role"), reader.string("keyId"), reader.string("publicKey"),
        reader.utc("since")};
    reader.refuseOthers({"name", "role", "keyId", "publicKey", "since"});
    if (auto ok = reader.check(); !ok)
        return damagedList(ok.error().what);
    const auto key = minisign::readPublicKey(person.publicKey.toLatin1());
    if (!isPersonName(person.name) || !key || minisign::idText(key->id) != person.keyId)
        return damagedList(u"The entry of “%1” does not fit together."_s.arg(person.name));
    return person;
}

} // namespace

Result<QList<KnownPerson>> knownFromText(const QByteArray &text)
{
    const auto object = parseJsonObject(text);
    if (!object)
        return damagedList(object.error().what);
    JsonReader reader(*object);
    if (reader.integer("version") != 1)
        reader.reject("version", u"1"_s);
    QList<KnownPerson> persons;
    for (const QJsonObject &one : reader.objects("persons")) {
        const auto person = personFromJson(one);
        if (!person)
            return failure(person.error());
        auto more = withPerson(persons, *person);
        if (!more || more->size() == persons.size())
            return damagedList(u"“%1” stands in it twice."_s.arg(person->name));
        persons = *more;
    }
    if (auto ok = reader.check(); !ok)
        return damagedList(ok.error().what);
    return persons;
}

QByteArray knownToText(const QList<KnownPerson> &persons)
{
    QJsonArray all;
    for (const KnownPerson &one : persons)
        all << QJsonObject{{u"name"_s, one.name}, {u"role"_s, one.role}, {u"keyId"_s, one.keyId},
            {u"publicKey"_s, one.publicKey}, {u"since"_s, formatUtc(one.since)}};
    return canonicalJson({{u"version"_s, 1}, {u"persons"_s, all}}) + '\n';
}

Result<QList<KnownPerson>> withPerson(QList<KnownPerson> persons, const KnownPerson &added)
{
    for (KnownPerson &one : persons) {
        const bool sameKey = one.publicKey == added.publicKey;
        if (one.name == added.name && sameKey) {
            if (!added.role.isEmpty())
                one.role = added.role;
            return persons;
        }
        if (one.name == added.name)
            return failure(ErrorCode::conflict,
                u"“%1” is known with another key, %2, since %3."_s.arg(
                    one.name, one.keyId, formatUtcSeconds(one.since)),
                u"Somebody may be pretending to be this person."_s,
                u"Ask the person by voice whether the key has changed. If so: holdfastctl person forget %1, then trust the new one."_s
                    .arg(one.name));
        if (sameKey || one.keyId == added.keyId)
            return failure(ErrorCode::conflict, u"This key is known already as the key of “%1”."_s.arg(one.name),
                u"One key is one person: two names with it would count as one."_s);
    }
    persons << added;
    std::sort(persons.begin(), persons.end(),
        [](const KnownPerson &left, const KnownPerson &right) { return left.name < right.name; });
    return persons;
}

} // namespace holdfast
