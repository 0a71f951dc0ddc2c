// SPDX-License-Identifier: GPL-3.0-or-later
#include "plansupport.h"
#include "support/runner.h"

using namespace Qt::StringLiterals;

namespace holdfast::test {

namespace {

/// One change of the small plan and what must be said about it.
struct PlanMistake {
    const char *name;
    const char *from;
    const char *to;
    const char *wanted; ///< `line:column rule`, several separated by `, `
    const char *message; ///< part of the first message
};

constexpr PlanMistake planMistakes[]{
    {"no format", "format: 1\n", "", "1:1 missing", "The plan needs `format`: a whole number."},
    {"another format", "format: 1\n", "format: 2\n", "1:9 format", "the only one that this version of Holdfast reads"},
    {"format quoted", "format: 1\n", "format: \"1\"\n", "1:9 type", "without quotation marks"},
    {"no name", "name: Small\n", "", "1:1 missing", "needs `name`"},
    {"name empty", "name: Small", "name:", "2:6 empty", "`name` must be a text, but is empty."},
    {"name null", "name: Small", "name: null", "2:7 empty", "is empty"},
    {"name tilde", "name: Small", "name: ~", "2:7 empty", "is empty"},
    {"name blank", "name: Small", "name: '  '", "2:7 empty", "is empty"},
    {"name a list", "name: Small", "name: [a]", "2:7 type", "but is a list"},
    {"name a mapping", "name: Small", "name: {a: b}", "2:7 type", "but is a mapping"},
    {"bad date", "owner: Ann", "lastUpdated: 23.11.2026\nowner: Ann", "4:14 date", "“23.11.2026”"},
    {"impossible date", "owner: Ann", "lastUpdated: 2026-02-30\nowner: Ann", "4:14 date", "such as `2026-11-23`"},
    {"unknown key", "owner: Ann", "ownr: Ann", "1:1 missing, 4:1 unknown-key", "needs `owner`"},
    {"unknown key, nothing near", "owner: Ann", "owner: Ann\nzzzzzz: 1", "5:1 unknown-key", "Known here: format, name"},
    {"key in other case", "    dependsOn: [", "    depends_on: [", "33:5 unknown-key", "Did you mean `dependsOn`?"},
    {"key with upper case", "    rto: 2h", "    RTO: 2h", "28:5 missing, 32:5 unknown-key", "needs `rto`"},
    {"swapped letters", "    symptom: N", "    sypmtom: N", "35:5 missing, 37:5 unknown-key", "needs `symptom`"},
    {"service a text", "service:\n  name: Shop\n", "service: Shop\nservice2:\n  name: Shop\n",
        "6:10 type, 7:1 unknown-key", "`service` must be a mapping"},
    {"service lacks a role", "  ownerRole: owner\n", "", "7:3 missing", "The service needs `ownerRole`"},
    {"tables empty", "  tables:\n    - name: sales\n      key: id\n", "  tables: []\n", "15:11 empty",
        "`tables` must have at least one item."},
    {"table without key", "    - name: sales\n      key: id\n", "    - name: sales\n", "16:7 missing", "needs `key`"},
    {"table twice", "      key: id\n", "      key: id\n    - name: sales\n      key: id\n", "18:13 duplicate",
        "in line 16"},
    {"components a text", "components:\n", "components: none\nmore:\n", "18:13 type, 19:1 unknown-key",
        "must be a list"},
    {"no rto", "    rto: 1h\n", "", "19:5 missing", "A component needs `rto`: a duration such as `15m` or `1h30m`."},
    {"rto a word", "    rto: 1h\n", "    rto: fifteen\n", "23:10 duration",
        "`rto` must be a duration such as `15m` or `1h30m`, but is “fifteen”."},
    {"rto without unit", "    rto: 1h\n", "    rto: 60\n", "23:10 duration", "but is “60”."},
    {"rto negative", "    rto: 1h\n", "    rto: -1h\n", "23:10 duration", "“-1h”"},
    {"rto with a blank", "    rto: 1h\n", "    rto: 1 h\n", "23:10 duration", "“1 h”"},
    {"rto too large", "    rto: 1h\n", "    rto: 99999999999999999999h\n", "23:10 duration", "“9999"},
    {"rto zero", "    rto: 1h\n", "    rto: 0s\n", "23:10 duration", "longer than nothing"},
    {"rto a list", "    rto: 1h\n", "    rto: [1h]\n", "23:10 type", "but is a list"},
    {"rpo empty", "    rpo: 15m\n", "    rpo:\n", "24:9 empty", "Write it, or remove the key."},
    {"impact misspelt", "impact: critical", "impact: critcal", "21:13 enum", "Did you mean `critical`?"},
    {"impact in upper case", "impact: critical", "impact: CRITICAL", "21:13 enum", "Did you mean `critical`?"},
    {"impact unknown", "impact: critical", "impact: yes", "21:13 enum",
        "`impact` must be one of `critical`, `high`, `medium`, `low`, but is “yes”."},
    {"priority unknown", "priority: P1", "priority: P5", "22:15 enum", "`P1`, `P2`, `P3`, `P4`"},
    {"id with a blank", "- id: some", "- id: so me", "55:9 id", "lower-case letters"},
    {"id in upper case", "- id: some", "- id: Some", "55:9 id", "“Some”"},
    {"probe unknown", "kind: postgres", "kind: postgers", "26:13 kind", "There is no probe “postgers”. Did you mean"},
    {"probe a text", "    probe:\n      kind: postgres\n      interval: 2s\n", "    probe: postgres\n", "25:12 type",
        "must be a mapping"},
    {"probe interval zero", "interval: 2s", "interval: 0s", "27:17 duration", "longer than nothing"},
    {"probe too often", "interval: 2s", "interval: 500ms", "27:17 setting", "from 1s to 60s"},
    {"probe of this laptop in an environment", "kind: postgres", "kind: plan-offline\n      environment: practice",
        "27:20 setting", "looks from this laptop"},
    {"probe without its address", "kind: postgres", "kind: http\n      contains: x", "26:7 missing", "`url`"},
    {"probe with a stray key", "interval: 2s", "interval: 2s\n      query: up", "28:7 unknown-key", "query"},
    {"probe of an open address", "kind: postgres", "kind: http\n      url: http://example.com/\n      contains: x",
        "27:12 setting", "begins with `https://`"},
    {"probe that a sign-in page would please", "kind: postgres", "kind: http\n      url: /api/health", "26:7 setting",
        "needs `json` or `contains`"},
    {"probe with a wrong status", "kind: postgres", "kind: http\n      url: /\n      contains: x\n      status: 20",
        "29:15 setting", "an HTTP status"},
    {"probe with a wrong port", "kind: postgres", "kind: tcp\n      host: a.example\n      port: 70000",
        "28:13 setting", "a port from 1 to 65535"},
    {"resolver by its name", "kind: postgres", "kind: dns\n      host: example.com\n      resolvers: [dns.example.com]",
        "28:18 setting", "a numeric address"},
    {"file store with a word for versions", "kind: postgres", "kind: object-storage\n      versioning: on",
        "27:19 setting", "`enabled`, or left out"},
    {"file store with a length that is none", "kind: postgres", "kind: object-storage\n      newestWithin: a day",
        "27:21 setting", "a length of time"},
    {"status page of nobody", "kind: postgres", "kind: vendor-status", "26:7 missing", "`vendor`"},
    {"probe elsewhere", "kind: postgres", "kind: postgres\n      environment: mars", "27:20 reference",
        "There is no environment “mars”"},
    {"witness by name", "components:\n", "witnesses:\n  - {kind: address, address: gw.example, port: 1}\ncomponents:\n",
        "19:30 setting", "must be numeric"},
    {"witness behind https", "components:\n",
        "witnesses:\n  - {kind: page, page: 'https://a.example/', contains: a}\ncomponents:\n", "19:24 setting",
        "begin with `http://`"},
    {"component id twice", "  - id: shop", "  - id: database", "28:9 duplicate, 33:17 cycle",
        "The component id “database” is taken already, in line 19."},
    {"key twice", "    rto: 1h\n", "    rto: 1h\n    rto: 2h\n", "24:5 duplicate",
        "The key “rto” stands here a second time; the first is in line 23."},
    {"depends on nobody", "dependsOn: [database]", "dependsOn: [databse]", "33:17 reference",
        "There is no component “databse”. Did you mean `database`?"},
    {"depends twice", "dependsOn: [database]", "dependsOn: [database, database]", "33:27 duplicate", "in line 33"},
    {"depends on a list", "dependsOn: [database]", "dependsOn: [[database]]", "33:17 type", "component id"},
    {"depends on nothing", "dependsOn: [database]", "dependsOn: [~]", "33:17 empty", "this is empty"},
    {"cycle of two", "    rpo: 15m\n", "    rpo: 15m\n    dependsOn: [shop]\n", "34:17 cycle",
        "in a circle: database → shop → database."},
    {"cycle of one", "    rpo: 15m\n", "    rpo: 15m\n    dependsOn: [database]\n", "25:17 cycle",
        "database → database"},
    {"scenario id twice", "contacts:\n", "  - {id: loss, title: A, symptom: B, components: [shop]}\ncontacts:\n",
        "40:10 duplicate", "in line 35"},
    {"scenario of nobody", "components: [database]\n", "components: [data]\n", "38:18 reference",
        "no component “data”"},
    {"scenario without components", "components: [database]\n", "components: []\n", "38:17 empty", "at least one"},
    {"runbook missing", "runbook: restore", "runbook: restor", "39:14 reference",
        "There is no runbook “restor”: it would be the file of that name in `runbooks`. Did you mean `restore`?"},
    {"contact unreachable", "    phone: +44 7700 900001\n", "", "41:5 missing",
        "`phone` or `email`, or `vacant: true`"},
    {"contact vacant but named", "    title: Lead\n", "    title: Lead\n    vacant: true\n", "43:13 vacant",
        "is not vacant"},
    {"vacant yes", "    title: Lead\n", "    title: Lead\n    vacant: yes\n", "43:13 enum", "one of `true`, `false`"},
    {"role twice", "escalation:\n", "  - {role: lead, title: B, vacant: true}\nescalation:\n", "45:12 duplicate",
        "The role “lead” is taken already, in line 41."},
    {"role without contact", "      - lead\n", "      - leed\n", "51:9 reference", "so nobody can be called"},
    {"condition unknown", "onlyIf: data-breach", "onlyIf: databreach", "53:17 enum", "Did you mean `data-breach`?"},
    {"level a word", "level: 1", "level: one", "46:12 type", "must be a whole number"},
    {"level zero", "level: 1", "level: 0", "46:12 type", "from 1 to 99"},
    {"level twice", "integrity:\n", "  - {level: 1, title: B, after: 1h, roles: [lead]}\nintegrity:\n",
        "54:13 duplicate", "The level “1”"},
    {"level ends before it begins", "until: 30m", "until: 0m", "49:12 duration", "later than `after` (0s)"},
    {"level without roles", "    roles:\n      - lead\n      - role: lead\n        onlyIf: data-breach\n",
        "    roles: []\n", "50:12 empty", "at least one"},
    {"rule id twice", "    expected: 0\n", "    expected: 0\n  - {id: some, title: A, sql: B, expected: 0}\n",
        "59:10 duplicate", "in line 55"},
    {"expected a fraction", "expected: 0", "expected: 0.5", "58:15 type", "whole number"},
    {"expected too large", "expected: 0", "expected: 9223372036854775808", "58:15 type", "whole number"},
    {"environment of no kind", "components:\n", "environments: [{id: live, name: Live, kind: prod}]\ncomponents:\n",
        "18:45 enum", "one of `production`, `test`, `development`, `backup`"},
    {"environment called practice", "components:\n",
        "environments: [{id: practice, name: A, kind: test}]\ncomponents:\n", "18:21 duplicate", "always there"},
    {"environment without TLS", "components:\n",
        "environments: [{id: live, name: A, kind: test, address: 'http://a.example'}]\ncomponents:\n", "18:57 address",
        "https://app.example.com"},
    {"integration unknown", "components:\n",
        "environments: [{id: live, name: A, kind: test, integrations: {neno: {project: x}}}]\ncomponents:\n",
        "18:63 unknown-key", "Did you mean `neon`?"},
    {"integration without its project", "components:\n",
        "environments: [{id: live, name: A, kind: test, integrations: {neon: {branch: x}}}]\ncomponents:\n",
        "18:69 missing", "Neon needs `project`"},
    {"audience inside on the public page", "components:\n",
        "audiences: [{id: us, title: A, side: internal, channels: [status-page], cadence: 15m}]\ncomponents:\n",
        "18:58 side", "everybody reads it"},
    {"channel unknown", "components:\n",
        "audiences: [{id: us, title: A, side: internal, channels: [slak], cadence: 15m}]\ncomponents:\n", "18:59 enum",
        "Did you mean `slack`?"},
    {"availability over a hundred", "components:\n",
        "minimumService: {endpoints: [/], targets: {availability: 101}}\ncomponents:\n", "18:58 type", "from 0 to 100"},
    {"drill on production", "components:\n",
        "environments: [{id: live, name: A, kind: production}]\ndrills: [{id: d, title: A, every: month, day: 1, at: "
        "02:00, environment: live}]\ncomponents:\n",
        "19:74 production", "never runs on production"},
    {"drill nowhere", "components:\n",
        "drills: [{id: d, title: A, every: month, day: 1, at: 02:00, environment: practise}]\ncomponents:\n",
        "18:74 reference", "Did you mean `practice`?"},
    {"drill at no time", "components:\n",
        "drills: [{id: d, title: A, every: month, day: 1, at: 2am, environment: practice}]\ncomponents:\n",
        "18:54 time", "such as `02:00`"},
    {"secondary's number without a name", "    title: Lead\n", "    title: Lead\n    secondaryPhone: '1'\n",
        "41:5 missing", "the person's name"},
    {"components items are texts", "  - id: shop\n    name: Shop\n    impact: high\n", "  - shop\n  - impact: high\n",
        "28:5 type, 29:5 missing, 29:5 missing", "A component must be a mapping"},
};

} // namespace

class BadPlansTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nothingWrong()
    {
        const PlanReading reading = readBoth(smallPlan(), smallRunbook());
        QCOMPARE(listed(reading), QString());
        QVERIFY(reading.plan);
        QCOMPARE(reading.plan->version, u"1.0"_s);
        QCOMPARE(reading.plan->components[0].probes.value(0).deadline, Duration(std::chrono::seconds{3}));
        QVERIFY(!reading.plan->components[1].rpo);
    }

