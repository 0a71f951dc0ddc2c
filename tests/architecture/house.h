// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "architecture/sourcetext.h"

#include <QHash>

namespace holdfast::test {

/// Which folder may include which (the table of the architecture), and that includes are paths from src/.
[[nodiscard]] Findings checkIncludes(const SourceFile &file);
/// Qt modules that a folder must not see: Widgets only at the desk, no network or SQL in the domain, no colours in
/// view models. A header's module is looked up in Qt's own include folder.
[[nodiscard]] Findings checkQtModules(const SourceFile &file);
/// Words that must not stand in code: nested event loops, sleeps, the system's clock, singletons, threads outside
/// workers/, work left for later.
[[nodiscard]] Findings checkWords(const SourceFile &file);
/// The licence line and the lower-case name.
[[nodiscard]] Findings checkForm(const SourceFile &file);
/// Library → folder below src/, from all CMakeLists.txt.
[[nodiscard]] QHash<QString, QString> librariesOf(const QList<SourceFile> &files);
/// A CMakeLists.txt below src/: every library depends on allowed layers and Qt modules only.
[[nodiscard]] Findings checkLibraries(const SourceFile &file, const QHash<QString, QString> &libraries);

/// Whether Qt's headers were found, without which checkQtModules() sees nothing.
[[nodiscard]] bool knowsQtHeaders();

struct Exception {
    QString rule;
    QString path;
    QString reason;
};
/// Reads exceptions.txt. A line without a reason of at least four words is a finding.
[[nodiscard]] QList<Exception> readExceptions(const QString &text, Findings &findings);
/// What remains, with a finding for every exception that nothing needed.
[[nodiscard]] Findings withoutExceptions(const Findings &findings, const QList<Exception> &exceptions);

} // namespace holdfast::test
