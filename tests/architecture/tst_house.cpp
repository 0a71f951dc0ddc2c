// SPDX-License-Identifier: GPL-3.0-or-later
#include "architecture/house.h"
#include "architecture/sizes.h"
#include "support/runner.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>

using namespace holdfast::test;
using namespace Qt::StringLiterals;

namespace {

QString contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

} // namespace

/// The tree as it is.
class HouseTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyRuleHolds();
    void everyFolderHasAReadme();

private:
    QList<SourceFile> m_code;
    QList<SourceFile> m_libraries;
    const QString m_source = QStringLiteral(HF_SOURCE_DIR "/src");
};

void HouseTest::initTestCase()
{
    QDirIterator files(m_source, {u"*.cpp"_s, u"*.h"_s, u"CMakeLists.txt"_s}, QDir::Files,
        QDirIterator::Subdirectories | QDirIterator::FollowSymlinks);
    while (files.hasNext()) {
        const QString path = files.next();
        const SourceFile file{QDir(m_source).relativeFilePath(path), contentOf(path)};
        (path.endsWith("CMakeLists.txt"_L1) ? m_libraries : m_code) << file;
    }
    QVERIFY(m_code.size() > 10);
    QVERIFY(m_libraries.size() > 2);
    QVERIFY(knowsQtHeaders());
}

void HouseTest::everyRuleHolds()
{
    Findings findings;
    QStringList paths;
    for (const SourceFile &file : m_code) {
        findings << checkIncludes(file) << checkQtModules(file) << checkWords(file) << checkForm(file)
                 << checkSizes(file);
        paths << file.path;
    }
    const QHash<QString, QString> libraries = librariesOf(m_libraries);
    for (const SourceFile &file : m_libraries)
        findings << checkForm(file) << checkLibraries(file, libraries);
    findings << checkFolders(paths);
    const QList<Exception> exceptions =
        readExceptions(contentOf(QStringLiteral(HF_SOURCE_DIR "/tests/architecture/exceptions.txt")), findings);
    findings = withoutExceptions(findings, exceptions);
    for (const Finding &finding : findings)
        qWarning("src/%s:%d: %s [%s]", qPrintable(finding.path), finding.line, qPrintable(finding.what),
            qPrintable(finding.rule));
    QCOMPARE(findings.size(), 0);
}

void HouseTest::everyFolderHasAReadme()
{
    QStringList missing;
    for (const SourceFile &file : m_libraries) {
        const QString folder = file.path.section(u'/', 0, -2);
        if (!folder.isEmpty() && !QFile::exists(m_source + u'/' + folder + u"/README.md"_s))
            missing << folder;
    }
    QVERIFY2(missing.isEmpty(), qPrintable(u"no README.md in src/"_s + missing.join(u", src/"_s)));
}

HF_TEST(HouseTest)
#include "tst_house.moc"
