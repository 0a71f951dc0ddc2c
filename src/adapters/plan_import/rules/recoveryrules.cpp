// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/plan_import/rules/rule.h"

using namespace Qt::StringLiterals;

namespace holdfast::plan_import {

namespace {

QList<PatternRule> copyRules()
{
    return {
        {u"metadata-is-no-backup"_s, Severity::danger, Tongue::shell, Within::function,
            u"(?is)(?:backup\\w*=.*\\.updated_at|\\.updated_at.*backup\\w*=)"_s, {},
            u"The time of the last change of a description is not the time of a backup: renaming makes it fresh."_s,
            u"The recovery point is the newest commit that can be restored, measured."_s},
        {u"branch-by-name"_s, Severity::failure, Tongue::shell, Within::function,
            u"select\\(\\.name\\s*==\\s*\\\\?\"(?:main|production|master)"_s, u"\\.default"_s,
            u"Other projects call it otherwise, and two matches give two lines."_s,
            u"The branch that is marked as the default one is used."_s},
        {u"branch-from-damaged-head"_s, Severity::danger, Tongue::shell, Within::function,
            u"(?s)\\\\?\"parent_id\\\\?\".*branches"_s, u"parent_timestamp|parent_lsn"_s,
            u"The copy begins at the newest state of the damaged branch: it copies the damage."_s,
            u"The copy begins at a chosen moment before the damage."_s},
        {u"branch-without-compute"_s, Severity::failure, Tongue::shell, Within::function,
            u"(?s)-d\\s+\"\\{\\\\?\"name\\\\?\".*?/branches\""_s, u"endpoints"_s,
            u"The body has the wrong shape, and a branch without an endpoint cannot be connected to."_s,
            u"A copy is made with its compute, and a connection to it is the proof."_s},
        {u"answer-thrown-away"_s, Severity::failure, Tongue::shell, Within::function,
            u"^\\s*curl\\s+-X\\s+POST(?:[^\\n]|\\\\\\n)*/(?:branches|restore)"_s, u"=\\$\\(|\\|\\s*jq"_s,
            u"Nobody learns the new id, so no later step can use it."_s,
            u"What an answer says is a fact of the step, and later steps use it."_s},
    };
}

QList<PatternRule> restoreRules()
{
    return {
        {u"restore-to-midnight"_s, Severity::danger, Tongue::shell, Within::function, u"T00:00:00Z"_s, {},
            u"Up to a whole day is lost, whatever the objective says."_s,
            u"The moment is chosen to the second, just before the damage."_s},
        {u"restore-field-names"_s, Severity::failure, Tongue::shell, Within::function,
            u"(?s)\\\\?\"timestamp\\\\?\":.*?/restore"_s, u"source_timestamp"_s,
            u"The provider knows no such field: the call fails."_s,
            u"Requests are built after the provider's own description."_s},
        {u"restore-without-preserve"_s, Severity::danger, Tongue::shell, Within::function,
            u"(?s)-X\\s+POST.*?/restore\\b"_s, u"preserve_under_name"_s,
            u"What was there before is gone: no way back, no evidence."_s,
            u"Nothing is overwritten; the old branch stays under a name of its own."_s},
        {u"nobody-waits-for-the-operation"_s, Severity::failure, Tongue::shell, Within::block,
            u"(?s)-X\\s+POST.*?/projects/[^\\n]*/branches"_s, u"operations|423|wait_for"_s,
            u"The operations run on and lock the project: the next call is refused."_s,
            u"Every operation is followed to its end, and a lock is waited for."_s},
        {u"no-history-check"_s, Severity::failure, Tongue::shell, Within::block, u"(?s)-X\\s+POST.*?/restore\\b"_s,
            u"history_retention|retention"_s, u"The moment may have left the history already: nobody looks."_s,
            u"The history window is measured, and counts down on the screen."_s},
        {u"nobody-fences-the-writers"_s, Severity::failure, Tongue::shell, Within::block,
            u"(?s)-X\\s+POST.*?/restore\\b"_s, u"(?i)maintenance|read.?only|fence|scale\\s+0"_s,
            u"The service goes on writing to the old branch, and those rows vanish."_s,
            u"Writers are fenced before the copy is made."_s},
        {u"loss-is-not-measured"_s, Severity::failure, Tongue::shell, Within::block, u"(?s)-X\\s+POST.*?/restore\\b"_s,
            u"(?i)count\\(|rows.?lost|recovery.?point"_s, u"Nobody knows afterwards what is missing."_s,
            u"Lost rows and the recovery point are measured and stand in the review."_s},
        {u"connection-exported"_s, Severity::weakness, Tongue::shell, Within::function, u"\\bexport\\s+DATABASE_URL="_s,
            {}, u"Every later command of this shell uses it, without saying so."_s,
            u"A connection belongs to the one step that needs it."_s},
    };
}

} // namespace

const QList<PatternRule> &recoveryRules()
{
    static const QList<PatternRule> rules = copyRules() + restoreRules();
    return rules;
}

} // namespace holdfast::plan_import
