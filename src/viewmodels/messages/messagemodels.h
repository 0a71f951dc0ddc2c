// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/communications/messagedesk.h"
#include "viewmodels/words/rowsmodel.h"

namespace holdfast {

/// What the page of messages shows at one instant. Values only.
struct MessagesPicture {
    UtcTime now;
    std::optional<Plan> plan;
    Incident incident;
    QList<CadenceDue> cadence;
    QMap<QString, ReadDraft> drafts; ///< by message id

    [[nodiscard]] const Audience *audience(const QString &id) const;
    /// As people know the audience; a call of the escalation is its own name.
    [[nodiscard]] QString titleOf(const Message &message) const;
};

/// Who is due to hear, when, and what; the most pressing looks so.
class AudiencesModel final : public RowsModel {
    Q_OBJECT

public:
    enum Column { audienceColumn, sideColumn, lastColumn, dueColumn, textColumn, columns };
    explicit AudiencesModel(QObject *parent = nullptr);
    void show(const MessagesPicture &picture);
    [[nodiscard]] static QString occasionTitle(const QString &occasion);
};

/// Every message and every delivery of it, the newest message first.
class DeliveriesModel final : public RowsModel {
    Q_OBJECT

public:
    enum Column { messageColumn, toColumn, wayColumn, stateColumn, whyColumn, columns };
    explicit DeliveriesModel(QObject *parent = nullptr);
    void show(const MessagesPicture &picture);
};

} // namespace holdfast
