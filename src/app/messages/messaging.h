// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/providers/connections.h"
#include "engine/communications/messagedesk.h"
#include "engine/escalation/escalationcaller.h"
#include "engine/escalation/reachdesk.h"
#include "interfaces/transport.h"

#include <memory>

namespace holdfast {

/// Where the ways to people of one world are. What is not set up has no value.
struct MessagePlaces {
    std::optional<SlackConfig> chat;
    QString chatChannel;
    Secret webhook; ///< empty: none
    std::optional<SmtpConfig> mail;
    std::optional<TwilioConfig> texts;
    QUrl pagerUrl; ///< empty: none
    Secret pagerKey;
    std::optional<StatuspageConfig> statusPage;
};

/// Those of the practice range: all of them, on this machine.
[[nodiscard]] MessagePlaces messagePlacesOf(const RangeDescription &range);
/// Those that the environment names; `keys` by the name of the secret. What has no key is not set up.
[[nodiscard]] MessagePlaces messagePlacesOf(const Environment &environment, const QMap<QString, Secret> &keys);

/// The ways to people, and what delivers by them. The providers outlive the pool's work.
class Messaging {
public:
    struct Parts {
        Transport &transport;
        IncidentDesk &desk;
        PlanShelf &plan;
        RunLeases &leases;
        Pool &effects;
        const Clock &clock;
        QString person;
        Settings &settings; ///< remembers who was proven to be reachable
        bool practice = true;
        bool quiet = false; ///< subscribers of the status page are not notified
    };
    Messaging(const MessagePlaces &places, const Parts &parts);
    ~Messaging();

    [[nodiscard]] MessageDesk &desk() { return *m_desk; }
    [[nodiscard]] Outbox &outbox() { return *m_outbox; }
    [[nodiscard]] ReachDesk &reach() { return *m_reach; }
    /// From now on calls go out by themselves.
    void startCalling();

private:
    void addChannels(const MessagePlaces &places, Transport &transport, bool quiet, const QString &source);

    std::unique_ptr<Chat> m_chat;
    std::unique_ptr<ChatWebhook> m_webhook;
    std::unique_ptr<Mailer> m_mailer;
    std::unique_ptr<TextSender> m_texts;
    std::unique_ptr<Pager> m_pager;
    std::unique_ptr<StatusPage> m_page;
    Channels m_channels;
    std::unique_ptr<MessageDesk> m_desk; ///< the outbox asks it for other ways
    std::unique_ptr<Outbox> m_outbox;
    std::unique_ptr<EscalationCaller> m_caller;
    std::unique_ptr<ReachDesk> m_reach;
    Parts m_parts;
};

} // namespace holdfast
