// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "adapters/plan_import/markdown/codetext.h"
#include "domain/plan/importreport.h"

namespace holdfast::plan_import {

/// How far a pattern looks.
enum class Within { function, block };

/// How a mistake looks in code: a pattern, and what would make it harmless. Both are looked for in the same part.
struct PatternRule {
    QString id;
    ImportMistake::Severity severity = ImportMistake::Severity::weakness;
    Tongue tongue = Tongue::shell;
    Within within = Within::function;
    QString must; ///< `.` does not match a line's end unless (?s) says so
    QString unless; ///< empty: nothing makes it harmless
    QString consequence;
    QString instead;
};

using Severity = ImportMistake::Severity;

[[nodiscard]] const QList<PatternRule> &shellRules(); ///< backups, deployments, credentials
[[nodiscard]] const QList<PatternRule> &recoveryRules(); ///< requests to the database's provider
[[nodiscard]] const QList<PatternRule> &scriptRules(); ///< failover, files, third parties
[[nodiscard]] const QList<PatternRule> &responseRules(); ///< security, communications, minimum service
[[nodiscard]] const QList<PatternRule> &sqlRules();

/// Every pattern of every list against every piece of code.
[[nodiscard]] QList<ImportMistake> patternMistakes(const QList<Code> &codes);
/// What one pattern cannot see: names that are never set, functions that do not exist, drills that meet.
[[nodiscard]] QList<ImportMistake> codeMistakes(const QList<Code> &codes);
/// What the tables and lists say, and how they contradict each other.
[[nodiscard]] QList<ImportMistake> planMistakes(const Document &document);

/// All of them, by line.
[[nodiscard]] QList<ImportMistake> mistakesOf(const Document &document);

} // namespace holdfast::plan_import
