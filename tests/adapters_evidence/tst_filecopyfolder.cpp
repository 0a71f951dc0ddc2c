// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/dumps/filecopyfolder.h"
#include "support/runner.h"

#include <QDir>
#include <QDirIterator>
#include <QTemporaryDir>
#include <QTest>

using namespace holdfast;
using namespace Qt::StringLiterals;

/// Contents of files on the disk: each once, whole or not at all.
class FileCopyFolderTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void theSameBytesAreKeptOnce()
    {
        FileCopyFolder store(place());
        const QString first = added(store, {"hello ", "world"});
        QCOMPARE(first, u"b94d27b9934d3e08a52e52d7da7dabfac484efe37a5380ee9088f7ace2efcde9"_s);
        QCOMPARE(added(store, {"hello world"}), first);
        QVERIFY(added(store, {"another"}) != first);
        QCOMPARE(filesBelow().size(), 2);
        QVERIFY(store.hasContent(first) && store.verify(first));
        QCOMPARE(*store.content(first, 6, 100), QByteArray("world"));
        QCOMPARE(*store.content(first, 0, 5), QByteArray("hello"));
    }

    void whatIsNotFinishedLeavesNothing()
    {
        FileCopyFolder store(place());
        {
            auto content = store.newContent();
            QVERIFY(content && (*content)->add("half"));
        }
        QCOMPARE(filesBelow(), QStringList());
    }

    void aChangedByteIsFound()
    {
        FileCopyFolder store(place());
        const QString sha256 = added(store, {"text"});
        QFile file(filesBelow().first());
        QVERIFY(file.open(QIODevice::ReadWrite) && file.write("T", 1) == 1);
        file.close();
        const auto verified = store.verify(sha256);
        QVERIFY(!verified && verified.error().code == ErrorCode::tampered);
    }

    void onlyTheOwnerMayLook()
    {
        FileCopyFolder store(place());
        added(store, {"text"});
        FileCopy copy{u"one"_s, u"b"_s, *parseUtc(u"2026-11-28T12:00:00Z"_s), {}, {}};
        QVERIFY(store.keep(copy));
        QCOMPARE(*store.copies(), QList<FileCopy>{copy});
        const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther
            | QFile::WriteOther | QFile::ExeOther;
        QStringList all = filesBelow();
        all << place() << place() + u"/content"_s << place() + u"/copies"_s << store.place(u"one"_s);
        for (const QString &path : std::as_const(all))
            QVERIFY2((QFile::permissions(path) & others) == 0, qPrintable(path));
    }

private:
    [[nodiscard]] QString place() const { return m_folder->filePath(u"copies"_s); }
    [[nodiscard]] QStringList filesBelow() const
    {
        QStringList files;
        QDirIterator all(place() + u"/content"_s, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (all.hasNext())
            files << all.next();
        return files;
    }
    static QString added(FileCopyFolder &store, const QList<QByteArray> &parts)
    {
        auto content = store.newContent();
        for (const QByteArray &part : parts) {
            if (!content || !(*content)->add(part))
                return {};
        }
        const auto sha256 = (*content)->finish();
        return sha256 ? *sha256 : QString();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

HF_TEST(FileCopyFolderTest)
#include "tst_filecopyfolder.moc"
