// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/evidence/evidencefolder.h"

#include "domain/approval/judge.h"
#include "interfaces/documentstore.h"
#include "kernel/escape.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>

using namespace Qt::StringLiterals;

namespace holdfast {

namespace {

QString told(const char *text) { return QCoreApplication::translate("holdfast::EvidenceFolder", text); }

const QString manifestName = u"manifest.sha256"_s;

} // namespace

EvidenceFolder::EvidenceFolder(DocumentStore &documents, QString folder)
    : m_documents(documents)
    , m_folder(std::move(folder))
{ }

QString EvidenceFolder::place(const QString &name) const { return m_folder + u'/' + safeFileName(name); }

Result<> EvidenceFolder::keep(const QString &name, const QMap<QString, QByteArray> &files)
{
    if (!QDir().mkpath(m_folder))
        return failure(ErrorCode::storage, told("The folder for evidence cannot be made."), m_folder,
            told("Make room there, or give the folder to your account."));
    QMap<QString, QByteArray> all = files;
    all.insert(manifestName, planManifest(files));
    return m_documents.saveFolder(place(name), all, Overwrite::refuse, Readers::owner);
}

Result<QMap<QString, QString>> EvidenceFolder::digests(const QString &name)
{
    const QDir folder(place(name));
    if (!folder.exists())
        return failure(ErrorCode::notFound, told("This evidence is not here."), folder.path());
    QMap<QString, QString> found;
    for (const QString &entry : folder.entryList(QDir::Files)) {
        QFile file(folder.filePath(entry));
        if (entry == manifestName)
            continue;
        if (!file.open(QIODevice::ReadOnly))
            return failure(ErrorCode::storage, told("The evidence cannot be read."), file.fileName());
        found.insert(entry, sha256Of(file.readAll()));
    }
    return found;
}

} // namespace holdfast
