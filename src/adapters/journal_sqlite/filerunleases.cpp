// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/journal_sqlite/filerunleases.h"

#include "kernel/escape.h"
#include "kernel/log.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace holdfast {

using namespace Qt::StringLiterals;

namespace {

class FileRunLease final : public RunLease {
public:
    explicit FileRunLease(int file)
        : m_file(file)
    { }
    FileRunLease(const FileRunLease &) = delete;
    FileRunLease &operator=(const FileRunLease &) = delete;
    ~FileRunLease() override { close(m_file); }

private:
    int m_file;
};

/// Readable, and different for incidents whose names only differ in what a file name cannot show.
QString lockName(const IncidentId &incident)
{
    const QByteArray digest = QCryptographicHash::hash(incident.value().toUtf8(), QCryptographicHash::Sha256);
    return safeFileName(incident.value()) + u'-' + QString::fromLatin1(digest.toHex().left(12)) + u".lock"_s;
}

} // namespace

FileRunLeases::FileRunLeases(QString folder)
    : m_folder(std::move(folder))
{ }

std::unique_ptr<RunLease> FileRunLeases::tryAcquire(const IncidentId &incident)
{
    if (!QDir(m_folder).exists() && QDir().mkpath(m_folder))
        QFile::setPermissions(m_folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    const QByteArray path = QFile::encodeName(QDir(m_folder).filePath(lockName(incident)));
    // Close-on-exec: a child process must not keep the lease.
    const int file = open(path.constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (file < 0) {
        qCWarning(logJournal) << "no lease, the lock file cannot be made:" << strerror(errno);
        return nullptr;
    }
    if (flock(file, LOCK_EX | LOCK_NB) != 0) {
        close(file);
        return nullptr;
    }
    return std::make_unique<FileRunLease>(file);
}

} // namespace holdfast
