// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewmodels/messages/messagesview.h"

#include <QTimer>

namespace holdfast {

/// Between the desk of messages and its page.
class MessageRoom final : public QObject {
    Q_OBJECT

public:
    struct Parts {
        MessageDesk &messages;
        IncidentDesk &desk;
        PlanShelf &plan;
        const Clock &clock;
        MessagesView &view;
    };
    explicit MessageRoom(Parts parts, QObject *parent = nullptr);

private:
    void connectRequests();
    void refresh();
    void propose(const QString &audience);
    [[nodiscard]] MessageDesk::Done thenTell(const QString &good);

    Parts m_parts;
    QTimer m_tick;
};

} // namespace holdfast
