// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/plan/plan.h"
#include "domain/plan/planedit.h"
#include "viewmodels/plan/planfield.h"

#include <QMap>

namespace holdfast {

/// What of one entry of the plan can be typed anew: an objective, a contact, a level, a template, a drill, an upkeep.
/// The place `contacts/+` is an entry that does not exist yet; so are `components/+` and `drills/+`.
class PlanForm final {
    Q_DECLARE_TR_FUNCTIONS(holdfast::PlanForm)

public:
    PlanForm() = default;
    /// `place` is the path of the entry, joined: `components/application`. Without such an entry there are no fields.
    PlanForm(const Plan &plan, const QString &place);

    [[nodiscard]] const QString &title() const { return m_title; }
    [[nodiscard]] const QList<PlanField> &fields() const { return m_fields; }
    /// By position: why what was typed cannot stand in the plan. `typed` by position, only where it was.
    [[nodiscard]] QMap<int, QString> problems(const QMap<int, QString> &typed, QDate today) const;
    /// What must be done to the file so that it says what was typed.
    [[nodiscard]] QList<PlanEdit> edits(const QMap<int, QString> &typed) const;
    /// An entry that is to be added.
    [[nodiscard]] bool isNew() const { return m_place.value(1) == u"+"; }
    /// The entry may be taken out of the plan.
    [[nodiscard]] bool canBeRemoved() const { return m_removable && !isNew(); }
    /// Takes the entry out of the file.
    [[nodiscard]] PlanEdit removal() const { return RemovePlace{m_place}; }
    /// The dates that "proven today" or "held today" sets, by position of the field.
    [[nodiscard]] QList<int> dates() const;

private:
    void add(const QString &key, const QString &label, PlanField::Kind kind, const QString &value, bool required);
    void addChoice(const QString &key, const QString &label, const QString &value,
        const QList<std::pair<QString, QString>> &choices, bool required);
    void readEntry(const Plan &plan);
    void readUpkeepOf(const Maintenance &maintenance);
    void readComponent(const Component &component);
    void readContact(const Contact &contact);
    void readLevel(const EscalationLevel &level, const Plan &plan);
    void readTemplate(const MessageTemplate &text);
    void readDrill(const DrillSchedule &drill, const Plan &plan);
    void readUpkeep(const QString &name, const std::optional<Upkeep> &upkeep);
    [[nodiscard]] QString after(const QString &key, const QMap<int, QString> &typed) const;
    [[nodiscard]] int position(const QString &key) const;
    [[nodiscard]] QMap<int, QString> contactProblems(const QMap<int, QString> &typed) const;
    /// Who is called at a level from now on, and who no longer.
    [[nodiscard]] QList<PlanEdit> callEdits(const QMap<int, QString> &typed) const;
    /// The new entry as it is written, with a short name of its own made from what it is called.
    [[nodiscard]] PlanEdit addition(const QMap<int, QString> &typed) const;

    QStringList m_place;
    QString m_title;
    QList<PlanField> m_fields;
    QStringList m_taken; ///< short names that a new entry cannot have
    bool m_vacant = false; ///< a contact that names nobody
    bool m_removable = false;
};

} // namespace holdfast
