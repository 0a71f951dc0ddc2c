// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "adapters/plan_files/planfiles.h"
#include "interfaces/documentstore.h"
#include "interfaces/planwriter.h"

#include <QCoreApplication>

namespace holdfast {

/// Changes plan folders. What it writes was read again before, by the reader that it is given.
class PlanFileWriter final : public PlanWriter {
    Q_DECLARE_TR_FUNCTIONS(holdfast::PlanFileWriter)

public:
    PlanFileWriter(const PlanFiles &reader, DocumentStore &documents);

    [[nodiscard]] Result<> save(
        const QString &folder, const QByteArray &revision, const QList<PlanEdit> &edits) const override;
    [[nodiscard]] Result<> copy(const QString &from, const QString &to) const override;

private:
    [[nodiscard]] Result<> checkPlan(const QMap<QString, QByteArray> &before, const QByteArray &after) const;

    const PlanFiles &m_reader;
    DocumentStore &m_documents;
};

} // namespace holdfast
