// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/plan_files/planfiles.h"

#include "adapters/plan_files/lintplaces.h"
#include "adapters/plan_files/planchecks.h"
#include "adapters/plan_files/planreader.h"
#include "adapters/plan_files/yaml/sourcetext.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace holdfast {

using namespace plan_files;

namespace {

const QString planFile = u"plan.yaml"_s;
const QString runbookFolder = u"runbooks"_s;
constexpr qsizetype mostRunbooks = 500;

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
        const QString file = runbookFolder + u'/' + name;
        if (name.endsWith(u".yaml"_s))
            load(folder, file, files, findings);
        else
            addFinding(findings, file, "file-name"_L1,
                u"A runbook's file must end with `.yaml`, or it is not found. Rename `%1`."_s.arg(name));
    }
}

std::optional<Node> treeOf(const QByteArray &bytes, FindingList &findings)
{
    const std::optional<QByteArray> text = checkedText(bytes, findings);
    return text ? readYaml(*text, findings) : std::nullopt;
}

bool isError(const Finding &finding) { return finding.severity == Finding::Severity::error; }

PlanReading concluded(Plan plan, QList<Finding> findings)
{
    std::stable_sort(findings.begin(), findings.end(), [](const Finding &left, const Finding &right) {
        return left.file != right.file ? left.file < right.file : left.line < right.line;
    });
    PlanReading reading{std::nullopt, findings, {}};
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
        return {std::nullopt, findings, {}};
    }
    const QMap<QString, QByteArray> files = contents(folder, findings);
    PlanReading reading = readContents(files);
    // Without plan.yaml the folder's own finding says it better.
    if (!files.contains(planFile))
        reading.findings.removeIf([](const Finding &finding) { return finding.rule == "missing-file"_L1; });
    Plan plan = reading.plan.value_or(Plan{});
    plan.folder = directory.absolutePath();
    PlanReading result = concluded(std::move(plan), findings + reading.findings);
    result.revision = files.contains(planFile) ? revisionOf(files.value(planFile)) : QByteArray();
    return result;
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
    Plan plan;
    QList<Finding> findings;
    QStringList runbookIds;
    QMap<QString, Node> trees;
    for (auto file = files.cbegin(); file != files.cend(); ++file) {
        if (!file.key().startsWith(runbookFolder + u'/'))
            continue;
        const QString id = QFileInfo(file.key()).completeBaseName();
        runbookIds.append(id);
        FindingList ofFile(file.key());
        if (const std::optional<Node> root = treeOf(file.value(), ofFile)) {
            plan.runbooks.append(RunbookReader(m_kinds, ofFile).read(*root, id));
            trees.insert(file.key(), *root);
        }
        findings += ofFile.sorted();
    }
    FindingList ofPlan(planFile);
    if (!files.contains(planFile))
        ofPlan.error({}, "missing-file"_L1, u"The file `plan.yaml` is missing."_s);
    else if (const std::optional<Node> root = treeOf(files.value(planFile), ofPlan)) {
        PlanPlaces places;
        readPlan(*root, m_kinds, plan, places, ofPlan);
        checkReferences(plan, places, runbookIds, ofPlan);
        trees.insert(planFile, *root);
    }
    findings += ofPlan.sorted();
    // Remarks are for plans that can be used; about others there is enough to say.
    if (m_today && std::none_of(findings.cbegin(), findings.cend(), isError))
        findings += placed(lint(plan, m_today()), trees);
    return concluded(std::move(plan), findings);
}

QByteArray revisionOf(const QByteArray &planFile)
{
    return QCryptographicHash::hash(planFile, QCryptographicHash::Sha256).toHex();
}

} // namespace holdfast
