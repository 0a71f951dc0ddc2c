// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "interfaces/messages/messagechannel.h"
#include "interfaces/providers/chat.h"
#include "interfaces/providers/mailer.h"
#include "interfaces/providers/pager.h"
#include "interfaces/providers/statuspage.h"

#include <memory>

namespace holdfast {

/// What an error of a provider means for a delivery: in doubt, later, or never this way.
[[nodiscard]] SendOutcome outcomeOf(const Error &error);

// One channel each, for one side. The providers outlive them.

/// Mail. Sent again it has the same Message-ID, by which receivers keep one.
[[nodiscard]] std::unique_ptr<InternalChannel> makeInternalMail(Mailer &mailer);
[[nodiscard]] std::unique_ptr<PublicChannel> makePublicMail(Mailer &mailer);
/// Text messages, with a short word by which they are found again.
[[nodiscard]] std::unique_ptr<InternalChannel> makeInternalTexts(TextSender &texts);
[[nodiscard]] std::unique_ptr<PublicChannel> makePublicTexts(TextSender &texts);

// What only the house reads or hears exists for internal texts only.

/// A channel of the team's chat; the first message of an incident begins its thread.
[[nodiscard]] std::unique_ptr<InternalChannel> makeChat(Chat &chat, const QString &channel);
/// Nobody but a person can tell whether something arrived through it.
[[nodiscard]] std::unique_ptr<InternalChannel> makeWebhook(ChatWebhook &webhook);
/// One alert for an incident, however often it is sent.
[[nodiscard]] std::unique_ptr<InternalChannel> makePager(Pager &pager, const QString &source);

/// The public page: one incident there for one of ours, updated and in the end resolved. Exists for public texts only.
[[nodiscard]] std::unique_ptr<PublicChannel> makeStatusPage(StatusPage &page, bool quiet);

} // namespace holdfast
