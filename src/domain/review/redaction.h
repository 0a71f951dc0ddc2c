// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/incident/event.h"

namespace holdfast {

/// For whom a review is written.
enum class ReviewReaders {
    house, ///< everything
    partners, ///< the whole course, without names of persons, addresses and hosts
    everybody ///< what happened to customers and when: instants, figures, what was said in public, how it ended
};
[[nodiscard]] QString readersName(ReviewReaders readers); ///< `house`, `partners`, `public`
[[nodiscard]] std::optional<ReviewReaders> readersFromName(const QString &name);

/// The events as those readers may see them, before anything is made of them: what is not there cannot be printed by
/// any format. A person becomes `responder N`, the same one in every place; mail addresses, telephone numbers, network
/// addresses and hosts become `[removed]`. `names`: persons beside those that the events name. The title says for whom
/// it was redacted. Pure.
[[nodiscard]] QList<Event> redactedFor(const QList<Event> &events, ReviewReaders readers, const QStringList &names);

} // namespace holdfast
