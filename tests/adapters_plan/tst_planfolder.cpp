// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/escape.h"
#include "plansupport.h"
#include "support/runner.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <sys/stat.h>

using namespace Qt::StringLiterals;

namespace holdfast::test {

/// Folders and files, as opposed to what is in them.
class PlanFolderTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(QDir(m_folder->path()).mkdir(u"runbooks"_s));
        write(u"plan.yaml"_s, smallPlan());
        write(u"runbooks/restore.yaml"_s, smallRunbook());
    }

    void whole()
    {
        const PlanReading reading = PlanFiles().read(m_folder->path());
        QVERIFY2(reading.plan, qUtf8Printable(listed(reading)));
        QCOMPARE(reading.plan->folder, m_folder->path());
    }

    void whatIsSignedIsWhatWasRead()
    {
        const PlanReading unsignedYet = PlanFiles().read(m_folder->path());
        QCOMPARE(unsignedYet.files.keys(), (QStringList{u"plan.yaml"_s, u"runbooks/restore.yaml"_s}));
        QCOMPARE(unsignedYet.files.value(u"plan.yaml"_s), smallPlan());
        QVERIFY(unsignedYet.signatures.isEmpty());
        QVERIFY(QDir(m_folder->path()).mkdir(u"signatures"_s));
        write(u"signatures/ada.minisig"_s, "a signature");
        write(u"signatures/notes.txt"_s, "no signature");
        write(u"README.md"_s, "not part of the plan");
        const PlanReading reading = PlanFiles().read(m_folder->path());
        QCOMPARE(reading.files, unsignedYet.files);
        QCOMPARE(reading.signatures, (QMap<QString, QByteArray>{{u"signatures/ada.minisig"_s, "a signature"}}));
    }

    void noFolder()
    {
        const PlanReading reading = PlanFiles().read(m_folder->filePath(u"nowhere"_s));
        QVERIFY(found(reading, u"plan.yaml"_s, u"1:1 missing-file"_s));
        QVERIFY(reading.findings[0].message.contains("nowhere"_L1));
        QVERIFY(!PlanFiles().read({}).plan);
        QVERIFY(!PlanFiles().read(m_folder->filePath(u"plan.yaml"_s)).plan);
    }

    void noPlanFile()
    {
        QVERIFY(QFile::remove(m_folder->filePath(u"plan.yaml"_s)));
        const PlanReading reading = PlanFiles().read(m_folder->path());
        QVERIFY(found(reading, u"plan.yaml"_s, u"1:1 missing-file"_s));
        QVERIFY(reading.findings[0].message.contains(m_folder->path()));
    }

    void noRunbooks()
    {
        QVERIFY(QDir(m_folder->filePath(u"runbooks"_s)).removeRecursively());
        QVERIFY(found(PlanFiles().read(m_folder->path()), u"plan.yaml"_s, u"39:14 reference"_s));
    }

    void folderInsteadOfFile()
    {
        QVERIFY(QDir(m_folder->path()).mkdir(u"runbooks/other.yaml"_s));
        QVERIFY(found(PlanFiles().read(m_folder->path()), u"runbooks/other.yaml"_s, u"1:1 missing-file"_s));
    }

    void pipeInsteadOfFile()
    {
        // Opening a pipe would wait for a writer for ever.
        QCOMPARE(mkfifo(qPrintable(m_folder->filePath(u"runbooks/pipe.yaml"_s)), 0600), 0);
        QVERIFY(found(PlanFiles().read(m_folder->path()), u"runbooks/pipe.yaml"_s, u"1:1 missing-file"_s));
    }

    void linksInCircles()
    {
        for (const QString &name : {u"plan.yaml"_s, u"runbooks/restore.yaml"_s}) {
            const QString path = m_folder->filePath(name);
            QVERIFY(QFile::remove(path));
            QVERIFY(QFile::link(path, path));
            QVERIFY(!PlanFiles().read(m_folder->path()).plan);
            QVERIFY(QFile::remove(path));
            write(name, name == u"plan.yaml" ? smallPlan() : smallRunbook());
        }
        QVERIFY(QFile::link(m_folder->path(), m_folder->filePath(u"runbooks/again.yaml"_s)));
        QVERIFY(found(PlanFiles().read(m_folder->path()), u"runbooks/again.yaml"_s, u"1:1 missing-file"_s));
    }

    void linksToNowhereAndToDevices_data()
    {
        QTest::addColumn<QString>("target");
        for (const char *target : {"/nowhere/at/all", "/dev/zero", "/dev/tty", "/proc/self/fd", "/"})
            QTest::newRow(target) << QString::fromLatin1(target);
    }
    void linksToNowhereAndToDevices()
    {
        QFETCH(QString, target);
        QVERIFY(QFile::link(target, m_folder->filePath(u"runbooks/odd.yaml"_s)));
        QVERIFY(found(PlanFiles().read(m_folder->path()), u"runbooks/odd.yaml"_s, u"1:1 missing-file"_s));
        QVERIFY(QFile::remove(m_folder->filePath(u"plan.yaml"_s)));
        QVERIFY(QFile::link(target, m_folder->filePath(u"plan.yaml"_s)));
        QVERIFY(!PlanFiles().read(m_folder->path()).plan);
    }

    void socketInsteadOfFile()
    {
        QCOMPARE(mknod(qPrintable(m_folder->filePath(u"runbooks/socket.yaml"_s)), S_IFSOCK | 0600, 0), 0);
        QVERIFY(found(PlanFiles().read(m_folder->path()), u"runbooks/socket.yaml"_s, u"1:1 missing-file"_s));
    }

    void folderInsteadOfThePlan()
    {
        QVERIFY(QFile::remove(m_folder->filePath(u"plan.yaml"_s)));
        QVERIFY(QDir(m_folder->path()).mkdir(u"plan.yaml"_s));
        QVERIFY(found(PlanFiles().read(m_folder->path()), u"plan.yaml"_s, u"1:1 missing-file"_s));
    }

    void fileInsteadOfTheRunbooks()
    {
        QVERIFY(QDir(m_folder->filePath(u"runbooks"_s)).removeRecursively());
        write(u"runbooks"_s, "x");
        QVERIFY(found(PlanFiles().read(m_folder->path()), u"plan.yaml"_s, u"39:14 reference"_s));
    }

    // A hole takes no room on the disk, but would in memory.
    void aTerabyteOfNothing()
    {
        QFile file(m_folder->filePath(u"runbooks/huge.yaml"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        if (!file.resize(qint64(1) << 40))
            QSKIP("this file system knows no such files");
        file.close();
        QVERIFY(found(PlanFiles().read(m_folder->path()), u"runbooks/huge.yaml"_s, u"1:1 size"_s));
    }

    void manyLargeFiles()
    {
        QVERIFY(QFile::remove(m_folder->filePath(u"runbooks/restore.yaml"_s)));
        for (int number = 0; number < 500; ++number) {
            QFile file(m_folder->filePath(u"runbooks/r%1.yaml"_s.arg(number)));
            QVERIFY(file.open(QIODevice::WriteOnly) && file.resize(4 * 1024 * 1024));
        }
        QVERIFY(found(PlanFiles().read(m_folder->path()), u"plan.yaml"_s, u"1:1 size"_s));
    }

    // The name stands in every finding about the file, and those are written to terminals.
    void namesThatCommandATerminal_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("escape") << u"a\x1b[2J.yaml"_s;
        QTest::newRow("line end") << u"a\nplan.yaml:1:1: error: all is well.yaml"_s;
        QTest::newRow("reading direction") << u"a\u202e.yaml"_s;
        QTest::newRow("not an id") << u"A b.yaml"_s;
        QTest::newRow("an option") << u"-rf.yaml"_s;
        QTest::newRow("as long as can be") << QString(250, u'a') + u".yaml"_s;
        QTest::newRow("other ending") << u"a\x1b[2J.yml"_s;
    }
    void namesThatCommandATerminal()
    {
        QFETCH(QString, name);
        write(u"runbooks/"_s + name, smallRunbook());
        const PlanReading reading = PlanFiles().read(m_folder->path());
        QVERIFY(!reading.plan);
        QVERIFY2(listed(reading).contains("[file-name]"_L1), qUtf8Printable(listed(reading)));
        for (const Finding &finding : reading.findings) {
            const QString line = formatFinding(finding);
            QVERIFY2(line == visibleText(line) && !line.contains(u'\n'), qUtf8Printable(visibleText(line)));
        }
    }

    void otherEnding()
    {
        write(u"runbooks/other.yml"_s, smallRunbook());
        write(u"runbooks/README.md"_s, "not a runbook");
        QVERIFY(found(PlanFiles().read(m_folder->path()), u"runbooks/other.yml"_s, u"1:1 file-name"_s));
    }

    void tooManyRunbooks()
    {
        for (int number = 0; number < 501; ++number)
            write(u"runbooks/r%1.yaml"_s.arg(number), "x");
        const PlanReading reading = PlanFiles().read(m_folder->path());
        QVERIFY(!reading.plan);
        QVERIFY(listed(reading).contains("at most 500"_L1));
    }

private:
    void write(const QString &name, const QByteArray &content)
    {
        QFile file(m_folder->filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(content), content.size());
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

HF_TEST(PlanFolderTest)

} // namespace holdfast::test

#include "tst_planfolder.moc"
