// SPDX-License-Identifier: GPL-3.0-or-later
#include "architecture/house.h"
#include "support/runner.h"

using namespace holdfast::test;
using namespace Qt::StringLiterals;

/// A checker that cannot fail proves nothing: made-up files that break each rule, and near misses that do not.
class ControlsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void includes_data();
    void includes();
    void qtModules_data();
    void qtModules();
    void words_data();
    void words();
    void form();
    void libraries_data();
    void libraries();
    void exceptions();
    void blanksCommentsAndTexts();
};

void ControlsTest::includes_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("target");
    QTest::addColumn<int>("found");
    const auto row = [](const char *path, const char *target, bool allowed) {
        QTest::addRow("%s -> %s", path, target)
            << QString::fromLatin1(path) << QString::fromLatin1(target) << (allowed ? 0 : 1);
    };
    row("kernel/a.h", "kernel/b.h", true);
    row("kernel/a.h", "domain/plan/b.h", false);
    row("domain/plan/a.cpp", "kernel/b.h", true);
    row("domain/plan/a.cpp", "domain/incident/b.h", true);
    row("domain/plan/a.cpp", "interfaces/b.h", false);
    row("interfaces/a.h", "domain/plan/b.h", true);
    row("interfaces/a.h", "workers/b.h", false);
    row("workers/a.h", "kernel/b.h", true);
    row("workers/a.h", "interfaces/b.h", false);
    row("actions/database/a.cpp", "interfaces/b.h", true);
    row("actions/database/a.cpp", "adapters/http/b.h", false);
    row("actions/database/a.cpp", "engine/incidents/b.h", false);
    row("adapters/postgres/a.cpp", "adapters/postgres/b.h", true);
    row("adapters/postgres/a.cpp", "workers/b.h", true);
    row("adapters/postgres/a.cpp", "adapters/http/b.h", false);
    row("adapters/postgres/a.cpp", "engine/incidents/b.h", false);
    row("adapters/providers/neon/a.cpp", "adapters/http/b.h", true);
    row("adapters/providers/neon/a.cpp", "adapters/providers/neon/b.h", true);
    row("adapters/providers/neon/a.cpp", "adapters/providers/railway/b.h", false);
    row("adapters/providers/neon/a.cpp", "adapters/postgres/b.h", false);
    row("engine/incidents/a.cpp", "workers/b.h", true);
    row("engine/incidents/a.cpp", "actions/database/b.h", false);
    row("engine/incidents/a.cpp", "adapters/http/b.h", false);
    row("engine/incidents/a.cpp", "viewmodels/b.h", false);
    row("viewmodels/a.cpp", "engine/incidents/b.h", true);
    row("viewmodels/a.cpp", "interfaces/b.h", false);
    row("cli/a.cpp", "engine/incidents/b.h", true);
    row("cli/a.cpp", "viewmodels/b.h", false);
    row("desktop/shell/a.cpp", "viewmodels/b.h", true);
    row("desktop/shell/a.cpp", "engine/incidents/b.h", false);
    row("range/a.cpp", "kernel/b.h", true);
    row("range/a.cpp", "domain/plan/b.h", false);
    row("range/a.cpp", "adapters/http/b.h", false);
    row("app/a.cpp", "adapters/postgres/b.h", true);
    row("app/a.cpp", "actions/database/b.h", true);
    row("desktop/shell/a.cpp", "ui_mainwindow.h", true);
    row("engine/incidents/a.cpp", "a.moc", true);
    row("engine/incidents/a.cpp", "neighbour.h", false);
    row("engine/incidents/a.cpp", "../domain/b.h", false);
    row("attic/a.cpp", "attic/b.h", false);
}

void ControlsTest::includes()
{
    QFETCH(QString, path);
    QFETCH(QString, target);
    QFETCH(int, found);
    const QString text = u"// x\n#include \"%1\"\n#include <QString>\n"_s.arg(target);
    const Findings findings = checkIncludes({path, text});
    QCOMPARE(qMin(int(findings.size()), 1), found);
    if (found > 0)
        QCOMPARE(findings.last().line, 2);
    QVERIFY(path.startsWith("attic"_L1) || checkIncludes({path, u"// #include \"%1\"\n"_s.arg(target)}).isEmpty());
}

