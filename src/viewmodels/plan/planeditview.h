// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/plan/finding.h"
#include "viewmodels/plan/planform.h"
#include "viewmodels/words/rowsmodel.h"

namespace holdfast {

/// The plan as the editor needs it.
struct PlanState {
    std::optional<Plan> plan;
    QByteArray revision; ///< of the file that `plan` was read from; empty when the file on disk has errors
    QString folder;
    bool builtIn = false; ///< it came with the program and is never changed
    QString ownFolder; ///< where it can be copied to
};

/// The entries of the plan that change often.
class PlanPlacesModel final : public RowsModel {
    Q_OBJECT

public:
    enum Column { nameColumn, nowColumn, columns };

    explicit PlanPlacesModel(QObject *parent = nullptr);
    /// `unsaved`: the places where something was typed.
    void show(const std::optional<Plan> &plan, const QStringList &unsaved);
};

/// The editor: the chosen entry, what was typed for it, and whether it may be saved. What was typed stays until it is
/// saved or cancelled, whatever happens to the file meanwhile.
class PlanEditView final : public QObject {
    Q_OBJECT

public:
    explicit PlanEditView(QObject *parent = nullptr);

    void show(const PlanState &state);
    /// Decides what “today” is, in UTC.
    void setNow(UtcTime now);

    /// Takes over what was chosen and typed in another one: the window changed its room.
    void continueFrom(const PlanEditView &other);

    void choose(const QString &place);
    [[nodiscard]] const QString &chosen() const { return m_chosen; }
    [[nodiscard]] const PlanForm &form() const { return m_form; }
    /// What the field shows: what was typed, or what the plan says.
    [[nodiscard]] QString input(int field) const;
    void type(int field, const QString &text);
    /// Why what was typed cannot be saved.
    [[nodiscard]] QString problem(int field) const { return m_problems.value(field); }
    /// What else the person must know: somebody changed the same value in the file.
    [[nodiscard]] QString note(int field) const;
    /// All dates of the form become today.
    void setDatesToToday();
    /// What the button says that does so.
    [[nodiscard]] QString todayWords() const;
    [[nodiscard]] bool hasDates() const { return !m_form.dates().isEmpty(); }

    [[nodiscard]] bool isChanged() const { return !m_form.edits(typed()).isEmpty(); }
    [[nodiscard]] bool canSave() const;
    [[nodiscard]] bool canCancel() const { return m_typed.contains(m_chosen) && !m_saving; }
    /// Why nothing can be saved now; empty when it can.
    [[nodiscard]] QString obstacle() const;
    [[nodiscard]] bool canCopy() const { return m_state.builtIn && !m_saving; }

    void save();
    /// Takes the entry out of the plan at the second press; the first one asks.
    void remove();
    [[nodiscard]] bool canRemove() const { return m_form.canBeRemoved() && !m_saving && obstacle().isEmpty(); }
    /// What the button says that does so.
    [[nodiscard]] QString removeWords() const;
    void cancel();
    void copy();
    /// What came of the last request. A saved entry forgets what was typed for it.
    void tell(const Result<> &done);
    [[nodiscard]] const Cell &verdict() const { return m_verdict; }

    PlanPlacesModel places;

Q_SIGNALS:
    void changed();
    /// Other fields than before.
    void formChanged();
    void saveWanted(const QByteArray &revision, const QList<holdfast::PlanEdit> &edits);
    void copyWanted();

private:
    void refresh();
    void forget(const QString &place);
    /// What was typed for the chosen entry, by position of the field as the plan has them now.
    [[nodiscard]] QMap<int, QString> typed() const;
    [[nodiscard]] QString keyOf(int field) const { return m_form.fields().value(field).path.mid(2).join(u'/'); }
    [[nodiscard]] QStringList labels() const;

    PlanState m_state;
    QDate m_today;
    QString m_chosen;
    PlanForm m_form;
    QMap<QString, QMap<QString, QString>> m_typed; ///< by place, by key of the field
    QMap<QString, QMap<QString, QString>> m_seen; ///< what the plan said when the field was first typed into
    QMap<int, QString> m_problems;
    Cell m_verdict;
    QString m_asked; ///< the place that is being saved
    bool m_saving = false;
    bool m_removalAsked = false;
};

} // namespace holdfast