    void oneMistake_data()
    {
        QTest::addColumn<int>("index");
        for (int index = 0; index < int(std::size(planMistakes)); ++index)
            QTest::newRow(planMistakes[index].name) << index;
    }

    void oneMistake()
    {
        QFETCH(int, index);
        const PlanMistake &row = planMistakes[index];
        const PlanReading reading = readBoth(changed(smallPlan(), row.from, row.to), smallRunbook());
        QVERIFY(found(reading, u"plan.yaml"_s, QString::fromLatin1(row.wanted)));
        QVERIFY2(reading.findings[0].message.contains(QString::fromUtf8(row.message)), qUtf8Printable(listed(reading)));
        const bool onlyWarnings = reading.findings[0].severity == Finding::Severity::warning;
        QCOMPARE(reading.plan.has_value(), onlyWarnings);
    }

    void allMistakesAtOnce()
    {
        QByteArray text = changed(smallPlan(), "rto: 1h", "rto: soon");
        text = changed(text, "impact: high", "impact: higher");
        const PlanReading reading = readBoth(text, changed(smallRunbook(), "undo: Undone by hand.", "undoo: x"));
        QCOMPARE(reading.findings.size(), 4); // the misspelt key is missing as well
    }

    void findingsAreSortedByFileAndLine()
    {
        QByteArray text = changed(smallPlan(), "dependsOn: [database]", "dependsOn: [nobody]");
        text = changed(text, "expected: 0", "expected: x");
        const PlanReading reading = readBoth(text, changed(smallRunbook(), "count: 3", "count: ${a}"));
        QStringList places;
        for (const Finding &finding : reading.findings)
            places.append(u"%1:%2"_s.arg(finding.file).arg(finding.line));
        QCOMPARE(places, QStringList({u"plan.yaml:33"_s, u"plan.yaml:58"_s, u"runbooks/restore.yaml:29"_s}));
    }

