// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/incidents/incidentdesk.h"
#include "engine/team/teamlink.h"
#include "viewmodels/centre/commandcentre.h"

namespace holdfast {

/// Between the team and its sheet: carries out what the sheet asks for and shows what came of it.
class SharingRoom final : public QObject {
    Q_OBJECT

public:
    struct Parts {
        TeamDesk &desk;
        TeamLink *link; ///< null: this laptop works for itself
        IncidentDesk &incident;
        CommandCentre &centre;
    };
    explicit SharingRoom(const Parts &parts, QObject *parent = nullptr);

private:
    void connectRequests();
    void refresh();
    void setUp(const Secret &connection, const QString &member);
    void join(const Secret &connection, const QString &person);
    void tellError(const Error &error);

    Parts m_parts;
    SharingView &m_view;
};

} // namespace holdfast
