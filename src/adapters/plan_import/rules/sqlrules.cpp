// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/plan_import/rules/rule.h"

using namespace Qt::StringLiterals;

namespace holdfast::plan_import {

const QList<PatternRule> &sqlRules()
{
    static const QList<PatternRule> rules{
        {u"unknown-column"_s, Severity::failure, Tongue::sql, Within::block,
            u"(?is)\\btablename\\b[^;]*\\bfrom\\s+pg_stat_user_tables\\b"_s, {},
            u"The view has no such column: the query fails at the worst moment."_s,
            u"Queries of the plan are run in every drill."_s},
        {u"ambiguous-column"_s, Severity::failure, Tongue::sql, Within::block,
            u"(?is)[(,\\s]oid\\b[^;]*\\bfrom\\s+pg_class\\s+join\\s+pg_namespace"_s, {},
            u"Both tables have the column: the query fails."_s, u"Queries of the plan are run in every drill."_s},
        {u"size-is-not-damage"_s, Severity::failure, Tongue::sql, Within::block, u"(?is)\\bpg_total_relation_size\\b"_s,
            u"(?i)amcheck|bt_index_check|checksum_failures"_s,
            u"It lists how large tables are, not whether they are damaged."_s,
            u"Damage is found by integrity rules, checksums and amcheck."_s},
        {u"drops-the-only-original"_s, Severity::danger, Tongue::sql, Within::block,
            u"(?is)drop\\s+table\\s+(?:if\\s+exists\\s+)?(\\w+)[^;]*;.*rename\\s+to\\s+\\1"_s, {},
            u"Run twice, it drops the only original."_s, u"Nothing is dropped; old and new stand side by side."_s},
        {u"no-transaction"_s, Severity::danger, Tongue::sql, Within::block,
            u"(?is)\\balter\\s+table\\b.*\\brename\\b"_s, u"(?i)\\bbegin\\b|start\\s+transaction"_s,
            u"The service sees a missing table, and views, keys and grants follow the renamed one."_s,
            u"A recovered table is put in place in one transaction, on a copy."_s},
    };
    return rules;
}

} // namespace holdfast::plan_import
