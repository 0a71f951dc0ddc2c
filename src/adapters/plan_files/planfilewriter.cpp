// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/plan_files/planfilewriter.h"

#include "adapters/plan_files/edit/planedit.h"

#include <QDir>
#include <QFileInfo>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace holdfast {

namespace {

const QString editedFile = u"plan.yaml"_s;

bool isMistake(const Finding &finding) { return finding.severity == Finding::Severity::error; }

/// A mistake of `after` that was not there before, wherever it stands by now.
std::optional<Finding> newMistake(const QList<Finding> &before, const QList<Finding> &after)
{
    for (const Finding &finding : after) {
        const auto isKnown = [&finding](const Finding &old) {
            return isMistake(old) && old.file == finding.file && old.message == finding.message;
        };
        if (isMistake(finding) && std::none_of(before.cbegin(), before.cend(), isKnown))
            return finding;
    }
    return std::nullopt;
}

} // namespace

PlanFileWriter::PlanFileWriter(const PlanFiles &reader, DocumentStore &documents)
    : m_reader(reader)
    , m_documents(documents)
{ }

Result<> PlanFileWriter::checkPlan(const QMap<QString, QByteArray> &before, const QByteArray &after) const
{
    QMap<QString, QByteArray> files = before;
    files.insert(editedFile, after);
    const auto mistake = newMistake(m_reader.readContents(before).findings, m_reader.readContents(files).findings);
    if (!mistake)
        return {};
    return failure(ErrorCode::invalid, tr("The plan would have a mistake then, so nothing was saved."),
        mistake->message, tr("Change the value and save again."));
}

Result<> PlanFileWriter::save(const QString &folder, const QByteArray &revision, const QList<PlanEdit> &edits) const
{
    QList<Finding> unread;
    const QMap<QString, QByteArray> files = PlanFiles::contents(folder, unread);
    QByteArray text = files.value(editedFile);
    if (!files.contains(editedFile) || revisionOf(text) != revision)
        return failure(ErrorCode::conflict, tr("The plan was changed on disk meanwhile, so nothing was saved."), {},
            tr("What you typed is still here. Look at what the plan says now and save again."));
    for (const PlanEdit &edit : edits) {
        Result<QByteArray> edited = editedPlan(text, edit);
        if (!edited)
            return failure(edited.error());
        text = std::move(*edited);
    }
    if (text == files.value(editedFile))
        return {};
    if (const Result<> fits = checkPlan(files, text); !fits)
        return fits;
    const Result<> saved = m_documents.save(QDir(folder).filePath(editedFile), text, Overwrite::allow);
    if (saved)
        return {};
    return failure(ErrorCode::storage, tr("The plan in %1 could not be written.").arg(folder), reasonOf(saved.error()),
        tr("Make room, or ask for the right to write there. What you typed is still here."));
}

Result<> PlanFileWriter::copy(const QString &from, const QString &to) const
{
    QList<Finding> unread;
    const QMap<QString, QByteArray> files = PlanFiles::contents(from, unread);
    const QFileInfo target(to);
    if (target.exists() || target.isSymLink())
        return failure(ErrorCode::refused, tr("There is a folder %1 already; it was left as it is.").arg(to), {},
            tr("Start Holdfast with --plan and that folder to use the plan in it."));
    if (!unread.isEmpty() || files.isEmpty())
        return failure(ErrorCode::storage, tr("The plan in %1 could not be read.").arg(from),
            unread.isEmpty() ? QString() : unread.constFirst().message, {});
    QDir().mkpath(target.absolutePath());
    if (const Result<> saved = m_documents.saveFolder(to, files, Overwrite::refuse, Readers::everybody); !saved)
        return failure(ErrorCode::storage, tr("The plan could not be copied to %1.").arg(to), reasonOf(saved.error()),
            tr("Make room, or ask for the right to write there."));
    return {};
}

} // namespace holdfast
