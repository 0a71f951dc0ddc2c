// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/secrets/knownsecrets.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace holdfast {

const QList<KnownSecret> &knownSecrets()
{
    static const QList<KnownSecret> all{
        {u"neon"_s, u"Neon"_s, u"branches, recovery and connection strings of the database"_s, {}},
        {u"railway"_s, u"Railway"_s, u"variables and deployments of the service"_s, {}},
        {u"statuspage"_s, u"Statuspage"_s, u"the public status page"_s, {}},
        {u"clerk"_s, u"Clerk"_s, u"users and sessions"_s, {}},
        {u"cloudflare"_s, u"Cloudflare"_s, u"name records and blocked addresses"_s, {}},
        {u"s3"_s, u"object storage"_s, u"files and their backups"_s, u"KEY-ID:SECRET, or KEY-ID:SECRET:SESSION"_s},
        {u"standby"_s, u"standby database server"_s, u"proving backups, and the database when its provider is gone"_s,
            u"postgresql://USER:PASSWORD@HOST/DATABASE of a role that may create databases"_s},
        {u"team"_s, u"the team's PostgreSQL"_s, u"the journal that a team shares"_s,
            u"postgresql://USER:PASSWORD@HOST/DATABASE of a role in holdfast_member"_s},
        {u"slack-webhook"_s, u"Slack"_s, u"messages to one channel"_s, u"the whole address of the webhook"_s},
        {u"slack-bot"_s, u"Slack"_s, u"channels and messages of an incident"_s, {}},
        {u"smtp"_s, u"mail server"_s, u"mail"_s, u"the password of the mail account"_s},
        {u"twilio"_s, u"Twilio"_s, u"text messages"_s, {}},
        {u"pagerduty"_s, u"PagerDuty"_s, u"paging"_s, u"the integration's routing key"_s},
        {u"openai"_s, u"OpenAI"_s, u"forecasts"_s, {}},
        {u"anthropic"_s, u"Anthropic"_s, u"forecasts"_s, {}},
        {u"oanda"_s, u"OANDA"_s, u"exchange rates"_s, {}},
        {u"xe"_s, u"XE"_s, u"exchange rates"_s, {}},
        {u"taxjar"_s, u"TaxJar"_s, u"tax rates"_s, {}},
        {u"avalara"_s, u"Avalara"_s, u"tax rates"_s, {}},
    };
    return all;
}

bool isSecretName(const QString &name)
{
    static const QRegularExpression form(u"\\A[a-z][a-z0-9-]{0,63}\\z"_s);
    return form.match(name).hasMatch();
}

} // namespace holdfast
