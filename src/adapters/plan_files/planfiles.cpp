// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/plan_files/planfiles.h"

#include "adapters/plan_files/lintplaces.h"
#include "adapters/plan_files/planchecks.h"
#include "adapters/plan_files/planreader.h"
#include "adapters/plan_files/yaml/sourcetext.h"
#include "kernel/escape.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <algorithm>
#include <numeric>

using namespace Qt::StringLiterals;

namespace holdfast {

using namespace plan_files;

namespace {

const QString planFile = u"plan.yaml"_s;
const QString runbookFolder = u"runbooks"_s;
constexpr qsizetype mostRunbooks = 500;
const QString signatureFolder = u"signatures"_s;
constexpr qsizetype mostSignatures = 50;
constexpr qint64 largestSignature = 16 * 1024;
constexpr qsizetype largestPlan = 64 * 1024 * 1024; ///< all files together
constexpr int mostParts = 2'000'000; ///< of all files together
constexpr qsizetype mostFindings = 5'000; ///< about all runbooks together, and those of one more

qsizetype sizeOf(const QMap<QString, QByteArray> &files)
{
    return std::accumulate(files.cbegin(), files.cend(), qsizetype(0),
        [](qsizetype sum, const QByteArray &content) { return sum + content.size(); });
}

/// What a stranger wrote, as part of a finding: it must not be able to look like a second one.
QString onOneLine(const QString &text) { return visibleText(text).replace(u'\n', u"\\n"_s); }

void addFinding(QList<Finding> &findings, const QString &file, QLatin1StringView rule, const QString &message)
{
    findings.append({file, 1, 1, Finding::Severity::error, message, QString(rule)});
}

/// Adds the content, or the reason why there is none.
void load(const QDir &folder, const QString &file, QMap<QString, QByteArray> &files, QList<Finding> &findings)
{
    const QString path = folder.filePath(file);
    if (!QFileInfo(path).isFile()) {
        addFinding(findings, file, "missing-file"_L1,
            QFileInfo::exists(path) ? u"`%1` is not a file."_s.arg(file)
                                    : u"The file `%1` is missing in the plan folder %2."_s.arg(file, folder.path()));
        return;
    }
    QFile handle(path);
    if (!handle.open(QIODevice::ReadOnly)) {
        addFinding(findings, file, "unreadable"_L1, u"`%1` cannot be opened: %2."_s.arg(file, handle.errorString()));
        return;
    }
    // One byte more than allowed is enough to see that it is too much.
    files.insert(file, handle.read(largestFile + 1));
    if (handle.error() != QFileDevice::NoError)
        addFinding(findings, file, "unreadable"_L1, u"`%1` cannot be read: %2."_s.arg(file, handle.errorString()));
}

void loadRunbooks(const QDir &folder, QMap<QString, QByteArray> &files, QList<Finding> &findings)
{
    const QDir runbooks(folder.filePath(runbookFolder));
    const QStringList names =
        runbooks.entryList({u"*.yaml"_s, u"*.yml"_s}, QDir::AllEntries | QDir::System, QDir::Name);
    if (names.size() > mostRunbooks) {
        addFinding(findings, runbookFolder, "size"_L1,
            u"The folder `runbooks` holds %1 files; at most %2 are read."_s.arg(names.size()).arg(mostRunbooks));
        return;
    }
    for (const QString &name : names) {
        if (sizeOf(files) > largestPlan)
            return; // readContents() says so
        // The name is repeated in every finding; it must not be able to look like one, or to command a terminal.
        const QString shown = onOneLine(name);
        const QString file = runbookFolder + u'/' + shown;
        if (shown != name)
            addFinding(findings, file, "file-name"_L1, u"The name of this file has invisible characters. Rename it."_s);
        else if (!name.endsWith(u".yaml"_s))
            addFinding(findings, file, "file-name"_L1,
                u"A runbook's file must end with `.yaml`, or it is not found. Rename `%1`."_s.arg(name));
        else
            load(folder, file, files, findings);
    }
}

/// Never a finding: a signature that cannot be read does not count, and who judges signatures says why.
QMap<QString, QByteArray> loadSignatures(const QDir &folder)
{
    QMap<QString, QByteArray> signatures;
    const QDir place(folder.filePath(signatureFolder));
    const QStringList names = place.entryList({u"*.minisig"_s}, QDir::Files, QDir::Name).mid(0, mostSignatures);
    for (const QString &name : names) {
        QFile file(place.filePath(name));
        if (file.open(QIODevice::ReadOnly))
            signatures.insert(signatureFolder + u'/' + name, file.read(largestSignature));
    }
    return signatures;
}

/// What is gathered while the files of one plan are read.
struct Gathered {
    Plan plan;
    QList<Finding> findings;
    QStringList runbookIds; ///< those that have a file, readable or not
    QMap<QString, Node> trees; ///< by file
    int partsLeft = mostParts;

