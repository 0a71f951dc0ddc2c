// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QString>
#include <compare>
#include <utility>

namespace holdfast {

/// A text id that cannot be mixed up with an id of another kind.
template <class Tag> class Id {
public:
    Id() = default;
    explicit Id(QString value)
        : m_value(std::move(value))
    { }
    [[nodiscard]] const QString &value() const { return m_value; }
    [[nodiscard]] bool isEmpty() const { return m_value.isEmpty(); }
    friend bool operator==(const Id &, const Id &) = default;
    friend bool operator<(const Id &left, const Id &right) { return left.m_value < right.m_value; }
    friend size_t qHash(const Id &id, size_t seed = 0) { return ::qHash(id.m_value, seed); }

private:
    QString m_value;
};

using IncidentId = Id<struct IncidentTag>;
using ComponentId = Id<struct ComponentTag>;
using ScenarioId = Id<struct ScenarioTag>;
using RunbookId = Id<struct RunbookTag>;
using StepId = Id<struct StepTag>;

} // namespace holdfast
