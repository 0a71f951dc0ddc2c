// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/readiness/coverage.h"
#include "domain/readiness/readiness.h"
#include "viewmodels/words/rowsmodel.h"

namespace holdfast {

/// What would be there if it happened tonight; what is missing stands first.
class ReadinessModel final : public RowsModel {
    Q_OBJECT

public:
    enum Column { verdictColumn, subjectColumn, foundColumn, nextColumn, columns };

    explicit ReadinessModel(QObject *parent = nullptr);
    void show(const QList<ReadinessCheck> &checks);
};

/// Which scenario was drilled for which component in which quarter.
class CoverageModel final : public RowsModel {
    Q_OBJECT

public:
    explicit CoverageModel(QObject *parent = nullptr);
    void show(const Coverage &coverage);
};

/// The tab of the plan's page that tells whether a recovery could begin.
class ReadinessView final : public QObject {
    Q_OBJECT

public:
    explicit ReadinessView(QObject *parent = nullptr);
    void show(const QList<ReadinessCheck> &checks, const Coverage &coverage, UtcTime at);
    void setLooking(bool looking);
    /// The tab is in view: wants a look when there was none yet.
    void open();

    [[nodiscard]] const QString &summary() const { return m_summary; }
    [[nodiscard]] bool isLooking() const { return m_isLooking; }

    ReadinessModel checks;
    CoverageModel coverage;

Q_SIGNALS:
    void changed();
    /// Somebody wants to know it now.
    void wanted();

private:
    QString m_summary;
    bool m_isLooking = false;
    bool m_isKnown = false;
};

} // namespace holdfast