    std::optional<Node> treeOf(const QByteArray &bytes, FindingList &ofFile)
    {
        const std::optional<QByteArray> text = checkedText(bytes, ofFile);
        return text ? readYaml(*text, ofFile, partsLeft) : std::nullopt;
    }
};

void readRunbooks(const QMap<QString, QByteArray> &files, const KnownKinds &kinds, Gathered &into)
{
    std::map<QString, WrittenRunbook> written;
    for (auto file = files.cbegin(); file != files.cend(); ++file) {
        if (!file.key().startsWith(runbookFolder + u'/'))
            continue;
        const QString id = QFileInfo(file.key()).completeBaseName();
        into.runbookIds.append(id);
        if (into.findings.size() >= mostFindings)
            continue;
        FindingList ofFile(file.key());
        if (std::optional<Node> root = into.treeOf(file.value(), ofFile)) {
            written.emplace(id, RunbookReader(kinds, ofFile).read(*root, id));
            into.trees.insert(file.key(), std::move(*root));
        }
        into.findings += ofFile.sorted();
    }
    into.plan.runbooks = putTogether(written);
    for (const auto &[id, one] : written)
        into.findings += one.findings.sorted();
    if (into.findings.size() >= mostFindings)
        addFinding(into.findings, runbookFolder, "too-many"_L1,
            u"There is more to say about the runbooks than can be listed. Mend these first, then check again."_s);
}

void readPlanFile(const QMap<QString, QByteArray> &files, const KnownKinds &kinds, Gathered &into)
{
    FindingList ofPlan(planFile);
    if (!files.contains(planFile)) {
        ofPlan.error({}, "missing-file"_L1, u"The file `plan.yaml` is missing."_s);
    } else if (std::optional<Node> root = into.treeOf(files.value(planFile), ofPlan)) {
        PlanPlaces places;
        readPlan(*root, kinds, into.plan, places, ofPlan);
        checkReferences(into.plan, places, into.runbookIds, ofPlan);
        into.trees.insert(planFile, std::move(*root));
    }
    into.findings += ofPlan.sorted();
}

bool isError(const Finding &finding) { return finding.severity == Finding::Severity::error; }

PlanReading concluded(Plan plan, QList<Finding> findings)
{
    for (Finding &finding : findings)
        finding.message = onOneLine(finding.message);
    std::stable_sort(findings.begin(), findings.end(), [](const Finding &left, const Finding &right) {
        return left.file != right.file ? left.file < right.file : left.line < right.line;
    });
    PlanReading reading{std::nullopt, findings, {}, {}, {}};
    if (std::none_of(findings.cbegin(), findings.cend(), isError))
        reading.plan = std::move(plan);
    return reading;
}

} // namespace

PlanFiles::PlanFiles(KnownKinds kinds, std::function<QDate()> today)
    : m_kinds(std::move(kinds))
    , m_today(std::move(today))
{ }

PlanReading PlanFiles::read(const QString &folder) const
{
    const QDir directory(folder);
    QList<Finding> findings;
    if (folder.isEmpty() || !directory.exists()) {
        addFinding(findings, planFile, "missing-file"_L1, u"There is no plan folder %1."_s.arg(quoted(folder)));
        return {std::nullopt, findings, {}, {}, {}};
    }
    const QMap<QString, QByteArray> files = contents(folder, findings);
    PlanReading reading = readContents(files);
    // Without plan.yaml the folder's own finding says it better.
    if (!files.contains(planFile))
        reading.findings.removeIf([](const Finding &finding) { return finding.rule == "missing-file"_L1; });
    Plan plan = reading.plan.value_or(Plan{});
    plan.folder = directory.absolutePath();
    PlanReading whole = concluded(std::move(plan), findings + reading.findings);
    whole.files = files;
    whole.signatures = loadSignatures(directory);
    whole.revision = files.contains(planFile) ? revisionOf(files.value(planFile)) : QByteArray();
    return whole;
}

QMap<QString, QByteArray> PlanFiles::contents(const QString &folder, QList<Finding> &findings)
{
    QMap<QString, QByteArray> files;
    const QDir directory(folder);
    load(directory, planFile, files, findings);
    loadRunbooks(directory, files, findings);
    return files;
}

PlanReading PlanFiles::readContents(const QMap<QString, QByteArray> &files) const
{
    Gathered all;
    if (sizeOf(files) > largestPlan) {
        addFinding(all.findings, planFile, "size"_L1,
            u"The files of this plan are together larger than 64 MiB, which no plan needs. They were not read."_s);
        return {std::nullopt, all.findings, {}, {}, {}};
    }
    readRunbooks(files, m_kinds, all);
    readPlanFile(files, m_kinds, all);
    // Remarks are for plans that can be used; about others there is enough to say.
    if (m_today && std::none_of(all.findings.cbegin(), all.findings.cend(), isError))
        all.findings += placed(lint(all.plan, m_today()), all.trees);
    return concluded(std::move(all.plan), all.findings);
}

QByteArray revisionOf(const QByteArray &planFile)
{
    return QCryptographicHash::hash(planFile, QCryptographicHash::Sha256).toHex();
}

} // namespace holdfast
