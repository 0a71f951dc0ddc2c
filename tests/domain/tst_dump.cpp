// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/backup/filecopy.h"
#include "support/runner.h"

#include <QJsonArray>
#include <QTest>

using namespace holdfast;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const UtcTime noon = *parseUtc(u"2026-11-28T12:00:00Z"_s);

DatabaseDump dumpAt(UtcTime time, const std::optional<QString> &fault = {})
{
    DatabaseDump dump{dumpId(u"shop"_s, time), u"shop"_s, time, time - 1s, u"15.18"_s, 4096, u"ab12"_s,
        {{u"public.orders"_s, 12}, {u"public.people"_s, 0}}, {}};
    if (fault)
        dump.proof = DumpProof{time + 1min, u"standby.example:5432"_s, 1500ms, *fault};
    return dump;
}

} // namespace

class DumpTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theManifestComesBackAsItWas()
    {
        for (const DatabaseDump &dump : {dumpAt(noon), dumpAt(noon, QString()), dumpAt(noon, u"“x” has 1 row."_s)}) {
            const auto read = dumpFromJson(toJson(dump));
            QVERIFY2(read, qPrintable(read ? QString() : read.error().what));
            QCOMPARE(*read, dump);
        }
    }

    void aManifestThatSaysSomethingElseIsRefused()
    {
        for (const char *member : {"id", "database", "takenAt", "server", "bytes", "sha256", "rows", "version"}) {
            QJsonObject object = toJson(dumpAt(noon));
            object.remove(QString::fromLatin1(member));
            const auto read = dumpFromJson(object);
            QVERIFY2(!read && read.error().what.contains(QString::fromLatin1(member)), member);
        }
        QJsonObject object = toJson(dumpAt(noon));
        object.insert(u"proven"_s, true);
        QVERIFY(!dumpFromJson(object));
        object = toJson(dumpAt(noon));
        object.insert(u"rows"_s, QJsonObject{{u"public.orders"_s, u"many"_s}});
        QVERIFY(!dumpFromJson(object));
    }

    void onlyWhatWasRestoredOnceIsReliedOn()
    {
        const QList<DatabaseDump> dumps{
            dumpAt(noon, QString()), dumpAt(noon + 1h, QString()), dumpAt(noon + 2h, u"broken"_s), dumpAt(noon + 3h)};
        QCOMPARE(newestProven(dumps)->id, dumps[1].id);
        QCOMPARE(newestProven({dumpAt(noon), dumpAt(noon + 1h, u"broken"_s)}), nullptr);
    }

    void theNewestProvenOneNeverGoes()
    {
        const QList<DatabaseDump> dumps{
            dumpAt(noon + 3h), dumpAt(noon, QString()), dumpAt(noon + 1h), dumpAt(noon + 2h, u"broken"_s)};
        QCOMPARE(outdated(dumps, 1), QStringList({dumps[2].id, dumps[3].id}));
        QCOMPARE(outdated(dumps, 0), outdated(dumps, 1));
        QCOMPARE(outdated(dumps, 4), QStringList());
    }

    void theManifestOfFilesComesBackAsItWas()
    {
        FileCopy copy{u"id"_s, u"bucket"_s, noon,
            {{u"a/ä b.txt"_s, 3, u"e1"_s, noon, u"aa"_s}, {u"a/c"_s, 0, u"e2"_s, noon - 1s, u"bb"_s}}, {}};
        QCOMPARE(*fileCopyFromJson(toJson(copy)), copy);
        copy.proof = DumpProof{noon, u"bucket"_s, 5ms, u"no"_s};
        QCOMPARE(*fileCopyFromJson(toJson(copy)), copy);
        QCOMPARE(copy.bytes(), 3);
        QJsonObject object = toJson(copy);
        object.insert(u"files"_s, QJsonArray{QJsonObject{{u"key"_s, u"a"_s}}});
        QVERIFY(!fileCopyFromJson(object));
    }

    void onlyTheVerySameFileIsNotReadAgain()
    {
        const CopiedFile file{u"b"_s, 3, u"e"_s, noon, u"aa"_s};
        const FileCopy earlier{
            u"id"_s, u"x"_s, noon, {{u"a"_s, 3, u"e"_s, noon, u"cc"_s}, file, {u"c"_s, 1, u"e"_s, noon, u"dd"_s}}, {}};
        const CopiedFile same{u"b"_s, 3, u"e"_s, noon, {}};
        QVERIFY(unchangedSince(earlier, same) && unchangedSince(earlier, same)->sha256 == u"aa"_s);
        QCOMPARE(unchangedSince(earlier, {u"b"_s, 4, u"e"_s, noon, {}}), nullptr);
        QCOMPARE(unchangedSince(earlier, {u"b"_s, 3, u"f"_s, noon, {}}), nullptr);
        QCOMPARE(unchangedSince(earlier, {u"b"_s, 3, u"e"_s, noon + 1s, {}}), nullptr);
        QCOMPARE(unchangedSince(earlier, {u"bb"_s, 3, u"e"_s, noon, {}}), nullptr);
        QCOMPARE(unchangedSince({}, same), nullptr);
    }

    void twoOfOneSecondHaveNamesOfTheirOwn() { QVERIFY(dumpId(u"x"_s, noon) != dumpId(u"x"_s, noon + 1ms)); }

    void aMissingRowIsNamed()
    {
        const QMap<QString, qint64> wanted{{u"orders"_s, 12}, {u"people"_s, 3}, {u"notes"_s, 1}};
        QCOMPARE(missingRows(wanted, wanted), QStringList());
        const QStringList found = missingRows(wanted, {{u"orders"_s, 11}, {u"people"_s, 3}, {u"more"_s, 9}});
        QCOMPARE(found.size(), 2);
        QVERIFY(found.join(u' ').contains(u"notes"_s));
        QVERIFY(found.join(u' ').contains(u"11 rows instead of 12"_s));
    }
};

HF_TEST(DumpTest)
#include "tst_dump.moc"
