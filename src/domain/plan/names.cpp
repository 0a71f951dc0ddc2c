// SPDX-License-Identifier: GPL-3.0-or-later
// The words of the plan's enumerations and closed lists, as they stand in files and on the screen, and its ids.
#include "domain/plan/importreport.h"
#include "domain/plan/plan.h"
#include "domain/plan/planid.h"

#include <QRegularExpression>
#include <utility>

using namespace Qt::StringLiterals;

namespace holdfast {

namespace {

constexpr qsizetype longestId = 64;

} // namespace

QString impactName(Impact impact)
{
    switch (impact) {
    case Impact::critical:
        return u"critical"_s;
    case Impact::high:
        return u"high"_s;
    case Impact::medium:
        return u"medium"_s;
    case Impact::low:
        break;
    }
    return u"low"_s;
}

QString priorityName(Priority priority) { return u"P%1"_s.arg(int(priority) + 1); }

QString environmentKindName(EnvironmentKind kind)
{
    switch (kind) {
    case EnvironmentKind::production:
        return u"production"_s;
    case EnvironmentKind::test:
        return u"test"_s;
    case EnvironmentKind::development:
        return u"development"_s;
    case EnvironmentKind::backup:
        break;
    }
    return u"backup"_s;
}

QString severityName(ImportMistake::Severity severity)
{
    switch (severity) {
    case ImportMistake::Severity::danger:
        return u"danger"_s;
    case ImportMistake::Severity::failure:
        return u"failure"_s;
    case ImportMistake::Severity::weakness:
        break;
    }
    return u"weakness"_s;
}

QString sideName(Side side) { return side == Side::internal ? u"internal"_s : u"external"_s; }

QString cycleName(Cycle cycle)
{
    switch (cycle) {
    case Cycle::monthly:
        return u"month"_s;
    case Cycle::quarterly:
        return u"quarter"_s;
    case Cycle::annual:
        break;
    }
    return u"year"_s;
}

const QStringList &contactChannels()
{
    static const QStringList channels{u"phone"_s, u"email"_s, u"sms"_s, u"slack"_s, u"pager"_s};
    return channels;
}

const QStringList &escalationConditions()
{
    static const QStringList conditions{
        u"security-incident"_s, u"data-breach"_s, u"public-company"_s, u"public-incident"_s};
    return conditions;
}

const QStringList &messageChannels()
{
    static const QStringList channels{u"email"_s, u"slack"_s, u"sms"_s, u"pager"_s, u"status-page"_s};
    return channels;
}

const QStringList &evidenceKinds()
{
    static const QStringList kinds{
        u"database"_s, u"logs"_s, u"application"_s, u"accounts"_s, u"deployments"_s, u"messages"_s};
    return kinds;
}

const QStringList &kpiMeasures()
{
    static const QStringList measures{
        u"recovery-time"_s, u"data-loss"_s, u"availability"_s, u"users-affected"_s, u"first-customer-message"_s};
    return measures;
}

const QList<IntegrationKind> &integrationKinds()
{
    static const QList<IntegrationKind> kinds{
        {u"neon"_s, u"Neon"_s, {u"project"_s}, {u"branch"_s, u"organisation"_s}},
        {u"railway"_s, u"Railway"_s, {u"project"_s, u"environment"_s, u"service"_s}, {u"token"_s}},
        {u"clerk"_s, u"Clerk"_s, {}, {u"instance"_s}},
        {u"cloudflare"_s, u"Cloudflare"_s, {u"zone"_s}, {u"account"_s, u"record"_s, u"pool"_s}},
        {u"s3"_s, u"object storage"_s, {u"endpoint"_s, u"region"_s, u"bucket"_s}, {u"style"_s, u"backup"_s}},
        {u"standby"_s, u"standby database server"_s, {}, {}},
        {u"slack-webhook"_s, u"Slack webhook"_s, {}, {}},
        {u"slack-bot"_s, u"Slack"_s, {u"channel"_s}, {}},
        {u"smtp"_s, u"mail server"_s, {u"host"_s, u"from"_s}, {u"port"_s, u"security"_s, u"user"_s}},
        {u"statuspage"_s, u"Statuspage"_s, {u"page"_s}, {u"components"_s}},
        {u"twilio"_s, u"Twilio"_s, {u"account"_s, u"from"_s}, {}},
        {u"pagerduty"_s, u"PagerDuty"_s, {}, {}},
        {u"openai"_s, u"OpenAI"_s, {}, {u"model"_s}},
        {u"anthropic"_s, u"Anthropic"_s, {}, {u"model"_s}},
        {u"ecb"_s, u"ECB"_s, {}, {}, false},
        {u"oanda"_s, u"OANDA"_s, {}, {}},
        {u"xe"_s, u"XE"_s, {u"account"_s}, {}},
        {u"taxjar"_s, u"TaxJar"_s, {}, {}},
        {u"avalara"_s, u"Avalara"_s, {u"account"_s}, {}},
    };
    return kinds;
}

bool isPlanId(const QString &text)
{
    static const QRegularExpression form(u"\\A[a-z][a-z0-9-]{0,63}\\z"_s);
    return form.match(text).hasMatch();
}

QString planIdFrom(const QString &name)
{
    QString spelt = name.toLower();
    for (const auto &[letter, letters] : {std::pair{u"ä"_s, u"ae"_s}, std::pair{u"ö"_s, u"oe"_s},
             std::pair{u"ü"_s, u"ue"_s}, std::pair{u"ß"_s, u"ss"_s}})
        spelt.replace(letter, letters);
    QString id;
    for (const QChar c : spelt.normalized(QString::NormalizationForm_KD)) {
        if ((c >= u'a' && c <= u'z') || (c.isDigit() && c.unicode() < 128 && !id.isEmpty()))
            id += c;
        else if (c.category() != QChar::Mark_NonSpacing && !id.isEmpty() && !id.endsWith(u'-'))
            id += u'-';
    }
    id.truncate(longestId);
    while (id.endsWith(u'-'))
        id.chop(1);
    return id;
}

} // namespace holdfast
