// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/dumps/dumpfolder.h"
#include "support/runner.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace holdfast;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// Dumps on the disk: whole or not at all, and known again byte by byte.
class DumpFolderTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void aDumpIsThereOnlyWhenItIsWhole()
    {
        DumpFolder store(place());
        QCOMPARE(store.dumps()->size(), 0);
        const auto file = store.prepare(u"one"_s);
        QVERIFY(file && write(*file, "half of it"));
        QCOMPARE(store.dumps()->size(), 0); // also when the program ends here
        const auto kept = store.keep(dump(u"one"_s));
        QVERIFY(kept);
        QCOMPARE(kept->bytes, 10);
        QCOMPARE(kept->sha256, u"79fc9ae17531330efc8af533faae64e2d1c7bc44edf22e4723ae19da32dc8d82"_s);
        QCOMPARE(*store.dumps(), QList<DatabaseDump>{*kept});
        QVERIFY(store.file(*kept));
    }

    void whatWasCutOffIsMadeAnew()
    {
        DumpFolder store(place());
        QVERIFY(write(*store.prepare(u"one"_s), "the first attempt, cut off"));
        const auto again = store.prepare(u"one"_s);
        QVERIFY(again && !QFile::exists(*again) && write(*again, "second"));
        QCOMPARE(store.keep(dump(u"one"_s))->bytes, 6);
    }

    void aChangedByteIsFound()
    {
        DumpFolder store(place());
        const DatabaseDump kept = made(store, u"one"_s);
        QVERIFY(write(store.place(u"one"_s) + u"/database.dump"_s, "Database"));
        const auto file = store.file(kept);
        QVERIFY(!file && file.error().code == ErrorCode::tampered);
    }

    void aManifestThatCannotBeReadIsNotOverlooked()
    {
        DumpFolder store(place());
        made(store, u"one"_s);
        made(store, u"two"_s);
        QVERIFY(write(store.place(u"one"_s) + u"/manifest.json"_s, "{\"version\":1"));
        const auto dumps = store.dumps();
        QVERIFY(!dumps && dumps.error().why.contains(u"one/manifest.json"_s));
    }

    void aProofStays()
    {
        DumpFolder store(place());
        const DatabaseDump kept = made(store, u"one"_s);
        const DumpProof proof{kept.takenAt + 1min, u"standby:5432"_s, 900ms, {}};
        QVERIFY(store.addProof(u"one"_s, proof));
        QCOMPARE(store.dumps()->first().proof, std::optional(proof));
        QVERIFY(!store.addProof(u"other"_s, proof));
    }

    void onlyTheOwnerMayLook()
    {
        DumpFolder store(place());
        made(store, u"one"_s);
        const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther
            | QFile::WriteOther | QFile::ExeOther;
        for (const QString &path : {place(), store.place(u"one"_s), store.place(u"one"_s) + u"/database.dump"_s,
                 store.place(u"one"_s) + u"/manifest.json"_s})
            QVERIFY2((QFile::permissions(path) & others) == 0, qPrintable(path));
    }

    void aDroppedOneIsGone()
    {
        DumpFolder store(place());
        made(store, u"one"_s);
        made(store, u"two"_s);
        QVERIFY(store.remove(u"one"_s));
        QCOMPARE(store.dumps()->size(), 1);
        QCOMPARE(
            QDir(place()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot), QStringList{u"two"_s});
    }

private:
    [[nodiscard]] QString place() const { return m_folder->filePath(u"backups"_s); }
    static bool write(const QString &path, const QByteArray &text)
    {
        QFile file(path);
        return file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
    }
    static DatabaseDump dump(const QString &id)
    {
        DatabaseDump dump;
        dump.id = id;
        dump.database = u"shop"_s;
        dump.takenAt = *parseUtc(u"2026-11-28T12:00:00Z"_s);
        dump.server = u"15.18"_s;
        return dump;
    }
    static DatabaseDump made(DumpFolder &store, const QString &id)
    {
        write(*store.prepare(id), "database");
        return *store.keep(dump(id));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

HF_TEST(DumpFolderTest)
#include "tst_dumpfolder.moc"
