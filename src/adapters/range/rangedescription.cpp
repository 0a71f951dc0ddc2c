// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/range/rangedescription.h"

#include "kernel/json.h"

#include <QFile>
#include <QHostAddress>

namespace holdfast {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 longestFile = 64 * 1024;

Error unusable(const QString &why)
{
    return Error{ErrorCode::invalid, u"The description of the practice range cannot be used."_s, why,
        u"Stop the range and start it again; holdfast-range and Holdfast must be of the same version."_s, {}, {},
        false};
}

QUrl address(JsonReader &reader, const char *key)
{
    const QUrl url(reader.string(key), QUrl::StrictMode);
    const QHostAddress host(url.host());
    if (!url.isValid() || url.scheme() != u"http"_s || host.isNull() || !host.isLoopback() || !url.userInfo().isEmpty())
        reader.reject(key, u"an address on this machine"_s);
    return url;
}

Secret secret(JsonReader &reader, const char *key)
{
    const QString text = reader.string(key);
    if (text.isEmpty())
        reader.reject(key, u"a token"_s);
    return Secret(text.toUtf8());
}

QString given(JsonReader &reader, const char *key) { return reader.optionalString(key).value_or(QString()); }

RangeDescription::Neon readNeon(JsonReader &reader)
{
    return {address(reader, "url"), secret(reader, "token"), reader.string("projectId"), reader.string("branchId"),
        given(reader, "databaseName"), given(reader, "roleName"), given(reader, "applicationRoleName")};
}

RangeDescription::Railway readRailway(JsonReader &reader)
{
    return {address(reader, "url"), secret(reader, "token"), reader.string("projectId"), reader.string("environmentId"),
        reader.string("serviceId"), given(reader, "serviceName")};
}

RangeDescription::Statuspage readStatuspage(JsonReader &reader)
{
    return {address(reader, "url"), secret(reader, "token"), reader.string("pageId"), given(reader, "componentId")};
}

/// A range of before the standby has none.
Secret readStandby(const QJsonObject &object)
{
    const QString uri = object.value(u"standby"_s).toObject().value(u"uri"_s).toString();
    const QUrl url(uri, QUrl::StrictMode);
    return QHostAddress(url.host()).isLoopback() ? Secret(uri.toUtf8()) : Secret();
}

RangeDescription::Provider readProvider(JsonReader &reader, const QJsonObject &object)
{
    RangeDescription::Provider provider{address(reader, "url"), {}, {}};
    for (auto member = object.constBegin(); member != object.constEnd(); ++member) {
        if (member.key() != u"url" && member->isString())
            provider.ids.insert(member.key(), member->toString());
    }
    const QJsonObject secrets = reader.optionalObject("secrets").value_or(QJsonObject());
    for (auto member = secrets.constBegin(); member != secrets.constEnd(); ++member) {
        if (!member->isString() || member->toString().isEmpty())
            reader.reject("secrets", u"credentials as texts"_s);
        provider.secrets.insert(member.key(), Secret(member->toString().toUtf8()));
    }
    return provider;
}

Result<QMap<QString, RangeDescription::Provider>> readProviders(const QJsonObject &object)
{
    static const QStringList ownForm{u"neon"_s, u"railway"_s, u"slack"_s, u"statuspage"_s, u"app"_s};
    QMap<QString, RangeDescription::Provider> providers;
    for (auto member = object.constBegin(); member != object.constEnd(); ++member) {
        if (ownForm.contains(member.key()) || !member->toObject().contains(u"url"_s))
            continue;
        JsonReader reader(member->toObject(), member.key());
        providers.insert(member.key(), readProvider(reader, member->toObject()));
        if (const auto ok = reader.check(); !ok)
            return failure(unusable(ok.error().what));
    }
    return providers;
}

} // namespace

Result<RangeDescription> readRangeDescription(const QByteArray &text)
{
    const auto object = parseJsonObject(text);
    if (!object)
        return failure(unusable(object.error().what));
    JsonReader reader(*object);
    if (reader.integer("version") != 1)
        reader.reject("version", u"1"_s);
    JsonReader neon(reader.object("neon"), u"neon"_s);
    JsonReader railway(reader.object("railway"), u"railway"_s);
    JsonReader slack(reader.object("slack"), u"slack"_s);
    JsonReader statuspage(reader.object("statuspage"), u"statuspage"_s);
    JsonReader app(reader.object("app"), u"app"_s);
    RangeDescription description{reader.integer("pid"), address(reader, "control"), readNeon(neon),
        readRailway(railway), Secret(address(slack, "webhook").toEncoded()), readStatuspage(statuspage),
        address(app, "url"), readStandby(*object), {}};
    for (const JsonReader *part : {&reader, &neon, &railway, &slack, &statuspage, &app}) {
        if (const auto ok = part->check(); !ok)
            return failure(unusable(ok.error().what));
    }
    auto providers = readProviders(*object);
    if (!providers)
        return failure(providers.error());
    description.providers = *providers;
    return description;
}

Result<RangeDescription> readRangeFile(const QString &fileName)
{
    QFile file(fileName);
    if (!file.exists())
        return failure(ErrorCode::notFound, u"There is no practice range."_s, u"%1 does not exist."_s.arg(fileName),
            u"Start one with `holdfastctl range start`."_s);
    if (!file.open(QIODevice::ReadOnly) || file.size() > longestFile)
        return failure(ErrorCode::storage, u"The description of the practice range cannot be read."_s,
            u"%1: %2"_s.arg(fileName, file.errorString()), u"Stop the range and start it again."_s);
    return readRangeDescription(file.readAll());
}

} // namespace holdfast
