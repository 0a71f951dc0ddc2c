// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/http/apireply.h"
#include "adapters/providers/thirdparty/services.h"

namespace holdfast::thirdparty {

using namespace Qt::StringLiterals;

namespace {

const QString taxjarTitle = u"TaxJar"_s;
const QString avalaraTitle = u"Avalara"_s;

HttpRequest toTaxjar(HttpRequest request, const ThirdPartyConfig &config)
{
    request.authorizationScheme = "Bearer";
    request.authorization = config.token;
    return request;
}

Error taxjarError(const HttpRequest &request, const HttpReply &reply)
{
    const QJsonObject body = parseJsonObject(reply.body).value_or(QJsonObject());
    return refusal(request, reply, body.value(u"error"_s).toString(), body.value(u"detail"_s).toString());
}

Result<CanarySample> readCategories(const HttpRequest &request, const HttpReply &reply)
{
    return readGood(request, reply, taxjarError, [](JsonReader &body) {
        return CanarySample{
            u"TaxJar accepts the key and lists %1 categories."_s.arg(body.objects("categories").size()), {}, {}};
    });
}

Result<CanarySample> readTax(const HttpRequest &request, const HttpReply &reply)
{
    return readGood(request, reply, taxjarError, [](JsonReader &body) {
        JsonReader tax(body.object("tax"), u"tax"_s);
        const double amount = tax.number("amount_to_collect");
        const double rate = tax.number("rate");
        if (const auto ok = tax.check(); !ok || amount < 0 || rate < 0 || rate > 1)
            body.reject("tax", u"an amount to collect and a rate between 0 and 1"_s);
        return CanarySample{
            u"On 100 USD in the sample address: %1 USD (%2 %)."_s.arg(amount).arg(rate * 100), amount, {}};
    });
}

HttpRequest toAvalara(HttpRequest request, const ThirdPartyConfig &config)
{
    request.authorizationScheme = "Basic";
    request.authorization = basic(config);
    request.headers << qMakePair(QByteArray("X-Avalara-Client"), QByteArray("Holdfast; 1; Holdfast; 1; desktop"));
    return request;
}

Error avalaraError(const HttpRequest &request, const HttpReply &reply)
{
    const QJsonObject error = parseJsonObject(reply.body).value_or(QJsonObject()).value(u"error"_s).toObject();
    return refusal(request, reply, error.value(u"code"_s).toString(), error.value(u"message"_s).toString());
}

// The ping answers 200 to a wrong key, too: `authenticated` tells.
Result<CanarySample> readPing(const HttpRequest &request, const HttpReply &reply)
{
    const auto authenticated =
        readGood(request, reply, avalaraError, [](JsonReader &body) { return body.boolean("authenticated"); });
    if (!authenticated)
        return failure(authenticated.error());
    if (!*authenticated)
        return failure(ErrorCode::unauthorised, u"Avalara refused the credentials."_s,
            u"It answered, but says that the key is not good."_s,
            u"Store a valid key; those of the sandbox and of production are not the same."_s);
    return CanarySample{u"Avalara answers and accepts the key."_s, {}, {}};
}

Result<CanarySample> readOrder(const HttpRequest &request, const HttpReply &reply)
{
    return readGood(request, reply, avalaraError, [](JsonReader &body) {
        const double tax = body.number("totalTax");
        return CanarySample{u"On 100 USD in the sample address: %1 USD."_s.arg(tax), tax, {}};
    });
}

QJsonObject sampleAddress()
{
    return {{u"line1"_s, u"1 Dr Carlton B Goodlett Pl"_s}, {u"city"_s, u"San Francisco"_s}, {u"region"_s, u"CA"_s},
        {u"country"_s, u"US"_s}, {u"postalCode"_s, u"94102"_s}};
}

} // namespace

Service taxjar()
{
    return {u"taxjar"_s, taxjarTitle, u"tax"_s, u"https://api.taxjar.com/v2"_s,
        [](const ThirdPartyConfig &config) {
            return toTaxjar(base(config, taxjarTitle, u"listCategories"_s, {u"categories"_s}), config);
        },
        readCategories,
        [](const ThirdPartyConfig &config) {
            const HttpRequest request = base(config, taxjarTitle, u"taxForOrder"_s, {u"taxes"_s});
            return toTaxjar(posted(request,
                                {{u"from_country"_s, u"US"_s}, {u"from_zip"_s, u"94102"_s}, {u"from_state"_s, u"CA"_s},
                                    {u"to_country"_s, u"US"_s}, {u"to_zip"_s, u"94102"_s}, {u"to_state"_s, u"CA"_s},
                                    {u"amount"_s, 100}, {u"shipping"_s, 0}}),
                config);
        },
        readTax};
}

Service avalara()
{
    return {u"avalara"_s, avalaraTitle, u"tax"_s, u"https://rest.avatax.com"_s,
        [](const ThirdPartyConfig &config) {
            return toAvalara(
                base(config, avalaraTitle, u"Ping"_s, {u"api"_s, u"v2"_s, u"utilities"_s, u"ping"_s}), config);
        },
        readPing,
        [](const ThirdPartyConfig &config) {
            const HttpRequest request =
                base(config, avalaraTitle, u"CreateTransaction"_s, {u"api"_s, u"v2"_s, u"transactions"_s, u"create"_s});
            // A sales order is an estimate; an invoice would be kept.
            return toAvalara(
                posted(request,
                    {{u"type"_s, u"SalesOrder"_s}, {u"customerCode"_s, u"HOLDFAST-CANARY"_s},
                        {u"date"_s, u"2026-01-15"_s}, {u"currencyCode"_s, u"USD"_s},
                        {u"addresses"_s, QJsonObject{{u"singleLocation"_s, sampleAddress()}}},
                        {u"lines"_s,
                            QJsonArray{QJsonObject{{u"number"_s, u"1"_s}, {u"quantity"_s, 1}, {u"amount"_s, 100}}}}}),
                config);
        },
        readOrder};
}

} // namespace holdfast::thirdparty
