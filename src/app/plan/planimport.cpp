// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/plan/planimport.h"

#include "adapters/plan_import/planimporter.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace holdfast {

namespace {

tl::unexpected<Error> unwritable(const QString &folder, const QString &why)
{
    return failure(ErrorCode::storage, u"The plan could not be written to %1."_s.arg(folder), why,
        u"Nothing was left behind. Name another folder."_s);
}

Result<QByteArray> contentOf(const QString &path)
{
    QFile file(path);
    if (!QFileInfo(path).isFile() || !file.open(QIODevice::ReadOnly))
        return failure(ErrorCode::notFound, u"There is no document %1 that can be read."_s.arg(path),
            file.error() == QFile::NoError ? QString() : file.errorString(), u"Name a Markdown file."_s);
    return file.readAll();
}

/// What was made must be what the reader takes.
Result<> check(const QMap<QString, QByteArray> &files, const PlanFiles &plans)
{
    const PlanReading reading = plans.readContents(files);
    for (const Finding &finding : reading.findings) {
        if (finding.severity == Finding::Severity::error)
            return failure(ErrorCode::bug, u"The plan that was made has an error."_s, formatFinding(finding),
                u"Nothing was written. Please report it with the document."_s);
    }
    return {};
}

Result<> write(const QMap<QString, QByteArray> &files, const QString &folder, DocumentStore &documents)
{
    if (!QDir().mkpath(QFileInfo(folder).absolutePath()))
        return unwritable(folder, u"The folder above it cannot be made."_s);
    if (const auto saved = documents.saveFolder(folder, files, Overwrite::refuse, Readers::everybody); !saved)
        return unwritable(folder, reasonOf(saved.error()));
    return {};
}

} // namespace

Result<ImportReport> importPlanFolder(const QString &file, const QString &folder, const QString &builtIn,
    const PlanFiles &plans, DocumentStore &documents)
{
    if (QFileInfo::exists(folder))
        return failure(ErrorCode::conflict, u"%1 exists already."_s.arg(folder), {},
            u"Name a folder that does not exist; nothing is ever overwritten."_s);
    const auto document = contentOf(file);
    if (!document)
        return failure(document.error());
    const PlanReading base = plans.read(builtIn);
    if (!base.plan)
        return failure(ErrorCode::notFound, u"The built-in plan cannot be read."_s,
            base.findings.isEmpty() ? builtIn : formatFinding(base.findings.first()), u"Install Holdfast again."_s);
    const auto imported = importPlan(*document, *base.plan);
    if (!imported)
        return failure(imported.error());
    QMap<QString, QByteArray> files = base.files; // the runbooks come along
    files.insert(u"plan.yaml"_s, imported->planFile);
    if (const auto fits = check(files, plans); !fits)
        return failure(fits.error());
    if (const auto written = write(files, folder, documents); !written)
        return failure(written.error());
    return imported->report;
}

} // namespace holdfast
