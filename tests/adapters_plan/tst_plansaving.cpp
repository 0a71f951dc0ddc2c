// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/export/filedocumentstore.h"
#include "adapters/plan_files/planfilewriter.h"
#include "engine/plan/plandesk.h"
#include "plansupport.h"
#include "support/runner.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;

namespace holdfast::test {

namespace {

void put(const QString &path, const QByteArray &bytes)
{
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("%s cannot be written", qUtf8Printable(path));
}

QByteArray got(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

PlanEdit rtoOfShop(const QString &value) { return SetValue{{u"components"_s, u"shop"_s, u"rto"_s}, value}; }

} // namespace

/// A plan on disk that is changed from inside and from outside.
class PlanSavingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void onlyTheValueIsWritten();
    void anotherFileIsNotOverwritten();
    void aMistakeIsNotWritten();
    void severalEditsAreOne();
    void aFileThatCannotBeWrittenStays();
    void theBuiltInPlanIsCopiedFirst();
    void anExistingFolderIsNotCopiedOver();
    void whatIsChangedOutsideIsRead();
    void aFileThatIsExchangedIsWatchedOn();
    void aPlanWithErrorsIsNotUsed();
    void aFolderThatComesLaterIsRead();

private:
    [[nodiscard]] QString plan() const { return m_folder + u"/plan.yaml"_s; }
    [[nodiscard]] Result<> save(const QByteArray &revision, const QList<PlanEdit> &edits)
    {
        std::optional<Result<>> done;
        m_desk->save(revision, edits, [&done](const Result<> &saved) { done = saved; });
        static_cast<void>(QTest::qWaitFor([&done] { return done.has_value(); }));
        return done.value_or(failure(ErrorCode::timedOut, u"no answer"_s));
    }
    [[nodiscard]] Duration rto() const { return m_shelf->plan()->component(ComponentId{u"shop"_s})->rto; }

