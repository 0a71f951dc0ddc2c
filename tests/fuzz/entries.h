// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace holdfast::fuzz {

// Each takes any bytes. None may crash, hang or fill the memory; each aborts when what came out breaks a promise.

void planFile(const QByteArray &bytes);
void runbookFile(const QByteArray &bytes);
/// Lines of JSON, `{"kind": …, "version": …, "body": {…}}`: each is read, written, read again and folded into the
/// incident of those before.
void eventJson(const QByteArray &bytes);
/// Instants and lengths of time, as people and providers write them.
void timeText(const QByteArray &bytes);
/// A document that is to become a plan.
void document(const QByteArray &bytes);

} // namespace holdfast::fuzz
