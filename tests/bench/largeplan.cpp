// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/largeplan.h"

namespace holdfast::bench {

namespace {

constexpr int inOneScenario = 100;

QByteArray component(int number)
{
    const QByteArray id = QByteArray::number(number);
    QByteArray text = "  - id: c" + id + "\n    name: Component " + id
        + "\n    impact: low\n    priority: P4\n    rto: 8h\n    rpo: 24h\n";
    // A tree: somewhere in the middle of those before, so that neither order nor nearness helps.
    return text + "    dependsOn: [" + (number == 0 ? QByteArray() : "c" + QByteArray::number(number / 2)) + "]\n";
}

QByteArray scenario(int first, int components)
{
    QByteArray text = "  - id: s" + QByteArray::number(first) + "\n    title: Scenario " + QByteArray::number(first)
        + "\n    symptom: Nothing works.\n    components: [";
    for (int number = first; number < std::min(first + inOneScenario, components); ++number)
        text += (number > first ? ", c" : "c") + QByteArray::number(number);
    return text + "]\n";
}

} // namespace

QByteArray largePlan(int components, bool covered)
{
    QByteArray text = R"(format: 1
name: Large
version: "1"
owner: Ann
approver: Ben
service:
  name: Shop
  database: shop
  ownerRole: owner
  applicationRole: app
  databaseVariable: DATABASE_URL
  maintenanceTable: settings
  maintenanceKey: maintenance
  heartbeatTable: heartbeat
  tables:
    - {name: sales, key: id}
contacts:
  - {role: lead, title: Lead, primary: Ann, secondary: Ben, phone: +44 7700 900001}
escalation:
  - {level: 1, title: First, after: 0m, roles: [lead]}
integrity:
  - {id: some, title: There are some, sql: select 0, expected: 0}
components:
)";
    for (int number = 0; number < components; ++number)
        text += component(number);
    text += "scenarios:\n";
    for (int first = 0; first < (covered ? components : 1); first += inOneScenario)
        text += scenario(first, components);
    return text + "...\n";
}

QByteArray largeRunbook(const QByteArray &id, int steps)
{
    QByteArray text = "id: " + id + "\ntitle: T\nuseWhen: W\nsteps:\n";
    for (int step = 0; step < steps; ++step)
        text += "  - id: s" + QByteArray::number(step)
            + "\n    title: A step\n    purpose: To get on.\n    phase: First\n    action: test.act\n    inputs:\n     "
              " at: "
            + (step == 0 ? QByteArray("now") : QByteArray("${steps.s0.fact}"))
            + "\n    confirmation: press\n    undo: Undone by hand.\n    checks:\n      - kind: test.seen\n        "
              "title: "
              "Seen\n";
    return text + "...\n";
}

} // namespace holdfast::bench