    std::unique_ptr<QTemporaryDir> m_temporary;
    QString m_folder;
    PlanFiles m_files{{{u"test.look"_s, u"test.act"_s}, {u"test.seen"_s}}};
    FileDocumentStore m_documents;
    PlanFileWriter m_writer{m_files, m_documents};
    Pool m_pool{u"work"_s, 1};
    std::unique_ptr<PlanShelf> m_shelf;
    std::unique_ptr<PlanDesk> m_desk;
};

void PlanSavingTest::init()
{
    m_desk.reset();
    m_shelf.reset();
    m_temporary = std::make_unique<QTemporaryDir>();
    m_folder = m_temporary->filePath(u"plan"_s);
    put(plan(), smallPlan());
    put(m_folder + u"/runbooks/restore.yaml"_s, smallRunbook());
    m_shelf = std::make_unique<PlanShelf>(m_files, m_folder);
    m_shelf->watch();
    m_desk = std::make_unique<PlanDesk>(*m_shelf, m_writer, m_pool,
        PlanDesk::Places{m_temporary->filePath(u"built-in"_s), m_temporary->filePath(u"home/own"_s)});
    QVERIFY(m_shelf->plan());
}

void PlanSavingTest::onlyTheValueIsWritten()
{
    QVERIFY(QFile::setPermissions(plan(), QFile::ReadOwner | QFile::WriteOwner));
    const auto saved = save(m_shelf->revision(), {rtoOfShop(u"45m"_s)});
    QVERIFY2(saved, saved ? "" : qPrintable(saved.error().what));
    QCOMPARE(got(plan()), changed(smallPlan(), "rto: 2h", "rto: 45m"));
    QCOMPARE(rto(), std::chrono::minutes{45});
    QVERIFY(!(QFile::permissions(plan()) & QFile::ReadOther));
    QCOMPARE(QDir(m_folder).entryList(QDir::Files | QDir::Hidden), QStringList{u"plan.yaml"_s});
}

void PlanSavingTest::anotherFileIsNotOverwritten()
{
    const QByteArray seen = m_shelf->revision();
    const QByteArray theirs = changed(smallPlan(), "owner: Ann", "owner: Eve");
    put(plan(), theirs);
    const auto saved = save(seen, {rtoOfShop(u"45m"_s)});
    QVERIFY(!saved);
    QCOMPARE(saved.error().code, ErrorCode::conflict);
    QCOMPARE(got(plan()), theirs);
    QCOMPARE(m_shelf->plan()->owner, u"Eve"_s); // and what is there now is shown
    QVERIFY(save(m_shelf->revision(), {rtoOfShop(u"45m"_s)}));
    QCOMPARE(got(plan()), changed(theirs, "rto: 2h", "rto: 45m"));
}

void PlanSavingTest::aMistakeIsNotWritten()
{
    for (const QString &value : {u"soon"_s, u"0s"_s, u""_s, u"null"_s}) {
        const auto saved = save(m_shelf->revision(), {rtoOfShop(value)});
        QVERIFY(!saved);
        QCOMPARE(saved.error().code, ErrorCode::invalid);
        QVERIFY2(saved.error().why.contains(u"rto"_s), qPrintable(saved.error().why));
        QCOMPARE(got(plan()), smallPlan());
    }
}

void PlanSavingTest::severalEditsAreOne()
{
    const PlanEdit name = SetValue{{u"components"_s, u"shop"_s, u"name"_s}, u"Shop: all"_s};
    QVERIFY(!save(m_shelf->revision(), {name, rtoOfShop(u"soon"_s)}));
    QCOMPARE(got(plan()), smallPlan());
    QVERIFY(save(m_shelf->revision(), {name, rtoOfShop(u"3h"_s)}));
    QCOMPARE(m_shelf->plan()->component(ComponentId{u"shop"_s})->name, u"Shop: all"_s);
    QCOMPARE(rto(), std::chrono::hours{3});
}

void PlanSavingTest::aFileThatCannotBeWrittenStays()
{
    // A folder in the place of the file is in the way of everybody, of the superuser as well.
    const QByteArray seen = m_shelf->revision();
    QVERIFY(QFile::remove(plan()));
    QVERIFY(QDir().mkpath(plan()));
    QVERIFY(!save(seen, {rtoOfShop(u"45m"_s)}));
    QVERIFY(QFileInfo(plan()).isDir());
    QCOMPARE(rto(), std::chrono::hours{2}); // the last good plan is in force
}

void PlanSavingTest::theBuiltInPlanIsCopiedFirst()
{
    const QString own = m_temporary->filePath(u"home/own"_s);
    PlanDesk desk(*m_shelf, m_writer, m_pool, {m_folder, own});
    QVERIFY(desk.isBuiltIn());
    std::optional<Result<>> done;
    desk.save(m_shelf->revision(), {rtoOfShop(u"45m"_s)}, [&done](const Result<> &saved) { done = saved; });
    QTRY_VERIFY(done);
    QVERIFY(!*done && done->error().next.contains(own));
    done.reset();
    desk.copyToOwn([&done](const Result<> &copied) { done = copied; });
    QTRY_VERIFY(done);
    QVERIFY2(*done, *done ? "" : qPrintable(done->error().what + done->error().why));
    QVERIFY(!desk.isBuiltIn());
    QCOMPARE(m_shelf->folder(), own);
    done.reset();
    desk.save(m_shelf->revision(), {rtoOfShop(u"45m"_s)}, [&done](const Result<> &saved) { done = saved; });
    QTRY_VERIFY(done && *done);
    QCOMPARE(got(plan()), smallPlan());
    QCOMPARE(got(own + u"/plan.yaml"_s), changed(smallPlan(), "rto: 2h", "rto: 45m"));
    QCOMPARE(got(own + u"/runbooks/restore.yaml"_s), smallRunbook());
}

void PlanSavingTest::anExistingFolderIsNotCopiedOver()
{
    put(m_temporary->filePath(u"home/own/plan.yaml"_s), "mine");
    std::optional<Result<>> done;
    m_desk->copyToOwn([&done](const Result<> &copied) { done = copied; });
    QTRY_VERIFY(done);
    QCOMPARE(done->error().code, ErrorCode::refused);
    QCOMPARE(got(m_temporary->filePath(u"home/own/plan.yaml"_s)), QByteArray("mine"));
    QCOMPARE(m_shelf->folder(), m_folder);
}

void PlanSavingTest::whatIsChangedOutsideIsRead()
{
    put(plan(), changed(smallPlan(), "rto: 2h", "rto: 7h"));
    QTRY_COMPARE(rto(), std::chrono::hours{7});
    put(plan(), changed(smallPlan(), "rto: 2h", "rto: 8h"));
    QTRY_COMPARE(rto(), std::chrono::hours{8});
    // Several writes of one program are one reading.
    const QSignalSpy readings(m_shelf.get(), &PlanShelf::changed);
    for (int hours = 3; hours < 9; ++hours)
        put(plan(), changed(smallPlan(), "rto: 2h", "rto: " + QByteArray::number(hours + 20) + "h"));
    QTRY_COMPARE(rto(), std::chrono::hours{28});
    QVERIFY(readings.size() <= 2);
}

void PlanSavingTest::aFileThatIsExchangedIsWatchedOn()
{
    for (int hours = 3; hours < 6; ++hours) {
        const QString other = m_temporary->filePath(u"other"_s);
        put(other, changed(smallPlan(), "rto: 2h", "rto: " + QByteArray::number(hours) + "h"));
        QCOMPARE(std::rename(QFile::encodeName(other).constData(), QFile::encodeName(plan()).constData()), 0);
        QTRY_COMPARE(rto(), std::chrono::hours{hours});
    }
    put(m_folder + u"/runbooks/new.yaml"_s, changed(smallRunbook(), "id: restore", "id: new"));
    QTRY_COMPARE(m_shelf->plan()->runbooks.size(), 2);
}

void PlanSavingTest::aPlanWithErrorsIsNotUsed()
{
    put(plan(), changed(smallPlan(), "rto: 2h", "rto: never"));
    QTRY_VERIFY(!m_shelf->findings().isEmpty());
    QCOMPARE(rto(), std::chrono::hours{2});
    QVERIFY(m_shelf->revision().isEmpty()); // nothing is changed in a file that nobody sees
    put(plan(), changed(smallPlan(), "rto: 2h", "rto: 7h"));
    QTRY_COMPARE(rto(), std::chrono::hours{7});
    QVERIFY(m_shelf->findings().isEmpty());
}

void PlanSavingTest::aFolderThatComesLaterIsRead()
{
    QVERIFY(QDir().rename(m_folder, m_folder + u"-away"_s));
    QTRY_VERIFY(!m_shelf->findings().isEmpty());
    QVERIFY(m_shelf->plan());
    QVERIFY(QDir().rename(m_folder + u"-away"_s, m_folder));
    QTRY_VERIFY(m_shelf->findings().isEmpty());
}

HF_TEST(PlanSavingTest)

} // namespace holdfast::test

#include "tst_plansaving.moc"
