// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/journal_sqlite/sqlitejournal.h"
#include "adapters_journal/samples.h"
#include "support/runner.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <csignal>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace holdfast;
using namespace holdfast::test;
using namespace Qt::StringLiterals;

namespace {

/// No file of this process may grow beyond this size, as on a disk without space.
class SizeLimit {
public:
    explicit SizeLimit(rlim_t bytes)
    {
        std::signal(SIGXFSZ, SIG_IGN);
        getrlimit(RLIMIT_FSIZE, &m_before);
        const rlimit limit{bytes, m_before.rlim_max};
        setrlimit(RLIMIT_FSIZE, &limit);
    }
    SizeLimit(const SizeLimit &) = delete;
    SizeLimit &operator=(const SizeLimit &) = delete;
    ~SizeLimit() { setrlimit(RLIMIT_FSIZE, &m_before); }

private:
    rlimit m_before{};
};

/// A small disk of memory, where the system lets us make one.
class SmallDisk {
public:
    explicit SmallDisk(const QString &path)
        : m_path(QFile::encodeName(path))
    {
        QDir().mkpath(path);
        m_mounted = mount("tmpfs", m_path.constData(), "tmpfs", 0, "size=512k") == 0;
    }
    SmallDisk(const SmallDisk &) = delete;
    SmallDisk &operator=(const SmallDisk &) = delete;
    ~SmallDisk()
    {
        if (m_mounted)
            umount2(m_path.constData(), MNT_DETACH);
    }
    [[nodiscard]] bool isMounted() const { return m_mounted; }
    /// Without privileges the folder's permissions do the same.
    void setReadOnly(bool readOnly)
    {
        if (m_mounted)
            mount("tmpfs", m_path.constData(), "tmpfs", MS_REMOUNT | (readOnly ? MS_RDONLY : 0), "size=512k");
        else
            chmod(m_path.constData(), readOnly ? 0500 : 0700);
    }

private:
    QByteArray m_path;
    bool m_mounted = false;
};

QList<Event> largeNote(qint64 sequence) { return {eventOf(u"a"_s, sequence, Noted{QString(8'000, u'x')})}; }

/// Appends until it fails; the number of events that are stored then.
qint64 fill(Journal &journal, qint64 stored, Error &error)
{
    for (; stored < 1'000; ++stored) {
        if (const Result<> done = await(journal.append(largeNote(stored + 1))); !done) {
            error = done.error();
            return stored;
        }
    }
    return stored;
}

} // namespace

class DiskTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void filesThatCannotGrow();
    void fullDisk();
    void readOnlyDisk();
    void folderThatCannotBeMade();
};

void DiskTest::filesThatCannotGrow()
{
    const QTemporaryDir folder;
    SqliteJournal journal(folder.filePath(u"journal.db"_s));
    QVERIFY(await(journal.append(largeNote(1))).has_value());
    Error error;
    qint64 stored = 0;
    {
        const SizeLimit limit(256 * 1024);
        stored = fill(journal, 1, error);
        QCOMPARE(error.code, ErrorCode::storage);
        QVERIFY(!error.what.isEmpty() && !error.why.isEmpty() && !error.next.isEmpty());
        QVERIFY(!await(journal.append(largeNote(stored + 1))).has_value());
        // What was acknowledged is there, and reading goes on.
        QCOMPARE(await(journal.read(IncidentId(u"a"_s), 0)).value().size(), stored);
    }
    const Result<> again = await(journal.append(largeNote(stored + 1)));
    QVERIFY2(again.has_value(), qPrintable(told(again)));
    QCOMPARE(textOf(await(journal.verify())), u"ok %1"_s.arg(stored + 1));
}

void DiskTest::fullDisk()
{
    const QTemporaryDir folder;
    SmallDisk disk(folder.filePath(u"disk"_s));
    if (!disk.isMounted())
        return; // filesThatCannotGrow() is the same without privileges
    const QString ballast = folder.filePath(u"disk/ballast"_s);
    QFile file(ballast);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(QByteArray(300'000, 'x')), 300'000);
    file.close();
    SqliteJournal journal(folder.filePath(u"disk/journal.db"_s));
    Error error;
    const qint64 stored = fill(journal, 0, error);
    QCOMPARE(error.code, ErrorCode::storage);
    QVERIFY2(error.why.contains("full"_L1), qPrintable(error.why));
    QVERIFY(error.next.contains("Free some space"_L1));
    QCOMPARE(textOf(await(journal.verify())), u"ok %1"_s.arg(stored));
    QVERIFY(file.remove());
    const Result<> again = await(journal.append(largeNote(stored + 1)));
    QVERIFY2(again.has_value(), qPrintable(told(again)));
    QCOMPARE(textOf(await(journal.verify())), u"ok %1"_s.arg(stored + 1));
    QVERIFY(await(journal.close()).has_value());
}

void DiskTest::readOnlyDisk()
{
    const QTemporaryDir folder;
    SmallDisk disk(folder.filePath(u"disk"_s));
    if (!disk.isMounted() && geteuid() == 0)
        return; // for root without mounts nothing is read-only
    const QString path = folder.filePath(u"disk/journal.db"_s);
    {
        SqliteJournal journal(path);
        QVERIFY(await(journal.append(notes(u"a"_s, 1, 3))).has_value());
    }
    if (!disk.isMounted())
        QFile::setPermissions(path, QFile::ReadOwner);
    disk.setReadOnly(true);
    {
        SqliteJournal journal(path);
        QCOMPARE(await(journal.read(IncidentId(u"a"_s), 0)).value().size(), 3);
        QCOMPARE(textOf(await(journal.verify())), u"ok 3"_s);
        const Result<> refused = await(journal.append(notes(u"a"_s, 4)));
        QVERIFY(!refused.has_value());
        QCOMPARE(refused.error().code, ErrorCode::storage);
        QVERIFY(!refused.error().next.isEmpty());
    }
    disk.setReadOnly(false);
    QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner);
    SqliteJournal journal(path);
    QVERIFY(await(journal.append(notes(u"a"_s, 4))).has_value());
}

void DiskTest::folderThatCannotBeMade()
{
    SqliteJournal journal(u"/proc/holdfast/journal.db"_s);
    const Result<> done = await(journal.append(notes(u"a"_s, 1)));
    QCOMPARE(done.error().code, ErrorCode::storage);
    QVERIFY(done.error().why.contains("/proc/holdfast"_L1));
}

HF_TEST(DiskTest)
#include "tst_disk.moc"