    void columnsCountCharacters()
    {
        const QByteArray text = changed(smallPlan(), "components: [database]", "components: [\"Dätenbänk\", nobody]");
        QVERIFY(found(readBoth(text, smallRunbook()), u"plan.yaml"_s, u"38:18 reference, 38:31 reference"_s));
    }

    void whatAStrangerWroteStaysOnItsLine()
    {
        const QByteArray forged = "\"x\\nplan.yaml:1:1: error: all is well\"";
        QByteArray text = changed(smallPlan(), "impact: critical", "impact: " + forged);
        text = changed(text, "dependsOn: [database]", "dependsOn: [" + forged + "]");
        text = changed(text, "- id: database", "- id: " + forged);
        text = changed(text, "owner: Ann", "owner: Ann\n" + forged + ": x");
        const QString all = listed(readBoth(text, smallRunbook()));
        QVERIFY(all.contains("x\\nplan.yaml"_L1));
        QVERIFY2(!all.contains("\nplan.yaml:1:1"_L1), qUtf8Printable(all));
    }

    void mistakesAreBounded()
    {
        QByteArray keys;
        for (int number = 0; number < 200'000; ++number)
            keys += "k" + QByteArray::number(number) + ": x\n";
        const PlanReading reading = readBoth(changed(smallPlan(), "format: 1\n", "format: 1\n" + keys), smallRunbook());
        QCOMPARE(reading.findings.size(), 1000);
        QVERIFY(!reading.plan);
    }
};

HF_TEST(BadPlansTest)

} // namespace holdfast::test

#include "tst_badplans.moc"
