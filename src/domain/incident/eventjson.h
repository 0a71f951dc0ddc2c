// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/incident/event.h"

namespace holdfast {

/// The stable name of an event's kind as it stands in the journal, for example `step-intended`.
[[nodiscard]] QString eventKind(const EventBody &body);
/// The version of the kind's JSON form that bodyToJson() writes.
[[nodiscard]] int eventVersion(const EventBody &body);
/// The body alone; `kind` and `version` stand beside it.
[[nodiscard]] QJsonObject bodyToJson(const EventBody &body);
/// Reads every version ever written. An unknown kind or version is ErrorCode::invalid, anything malformed
/// ErrorCode::badReply with its path.
[[nodiscard]] Result<EventBody> bodyFromJson(const QString &kind, int version, const QJsonObject &object);

[[nodiscard]] QJsonObject errorToJson(const Error &error);
[[nodiscard]] Result<Error> errorFromJson(const QJsonObject &object);

} // namespace holdfast
