// SPDX-License-Identifier: GPL-3.0-or-later
#include "architecture/house.h"

#include <QFileInfo>
#include <QHash>
#include <QLibraryInfo>
#include <QRegularExpression>

namespace holdfast::test {

using namespace Qt::StringLiterals;

namespace {

const QHash<QString, QStringList> &house()
{
    static const QHash<QString, QStringList> table{
        {u"kernel"_s, {}},
        {u"domain"_s, {u"kernel"_s}},
        {u"interfaces"_s, {u"domain"_s, u"kernel"_s}},
        {u"workers"_s, {u"kernel"_s}},
        {u"actions"_s, {u"interfaces"_s, u"domain"_s, u"kernel"_s}},
        {u"adapters"_s, {u"interfaces"_s, u"domain"_s, u"kernel"_s, u"workers"_s}},
        {u"engine"_s, {u"interfaces"_s, u"domain"_s, u"kernel"_s, u"workers"_s}},
        {u"viewmodels"_s, {u"engine"_s, u"domain"_s, u"kernel"_s}},
        {u"cli"_s, {u"engine"_s, u"domain"_s, u"kernel"_s}},
        {u"desktop"_s, {u"viewmodels"_s, u"domain"_s, u"kernel"_s}},
        {u"range"_s, {u"kernel"_s}},
        {u"app"_s,
            {u"kernel"_s, u"domain"_s, u"interfaces"_s, u"workers"_s, u"actions"_s, u"adapters"_s, u"engine"_s,
                u"viewmodels"_s, u"cli"_s, u"desktop"_s, u"range"_s}},
    };
    return table;
}

QString topOf(const QString &path) { return path.section(u'/', 0, 0); }

/// `adapters/postgres` or `adapters/providers/neon`.
QString adapterOf(const QString &path)
{
    return path.section(u'/', 0, path.startsWith("adapters/providers/"_L1) ? 2 : 1);
}

bool mayUse(const QString &from, const QString &target)
{
    const QString own = topOf(from);
    if (own == "adapters"_L1 && topOf(target) == "adapters"_L1)
        return adapterOf(from) == adapterOf(target)
            || (from.startsWith("adapters/providers/"_L1) && adapterOf(target) == "adapters/http"_L1);
    return own == topOf(target) || house().value(own).contains(topOf(target));
}

struct QtBan {
    QStringList folders;
    QStringList modules;
};
const QList<QtBan> &qtBans()
{
    static const QList<QtBan> bans{
        {{u"kernel"_s, u"domain"_s, u"interfaces"_s, u"engine"_s, u"workers"_s, u"actions"_s, u"viewmodels"_s,
             u"cli"_s},
            {u"Widgets"_s, u"Charts"_s, u"PrintSupport"_s}},
        {{u"kernel"_s, u"domain"_s}, {u"Network"_s, u"Sql"_s, u"Gui"_s, u"DBus"_s}},
    };
    return bans;
}

bool isBanned(const QString &path, const QString &module)
{
    for (const QtBan &ban : qtBans()) {
        if (ban.folders.contains(topOf(path)) && ban.modules.contains(module))
            return true;
    }
    return false;
}

/// Empty where the header is not Qt's.
QString moduleOf(const QString &header)
{
    if (header.startsWith("Qt"_L1) && header.contains(u'/'))
        return header.section(u'/', 0, 0).mid(2);
    const QString folder = QLibraryInfo::path(QLibraryInfo::HeadersPath);
    for (const char *module : {"Core", "Widgets", "Gui", "Network", "Sql", "DBus", "Charts", "PrintSupport"}) {
        if (QFileInfo::exists(folder + "/Qt"_L1 + QLatin1String(module) + u'/' + header))
            return QString::fromLatin1(module);
    }
    return {};
}

struct Word {
    QString pattern;
    QStringList except; ///< folders where it may stand
    QString why;
};
const QList<Word> &words()
{
    static const QList<Word> list{
        {u"\\bQEventLoop\\b"_s, {}, u"a nested event loop"_s},
        {u"\\bcurrentDateTime(Utc)?\\b|\\bcurrentMSecsSinceEpoch\\b|\\bsystem_clock::now\\b"_s, {u"kernel"_s},
            u"the time comes from Clock"_s},
        {u"\\bQThread::(u|m)?sleep\\b|\\bsleep_(for|until)\\b|(?<![\\w.>])(u|nano)?sleep\\s*\\("_s, {}, u"a sleep"_s},
        {u"\\.then\\s*\\(\\s*this\\b"_s, {}, u"aborts when the context dies first; use deliver()"_s},
        {u"::instance\\s*\\(\\s*\\)"_s, {}, u"a singleton"_s},
        {u"\\bstd::(j?thread\\b(?!::)|async\\b)|\\bQThread::create\\b|\\bnew\\s+QThread\\b|\\bQThread\\s+\\w|"
         "\\bQThreadPool\\b|\\bQtConcurrent::"_s,
            {u"workers"_s, u"range"_s}, u"only workers/ creates threads"_s},
    };
    return list;
}

void findPattern(Findings &findings, const SourceFile &file, const QString &text, const QString &pattern,
    const QString &rule, const QString &why)
{
    const QRegularExpression expression(pattern);
    for (auto match = expression.globalMatch(text); match.hasNext();) {
        const QRegularExpressionMatch found = match.next();
        findings << Finding{rule, file.path, lineOf(text, found.capturedStart()),
            u"`%1`: %2"_s.arg(found.captured().simplified(), why)};
    }
}

QString withoutComments(QString cmake)
{
    static const QRegularExpression comment(u"#[^\\n]*"_s);
    return cmake.remove(comment);
}

} // namespace

bool knowsQtHeaders() { return moduleOf(u"QString"_s) == "Core"_L1 && moduleOf(u"QWidget"_s) == "Widgets"_L1; }

Findings checkIncludes(const SourceFile &file)
{
    static const QRegularExpression include(
        u"^[ \\t]*#[ \\t]*include[ \\t]*\"([^\"]+)\""_s, QRegularExpression::MultilineOption);
    static const QRegularExpression generated(u"^(ui_[a-z0-9_]+\\.h|[a-z0-9_]+\\.moc|moc_[a-z0-9_]+\\.cpp)$"_s);
    Findings findings;
    if (!house().contains(topOf(file.path)))
        findings << Finding{u"include"_s, file.path, 1, u"src/%1 is not a room of the house"_s.arg(topOf(file.path))};
    const QString code = codeOnly(file.text, true);
    for (auto match = include.globalMatch(code); match.hasNext();) {
        const QRegularExpressionMatch found = match.next();
        const QString target = found.captured(1);
        const int line = lineOf(code, found.capturedStart(1));
        if (generated.match(target).hasMatch())
            continue;
        if (!target.contains(u'/') || !house().contains(topOf(target)))
            findings << Finding{u"include"_s, file.path, line, u"“%1” is not a path from src/"_s.arg(target)};
        else if (!mayUse(file.path, target))
            findings << Finding{u"include"_s, file.path, line, u"may not include %1"_s.arg(target)};
    }
    return findings;
}

Findings checkQtModules(const SourceFile &file)
{
    static const QRegularExpression include(
        u"^[ \\t]*#[ \\t]*include[ \\t]*<(Q[^>]+|q[^>]+\\.h)>"_s, QRegularExpression::MultilineOption);
    Findings findings;
    const QString code = codeOnly(file.text, true);
    for (auto match = include.globalMatch(code); match.hasNext();) {
        const QRegularExpressionMatch found = match.next();
        const QString module = moduleOf(found.captured(1));
        if (isBanned(file.path, module))
            findings << Finding{u"qt-module"_s, file.path, lineOf(code, found.capturedStart(1)),
                u"<%1> is of Qt %2"_s.arg(found.captured(1), module)};
    }
    if (topOf(file.path) == "viewmodels"_L1)
        findPattern(findings, file, codeOnly(file.text), u"\\bQ(Color|Brush|Palette)\\b"_s, u"qt-module"_s,
            u"view models carry a Tone"_s);
    return findings;
}

Findings checkWords(const SourceFile &file)
{
    Findings findings;
    const QString code = codeOnly(file.text);
    for (const Word &word : words()) {
        if (!word.except.contains(topOf(file.path)))
            findPattern(findings, file, code, word.pattern, u"word"_s, word.why);
    }
    findPattern(findings, file, file.text, u"\\b(TODO|FIXME|XXX|HACK)\\b"_s, u"word"_s, u"work left for later"_s);
    return findings;
}

Findings checkForm(const SourceFile &file)
{
    Findings findings;
    if (!file.text.section(u'\n', 0, 0).contains("SPDX-License-Identifier: GPL-3.0-or-later"_L1))
        findings << Finding{u"licence"_s, file.path, 1, u"the first line must carry the SPDX licence"_s};
    const QString name = file.path.section(u'/', -1);
    static const QRegularExpression lower(u"\\A[a-z0-9_]+\\.(cpp|h)\\z"_s);
    if (name != "CMakeLists.txt"_L1 && !lower.match(name).hasMatch())
        findings << Finding{u"name"_s, file.path, 1, u"file names are lower case"_s};
    return findings;
}

QHash<QString, QString> librariesOf(const QList<SourceFile> &files)
{
    static const QRegularExpression declaration(u"\\bhf_add_library\\s*\\(\\s*(\\w+)"_s);
    QHash<QString, QString> libraries;
    for (const SourceFile &file : files) {
        const QString text = withoutComments(file.text);
        for (auto match = declaration.globalMatch(text); match.hasNext();)
            libraries.insert(match.next().captured(1), file.path.section(u'/', 0, -2));
    }
    return libraries;
}

Findings checkLibraries(const SourceFile &file, const QHash<QString, QString> &libraries)
{
    static const QRegularExpression call(u"\\b(hf_add_library|target_link_libraries)\\s*\\(([^)]*)\\)"_s);
    static const QRegularExpression blank(u"\\s+"_s);
    static const QStringList keywords{
        u"SOURCES"_s, u"FORMS"_s, u"DEPENDS"_s, u"QT"_s, u"LIBS"_s, u"PUBLIC"_s, u"PRIVATE"_s, u"INTERFACE"_s};
    Findings findings;
    const QString text = withoutComments(file.text);
    for (auto match = call.globalMatch(text); match.hasNext();) {
        const QRegularExpressionMatch found = match.next();
        QString section;
        for (const QString &word : found.captured(2).split(blank, Qt::SkipEmptyParts).mid(1)) {
            if (keywords.contains(word)) {
                section = word;
                continue;
            }
            const QString library = section == "DEPENDS"_L1 ? word
                : word.startsWith("hf_"_L1)                 ? word.mid(3)
                                                            : QString();
            const QString module = section == "QT"_L1 ? word : word.startsWith("Qt6::"_L1) ? word.mid(5) : QString();
            if (!library.isEmpty() && library != "flags"_L1 && !mayUse(file.path, libraries.value(library)))
                findings << Finding{u"library"_s, file.path, 1, u"may not depend on %1"_s.arg(library)};
            if (isBanned(file.path, module))
                findings << Finding{u"library"_s, file.path, 1, u"may not link Qt %1"_s.arg(module)};
        }
    }
    return findings;
}

QList<Exception> readExceptions(const QString &text, Findings &findings)
{
    QList<Exception> exceptions;
    for (const QString &line : text.split(u'\n', Qt::SkipEmptyParts)) {
        if (line.startsWith(u'#'))
            continue;
        const Exception exception{
            line.section(u'|', 0, 0).trimmed(), line.section(u'|', 1, 1).trimmed(), line.section(u'|', 2).trimmed()};
        if (exception.reason.split(u' ', Qt::SkipEmptyParts).size() < 4)
            findings << Finding{u"exception"_s, exception.path, 1, u"an exception needs a reason: %1"_s.arg(line)};
        exceptions << exception;
    }
    return exceptions;
}

Findings withoutExceptions(const Findings &findings, const QList<Exception> &exceptions)
{
    Findings remaining;
    QList<bool> used(exceptions.size(), false);
    for (const Finding &finding : findings) {
        bool excepted = false;
        for (qsizetype index = 0; index < exceptions.size(); ++index) {
            if (exceptions[index].rule == finding.rule && exceptions[index].path == finding.path)
                excepted = used[index] = true;
        }
        if (!excepted)
            remaining << finding;
    }
    for (qsizetype index = 0; index < exceptions.size(); ++index) {
        if (!used[index])
            remaining << Finding{u"exception"_s, exceptions[index].path, 1, u"nothing needs this exception any more"_s};
    }
    return remaining;
}

} // namespace holdfast::test
