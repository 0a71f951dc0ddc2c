// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "adapters/plan_import/markdown/codetext.h"
#include "domain/plan/importreport.h"
#include "domain/plan/plan.h"

#include <QMap>
#include <QSet>

namespace holdfast::plan_import {

/// What has been read so far. `plan` begins as the built-in plan; every part that the document has replaces the
/// built-in one and is noted in `origins`.
struct Draft {
    Plan plan;
    QMap<QString, QString> origins; ///< by key of plan.yaml: where it comes from, for its comment
    QSet<qsizetype> read; ///< positions of the blocks that were understood
    QMap<QString, QString> titles; ///< of roles, as the document writes them
    ImportReport report;

    /// The block became this part of the plan.
    void took(const Document &document, qsizetype block, const QString &part, const QString &what);
    /// A row or item that could not be used.
    void left(const Document &document, qsizetype block, int line, const QString &why);
};

// One function for each part; each leaves the draft alone where the document says nothing about it.
void readNames(const Document &document, Draft &draft); ///< name, owner, approver, maintenance
void readComponents(const Document &document, Draft &draft);
void readScenarios(const Document &document, Draft &draft); ///< after the components
void readContacts(const Document &document, Draft &draft);
void readEscalation(const Document &document, Draft &draft); ///< after the contacts
void readVendors(const Document &document, Draft &draft);
void readAudiences(const Document &document, Draft &draft); ///< and templates
void readMinimumService(const Document &document, Draft &draft);
void readProviders(const Document &document, Draft &draft);
void readDrills(const Document &document, Draft &draft);
void readKpis(const Document &document, Draft &draft);

/// Makes every name that one part uses exist in another.
void tie(Draft &draft);

} // namespace holdfast::plan_import
