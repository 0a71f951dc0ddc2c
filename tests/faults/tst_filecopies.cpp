// SPDX-License-Identifier: GPL-3.0-or-later
#include "faults/recovery.h"
#include "support/runner.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>

using namespace Qt::StringLiterals;
using namespace holdfast;
using namespace holdfast::test;

/// Copies of the files outside their store, and the loss of files with all their versions. The range says which files
/// are there, and whole.
class FileCopiesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_practice = std::make_unique<Practice>();
        QCOMPARE(m_practice->ctl({u"range"_s, u"start"_s}).exitCode, 0);
    }

    void onlyWhatChangedIsReadAgain()
    {
        QCOMPARE(m_practice->ctl({u"backups"_s, u"prove-files"_s}).exitCode, 3);
        const QJsonObject first = m_practice->ctl({u"backups"_s, u"take-files"_s, u"--prove"_s}).json();
        QCOMPARE(first[u"files"].toInt(), int(truth()[u"objects"].toObject().size()) - ownFiles());
        QVERIFY(first[u"proven"].toBool());
        const int read = reads();
        QVERIFY(read >= first[u"files"].toInt());
        const QJsonObject second = m_practice->ctl({u"backups"_s, u"take-files"_s}).json();
        QCOMPARE(second[u"files"], first[u"files"]);
        QCOMPARE(reads(), read); // nothing has changed
        QCOMPARE(list().size(), 2);
        // What the proof wrote is gone again.
        const QJsonObject objects = truth()[u"objects"].toObject();
        for (auto one = objects.begin(); one != objects.end(); ++one)
            QVERIFY2(!one.key().contains(u"proof-"_s) || one.value()[u"isHidden"].toBool(), qPrintable(one.key()));
    }

    void aCopyThatWasChangedIsNotTrusted()
    {
        QCOMPARE(m_practice->ctl({u"backups"_s, u"take-files"_s, u"--prove"_s}).exitCode, 0);
        QDirIterator contents(
            m_practice->folder() + u"/file-copies/content"_s, QDir::Files, QDirIterator::Subdirectories);
        QVERIFY(contents.hasNext());
        QFile file(contents.next());
        QVERIFY(file.open(QIODevice::ReadWrite) && file.write("X", 1) == 1);
        file.close();
        QCOMPARE(m_practice->ctl({u"backups"_s, u"prove-files"_s}).exitCode, 1);
        QVERIFY(!list().last()[u"proven"].toBool());
    }

    void destroyedFilesComeBackFromTheCopy()
    {
        QCOMPARE(m_practice->ctl({u"backups"_s, u"take-files"_s}).exitCode, 0);
        Recovery recovery(*m_practice);
        strike(recovery);
        QVERIFY(truth()[u"filesLost"].toInt() > 0);
        QCOMPARE(truth()[u"filesLost"], truth()[u"deletedFiles"]);
        recovery.launch();
        const ProgramRun run = recovery.finish();
        QVERIFY2(run.exitCode == 0, (run.out + run.err).constData());
        QCOMPARE(truth()[u"filesLost"].toInt(-1), 0);
    }

    void aRestoreThatIsKilledInTheMiddleGoesOn()
    {
        QCOMPARE(m_practice->ctl({u"backups"_s, u"take-files"_s}).exitCode, 0);
        Recovery recovery(*m_practice);
        strike(recovery);
        // The check before it writes one file as well; then every thread is held at its first one.
        QVERIFY(!recovery.arm(u"PutObject"_s, u"delay"_s, u"before"_s, {{u"provider"_s, u"s3"_s}, {u"seconds"_s, 0}})
                     .isEmpty());
        QVERIFY(!recovery.arm(u"PutObject"_s, u"hold"_s, u"after"_s, {{u"provider"_s, u"s3"_s}, {u"times"_s, 5}})
                     .isEmpty());
        recovery.launch();
        QTRY_VERIFY_WITH_TIMEOUT(recovery.effects(u"PutObject"_s) >= 1, 30000);
        recovery.kill();
        recovery.disarm();
        const ProgramRun run = recovery.resume();
        QVERIFY2(run.exitCode == 0, (run.out + run.err).constData());
        QCOMPARE(truth()[u"filesLost"].toInt(-1), 0);
    }

private:
    [[nodiscard]] QJsonObject truth() const { return m_practice->ask(u"/_range/provider/s3"_s).object(); }
    [[nodiscard]] QJsonArray list() const
    {
        return m_practice->ctl({u"backups"_s, u"list"_s}).json()[u"files"].toArray();
    }
    [[nodiscard]] int ownFiles() const
    {
        int own = 0;
        for (const QString &key : truth()[u"objects"].toObject().keys())
            own += key.startsWith(u".holdfast/"_s) ? 1 : 0;
        return own;
    }
    [[nodiscard]] int reads() const
    {
        int count = 0;
        for (const QJsonValue &call : m_practice->calls())
            count += call[u"route"] == u"GetObject"_s ? 1 : 0;
        return count;
    }
    void strike(Recovery &recovery)
    {
        const QString bucket = m_practice->description()[u"s3"][u"bucket"].toString();
        recovery.follow(
            u"file-loss-from-copy"_s, u"storage-destroyed"_s, {u"stop"_s, u"restore="_s + bucket, u"references"_s});
        QVERIFY(recovery.begin(u"files_destroyed"_s));
    }

    std::unique_ptr<Practice> m_practice;
};

HF_TEST(FileCopiesTest)
#include "tst_filecopies.moc"