void ControlsTest::qtModules_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("allowed");
    for (const char *folder : {"kernel", "domain", "interfaces", "engine", "workers", "actions", "viewmodels", "cli"}) {
        const QString path = QString::fromLatin1(folder) + u"/a.cpp"_s;
        for (const char *header : {"QWidget", "QApplication", "QLabel", "QtWidgets", "QtWidgets/QLabel", "qwidget.h"})
            QTest::addRow("%s %s", folder, header) << path << u"#include <%1>\n"_s.arg(QLatin1String(header)) << false;
        QTest::addRow("%s QString", folder) << path << u"#include <QString>\n#include <vector>\n"_s << true;
    }
    QTest::newRow("domain network") << u"domain/a.h"_s << u"#include <QNetworkReply>\n"_s << false;
    QTest::newRow("domain sql") << u"domain/a.h"_s << u"#include <QSqlQuery>\n"_s << false;
    QTest::newRow("interfaces network") << u"adapters/http/a.h"_s << u"#include <QNetworkReply>\n"_s << true;
    QTest::newRow("desktop") << u"desktop/shell/a.h"_s << u"#include <QWidget>\n"_s << true;
    QTest::newRow("colour") << u"viewmodels/a.h"_s << u"class QColor;\n"_s << false;
    QTest::newRow("brush") << u"viewmodels/a.cpp"_s << u"return QBrush(Qt::red);\n"_s << false;
    QTest::newRow("palette") << u"viewmodels/a.cpp"_s << u"#include <QPalette>\n"_s << false;
    QTest::newRow("a comment on colour") << u"viewmodels/a.cpp"_s << u"// no QColor here\n"_s << true;
}

void ControlsTest::qtModules()
{
    QFETCH(QString, path);
    QFETCH(QString, text);
    QFETCH(bool, allowed);
    QCOMPARE(checkQtModules({path, text}).isEmpty(), allowed);
}

void ControlsTest::words_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("allowed");
    const auto row = [](const char *path, const char *text, bool allowed) {
        QTest::addRow("%s: %s", path, text) << QString::fromLatin1(path) << QString::fromLatin1(text) << allowed;
    };
    for (const char *text : {"QEventLoop loop;", "QThread::sleep(1);", "QThread::msleep(5);", "sleep(1);", "usleep(1);",
             "std::this_thread::sleep_for(1s);", "future.then(this, f);", "future.then( this, f);",
             "Foo::instance()->x();", "// TODO later", "/* FIXME */", "QDateTime::currentDateTime();",
             "QDateTime::currentDateTimeUtc();", "std::chrono::system_clock::now();", "std::thread t;",
             "std::jthread t;", "QThread m_thread;", "QThreadPool pool;", "std::async(f);", "QtConcurrent::run(f);"})
        row("engine/a.cpp", text, false);
    for (const char *text : {"// a QEventLoop would be wrong", "log(\"QEventLoop\");", "future.then(context, f);",
             "instance();", "bool asleep = sleeps(1);", "std::chrono::system_clock::time_point t;",
             "std::thread::id id;", "QThread::currentThread();", "timer.sleep (1);", "pg_sleep(1);"})
        row("engine/a.cpp", text, true);
    row("kernel/clock.cpp", "std::chrono::system_clock::now();", true);
    row("workers/pool.cpp", "std::jthread t;", true);
    row("kernel/clock.cpp", "QEventLoop loop;", false);
}

void ControlsTest::words()
{
    QFETCH(QString, path);
    QFETCH(QString, text);
    QFETCH(bool, allowed);
    QCOMPARE(checkWords({path, text + u'\n'}).isEmpty(), allowed);
}

void ControlsTest::form()
{
    const QString licence = u"// SPDX-License-Identifier: GPL-3.0-or-later\n"_s;
    QVERIFY(checkForm({u"kernel/a.h"_s, licence + u"#pragma once\n"_s}).isEmpty());
    QCOMPARE(checkForm({u"kernel/a.h"_s, u"#pragma once\n"_s + licence}).value(0).rule, u"licence"_s);
    QCOMPARE(checkForm({u"kernel/a.h"_s, u""_s}).value(0).rule, u"licence"_s);
    QCOMPARE(checkForm({u"kernel/aB.h"_s, licence}).value(0).rule, u"name"_s);
    QVERIFY(checkForm({u"kernel/CMakeLists.txt"_s, u'#' + licence.mid(2)}).isEmpty());
}

