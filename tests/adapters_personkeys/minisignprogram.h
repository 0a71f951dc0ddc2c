// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "adapters/personkeys/minisigncrypto.h"

#include <QStringList>

namespace holdfast::test {

struct MinisignRun {
    int exitCode = -1;
    QByteArray said; ///< both outputs
};

/// Runs the real minisign to its end; `typed` is what a person would type.
[[nodiscard]] MinisignRun minisignProgram(const QStringList &arguments, const QByteArray &typed = {});

void writeFile(const QString &path, const QByteArray &bytes);
[[nodiscard]] QByteArray contentOf(const QString &path);

/// Cheap enough for a test; the form of the file is the same.
inline constexpr minisign::Effort littleEffort{524288, 16777216};

} // namespace holdfast::test
