// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "interfaces/providers/mailer.h"

#include <QByteArray>

namespace holdfast {

/// The whole message with CRLF line ends, 7-bit clean: headers as RFC 5322 and 2047, the body in base64. Line breaks in
/// header values become blanks, so no value can add a header.
[[nodiscard]] QByteArray mailText(const Mail &mail, const QString &from);

/// `name@host` without anything that could end a command; ErrorCode::invalid otherwise.
[[nodiscard]] Result<> checkAddress(const QString &address);

} // namespace holdfast
