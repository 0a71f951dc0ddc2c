// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/plan_files/parts/part.h"

using namespace Qt::StringLiterals;

namespace holdfast::plan_files {

namespace {

const QString practiceName = u"practice"_s; ///< the range's, and no environment's

Integration readIntegration(const Node &node, const IntegrationKind &kind, FindingList &findings)
{
    Fields fields(node, kind.title, findings);
    Integration integration{kind.name, {}, {}};
    integration.settings = settings(fields, kind.required, kind.optional);
    if (kind.hasSecret) {
        const QString secret = fields.id("secret"_L1, Need::optional);
        integration.secret = secret.isEmpty() ? kind.name : secret;
    }
    fields.finish();
    return integration;
}

QUrl readAddress(Fields &fields, FindingList &findings)
{
    const QString text = fields.text("address"_L1, Need::optional);
    const QUrl url(text, QUrl::StrictMode);
    const bool isGood =
        url.isValid() && url.scheme() == u"https"_s && !url.host().isEmpty() && url.userInfo().isEmpty();
    if (!text.isEmpty() && !isGood)
        findings.error(fields.place("address"_L1), "address"_L1,
            u"`address` must be like `https://app.example.com`, without a user name, but is %1."_s.arg(quoted(text)));
    return isGood ? url : QUrl();
}

Environment readEnvironment(const Node &node, const Reading &reading, Names &ids)
{
    Fields fields(node, u"An environment"_s, reading.findings);
    Environment environment;
    environment.id = fields.id("id"_L1);
    environment.name = fields.text("name"_L1);
    const auto kind =
        fields.choice("kind"_L1, {u"production"_s, u"test"_s, u"development"_s, u"backup"_s}, Need::required);
    environment.kind = EnvironmentKind(kind.value_or(0));
    environment.address = readAddress(fields, reading.findings);
    if (const Node *all = fields.mapping("integrations"_L1, Need::optional)) {
        Fields integrations(*all, u"`integrations`"_s, reading.findings);
        for (const IntegrationKind &one : integrationKinds()) {
            const QByteArray name = one.name.toLatin1();
            if (const Node *found = integrations.mapping(QLatin1StringView(name), Need::optional))
                environment.integrations.insert(one.name, readIntegration(*found, one, reading.findings));
        }
        integrations.finish();
    }
    fields.finish();
    if (environment.id == practiceName)
        reading.findings.error(fields.place("id"_L1), "duplicate"_L1,
            u"The environment `practice` is the practice range, which is always there. Choose another id."_s);
    ids.add(environment.id, fields.place("id"_L1));
    return environment;
}

} // namespace

void readEnvironments(Fields &plan, const Reading &reading)
{
    Names ids(u"environment id"_s, reading.findings);
    for (const Node &node : plan.list("environments"_L1, Need::optional))
        reading.plan.environments.append(readEnvironment(node, reading, ids));
}

} // namespace holdfast::plan_files
