// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/samples_sqlite/sqlitehistory.h"
#include "support/runner.h"

#include <QFile>
#include <QTemporaryDir>

using namespace holdfast;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

const UtcTime start = std::chrono::sys_days{std::chrono::year{2026} / 11 / 23} + std::chrono::hours{1};

SampleRun run(const QString &probe, Duration later, Duration length, Health health = Health::up)
{
    return {ComponentId{u"application"_s}, probe, {}, health, u"answers “yes”; it's fine"_s, u"b1"_s, start + later,
        start + later + length, 5, 1ms, 9ms, 20ms};
}

HistoryQuery all(const QString &probe = {})
{
    return {ComponentId{u"application"_s}, probe, {}, start - 1h, start + 1h};
}

} // namespace

class HistoryTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void whatWasKeptIsReadByTheNextProgram()
    {
        const QList<SampleRun> runs{run(u"http"_s, 0s, 30s), run(u"http"_s, 40s, 10s, Health::down)};
        {
            SqliteHistory history(file());
            QVERIFY(await(history.keep(runs)));
        }
        SqliteHistory history(file());
        const auto read = await(history.read(all()));
        QVERIFY(read);
        QCOMPARE(*read, runs);
        QCOMPARE(QFile::permissions(file()) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
    }

    void aRunThatHasGrownReplacesItself()
    {
        SqliteHistory history(file());
        QVERIFY(await(history.keep({run(u"http"_s, 0s, 10s)})));
        QVERIFY(await(history.keep({run(u"http"_s, 0s, 20s)})));
        const auto read = await(history.read(all()));
        QVERIFY(read);
        QCOMPARE(*read, QList<SampleRun>{run(u"http"_s, 0s, 20s)});
    }

    void onlyWhatWasAskedForIsRead()
    {
        SampleRun elsewhere = run(u"http"_s, 1s, 1s);
        elsewhere.environment = u"test"_s;
        SqliteHistory history(file());
        QVERIFY(await(history.keep({run(u"http"_s, 0s, 10s), run(u"tls"_s, 0s, 10s), elsewhere})));
        QCOMPARE(await(history.read(all()))->size(), 2);
        QCOMPARE(await(history.read(all(u"tls"_s)))->size(), 1);
        HistoryQuery query = all();
        query.environment = u"test"_s;
        QCOMPARE(*await(history.read(query)), QList<SampleRun>{elsewhere});
        query = all();
        query.from = start + 5s; // touches the middle of both
        query.to = start + 6s;
        QCOMPARE(await(history.read(query))->size(), 2);
        query.from = start + 11s;
        query.to = start + 12s;
        QVERIFY(await(history.read(query))->isEmpty());
        QVERIFY(await(history.forget(start + 1min)));
        QVERIFY(await(history.read(all()))->isEmpty());
    }

    void aFileThatIsNoneIsSaidAndNotTouched()
    {
        QFile other(file());
        QVERIFY(other.open(QFile::WriteOnly));
        other.write("my thesis, of which there is one copy, and which is longer than a page of a database");
        other.close();
        SqliteHistory history(file());
        const auto kept = await(history.keep({run(u"http"_s, 0s, 10s)}));
        QVERIFY(!kept);
        QCOMPARE(kept.error().code, ErrorCode::storage);
        QVERIFY(kept.error().why.contains(file()));
        QVERIFY(other.open(QFile::ReadOnly));
        QVERIFY(other.readAll().startsWith("my thesis"));
    }

private:
    [[nodiscard]] QString file() const { return m_folder->filePath(u"samples.db"_s); }
    std::unique_ptr<QTemporaryDir> m_folder;
};

HF_TEST(HistoryTest)
#include "tst_history.moc"
