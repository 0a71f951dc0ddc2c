// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QDate>
#include <QList>
#include <QString>
#include <QStringList>
#include <utility>

namespace holdfast {

/// One thing of a plan that can be typed anew.
struct PlanField {
    Q_DECLARE_TR_FUNCTIONS(holdfast::PlanField)

public:
    enum class Kind { text, longText, phone, email, length, positiveLength, dayOfMonth, timeOfDay, date, choice };

    QStringList path; ///< in the plan file
    QString label; ///< with its key of access: "&Phone"
    Kind kind = Kind::text;
    QString value{}; ///< as the plan says it now; empty when it says nothing
    bool required = true; ///< otherwise an empty text takes the key out of the plan
    QList<std::pair<QString, QString>> choices{}; ///< what is written, and what people read
    QString standard{}; ///< what holds where the plan says nothing

    /// The label without its key of access.
    [[nodiscard]] QString plainLabel() const;
    /// Its key of access in upper case; nothing when it has none.
    [[nodiscard]] QChar accessKey() const;
    /// How it is written, for the tooltip and the screen reader: "15m, 1h30m or 2d".
    [[nodiscard]] QString hint() const;
    /// Why this cannot stand in the plan, in plain words; empty when it can.
    [[nodiscard]] QString problem(const QString &typed, QDate today) const;

    friend bool operator==(const PlanField &, const PlanField &) = default;
};

} // namespace holdfast