void ControlsTest::libraries_data()
{
    QTest::addColumn<QString>("folder");
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("allowed");
    const auto row = [](const char *folder, const char *text, bool allowed) {
        QTest::addRow("%s: %s", folder, text) << QString::fromLatin1(folder) << QString::fromLatin1(text) << allowed;
    };
    row("domain", "hf_add_library(domain SOURCES a.h DEPENDS kernel QT Core)", true);
    row("domain", "hf_add_library(domain SOURCES a.h\n DEPENDS kernel interfaces\n QT Core)", false);
    row("domain", "hf_add_library(domain SOURCES a.h DEPENDS kernel QT Core Network)", false);
    row("engine", "hf_add_library(engine SOURCES a.h DEPENDS interfaces workers QT Core)", true);
    row("engine", "hf_add_library(engine SOURCES a.h DEPENDS interfaces actions)", false);
    row("engine", "hf_add_library(engine SOURCES a.h DEPENDS interfaces LIBS hf_actions)", false);
    row("engine", "target_link_libraries(hf_engine PUBLIC hf_adapters_http)", false);
    row("engine", "target_link_libraries(hf_engine PUBLIC hf_domain) # hf_adapters_http", true);
    row("viewmodels", "hf_add_library(viewmodels SOURCES a.h DEPENDS engine QT Core Widgets)", false);
    row("adapters/postgres", "hf_add_library(adapters_postgres DEPENDS interfaces workers)", true);
    row("adapters/postgres", "hf_add_library(adapters_postgres DEPENDS interfaces adapters_http)", false);
    row("adapters/providers/neon", "hf_add_library(providers_neon DEPENDS interfaces adapters_http)", true);
    row("adapters/providers/neon", "hf_add_library(providers_neon DEPENDS providers_railway)", false);
    row("engine", "hf_add_library(engine SOURCES a.h DEPENDS nobody)", false);
    row("range", "hf_add_library(range DEPENDS kernel QT Core Network)", true);
    row("range", "hf_add_library(range DEPENDS kernel adapters_http)", false);
    row("app", "hf_add_library(app DEPENDS engine adapters_http actions QT Widgets)", true);
}

void ControlsTest::libraries()
{
    QFETCH(QString, folder);
    QFETCH(QString, text);
    QFETCH(bool, allowed);
    QList<SourceFile> house;
    for (const char *layer : {"kernel", "domain", "interfaces", "workers", "actions", "engine"})
        house << SourceFile{QString::fromLatin1(layer) + u"/CMakeLists.txt"_s,
            u"hf_add_library(%1 SOURCES a.h)"_s.arg(QLatin1String(layer))};
    house << SourceFile{u"adapters/http/CMakeLists.txt"_s, u"# x\nhf_add_library(adapters_http\n SOURCES a.h)"_s}
          << SourceFile{u"adapters/providers/railway/CMakeLists.txt"_s, u"hf_add_library(providers_railway)"_s};
    QCOMPARE(checkLibraries({folder + u"/CMakeLists.txt"_s, text}, librariesOf(house)).isEmpty(), allowed);
}

void ControlsTest::exceptions()
{
    Findings findings;
    const QList<Exception> exceptions = readExceptions(
        u"# comment\nfile-size | a.cpp | a generated table that nobody reads\nword | b.cpp | why\n"_s, findings);
    QCOMPARE(exceptions.size(), 2);
    QCOMPARE(findings.size(), 1);
    const Findings broken{{u"file-size"_s, u"a.cpp"_s, 1, {}}, {u"file-size"_s, u"c.cpp"_s, 1, {}}};
    const Findings remaining = withoutExceptions(broken, exceptions);
    QCOMPARE(remaining.size(), 2);
    QCOMPARE(remaining[0].path, u"c.cpp"_s);
    QCOMPARE(remaining[1].rule, u"exception"_s);
}

void ControlsTest::blanksCommentsAndTexts()
{
    QCOMPARE(codeOnly(u"a /* { */ b // }\nc"_s), u"a         b     \nc"_s);
    QCOMPARE(codeOnly(u"f(\"}\\\"{\", '{', '\\'')"_s), u"f(\"    \", ' ', '  ')"_s);
    QCOMPARE(codeOnly(u"R\"x({\"{)x\" + 1'000 + 'a'"_s), u"R\"x(   )x\" + 1'000 + ' '"_s);
    QCOMPARE(codeOnly(u"u\"{\"_s // \"\nb"_s), u"u\" \"_s     \nb"_s);
    QCOMPARE(codeOnly(u"f(u'{', u' ', U'}', 0xA'B) }"_s), u"f(u' ', u' ', U' ', 0xA'B) }"_s);
    QCOMPARE(codeOnly(u"\"kept\" // gone"_s, true), u"\"kept\"        "_s);
}

HF_TEST(ControlsTest)
#include "tst_controls.moc"
