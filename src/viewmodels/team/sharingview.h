// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/team/teamdesk.h"
#include "engine/team/teamstate.h"
#include "viewmodels/words/rowsmodel.h"

namespace holdfast {

/// Who else shares this journal, and what they do. The key of a row is the laptop's id.
class ColleaguesModel final : public RowsModel {
    Q_OBJECT

public:
    enum Column { personColumn, doingColumn, seenColumn, columns };

    explicit ColleaguesModel(QObject *parent = nullptr);
    void show(const QList<Colleague> &colleagues);
};

/// The shared journal: how this laptop stands with its team, and how it joins one. It is shown states and hands
/// requests on.
class SharingView final : public QObject {
    Q_OBJECT

public:
    explicit SharingView(QObject *parent = nullptr)
        : QObject(parent)
    { }

    void show(const std::optional<Membership> &membership, const std::optional<TeamState> &state);
    /// What came of the last request.
    void tell(const Cell &outcome);
    /// What would be executed; stays until the next request.
    void showSetup(const TeamSetup &setup);

    [[nodiscard]] bool isMember() const { return m_membership.has_value(); }
    /// Joined or left just now: it begins when Holdfast is opened again.
    [[nodiscard]] bool beginsLater() const;
    /// "Together with the team at …", with its shape and tone; `tip` says why and what next.
    [[nodiscard]] Cell state() const;
    [[nodiscard]] bool canSeek() const;
    [[nodiscard]] const Cell &outcome() const { return m_outcome; }
    [[nodiscard]] QString setupText() const;
    /// What must be typed before it is executed; empty: there is nothing to execute.
    [[nodiscard]] QString setupTarget() const;

    ColleaguesModel colleagues;

Q_SIGNALS:
    void changed();
    void inspectWanted(const holdfast::Secret &connection, const QString &member);
    void setUpWanted(const holdfast::Secret &connection, const QString &member);
    void joinWanted(const holdfast::Secret &connection, const QString &person);
    void leaveWanted();
    void seekWanted();
    /// A person decides that this laptop acts although another one may.
    void actAloneWanted(const QString &reason);

private:
    std::optional<Membership> m_membership;
    std::optional<TeamState> m_state;
    std::optional<TeamSetup> m_setup;
    Cell m_outcome;
};

} // namespace holdfast
