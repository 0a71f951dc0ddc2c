// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QCoreApplication;

namespace holdfast {

/// Installs the words of the person's language, as far as there are any: ours and Qt's.
void loadTranslations(QCoreApplication &application);

} // namespace holdfast
