// SPDX-License-Identifier: GPL-3.0-or-later
#include "hostile.h"
#include "plansupport.h"
#include "support/runner.h"

#include <QElapsedTimer>
#include <QFile>
#include <algorithm>
#include <malloc.h>

using namespace Qt::StringLiterals;

namespace holdfast::test {

namespace {

const KnownKinds knownKinds{{u"test.look"_s, u"test.act"_s}, {u"test.seen"_s}};

/// A line of /proc/self/status in KiB.
qint64 ownMemory(const QByteArray &name)
{
    QFile status(u"/proc/self/status"_s);
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : status.readAll().split('\n')) {
        if (line.startsWith(name))
            return line.mid(name.size() + 1).trimmed().split(' ').value(0).toLongLong();
    }
    return 0;
}

/// From here on the highest mark counts anew.
void forgetHighestMemory()
{
    QFile references(u"/proc/self/clear_refs"_s);
    if (references.open(QIODevice::WriteOnly))
        references.write("5");
}

QString complaintAboutHostile(const PlanReading &reading, const Hostile &hostile)
{
    const auto complains = [&](const Finding &finding) {
        return finding.rule == hostile.rule && finding.line >= 1 && finding.column >= 1 && !finding.message.isEmpty();
    };
    if (hostile.rule.isEmpty())
        return reading.plan ? QString() : u"refused: "_s + listed(reading).left(500);
    if (reading.plan)
        return u"accepted"_s;
    const bool said = std::any_of(reading.findings.cbegin(), reading.findings.cend(), complains);
    return said ? QString() : u"no finding of the rule “%1”: %2"_s.arg(hostile.rule, listed(reading).left(500));
}

} // namespace

/// Files made to do harm are refused with their place, and cost neither much time nor much memory.
class HostileTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyFileIsBounded_data()
    {
        QTest::addColumn<int>("index");
        const QList<Hostile> corpus = hostilePlans();
        QVERIFY(corpus.size() > 60);
        for (int index = 0; index < corpus.size(); ++index)
            QTest::newRow(qUtf8Printable(corpus[index].name)) << index;
    }

    void everyFileIsBounded()
    {
        QFETCH(int, index);
        static const QList<Hostile> corpus = hostilePlans();
        const QMap<QString, QByteArray> files = corpus[index].files();
        const PlanFiles reader(knownKinds, [] { return QDate(2026, 11, 26); });
        malloc_trim(0); // what earlier files left behind would hide what this one takes
        const qint64 before = ownMemory("VmRSS:");
        forgetHighestMemory();
        QElapsedTimer timer;
        timer.start();
        const PlanReading reading = reader.readContents(files);
        const qint64 took = timer.elapsed();
        const qint64 memory = (ownMemory("VmHWM:") - before) / 1024;
        if (took > 500 || memory > 64)
            qInfo("%lld ms, %lld MiB, %lld findings", took, memory, qint64(reading.findings.size()));
        QCOMPARE(complaintAboutHostile(reading, corpus[index]), QString());
        QVERIFY2(took < 30'000, "far from any budget: something grows faster than the file");
#ifndef __SANITIZE_ADDRESS__
        QVERIFY2(memory <= 400, qPrintable(u"%1 MiB"_s.arg(memory)));
#endif
        QVERIFY(reading.findings.size() <= 7'000);
        for (const Finding &finding : reading.findings)
            QVERIFY2(finding.message.size() < 4000, qUtf8Printable(finding.message.left(300)));
    }

    void theCorpusTellsReadersApart()
    {
        for (const Hostile &hostile : hostilePlans()) {
            QCOMPARE(complaintAboutHostile({Plan{}, {}}, hostile).isEmpty(), hostile.rule.isEmpty());
            QVERIFY(!complaintAboutHostile({std::nullopt, {}}, hostile).isEmpty());
        }
    }
};

HF_TEST(HostileTest)

} // namespace holdfast::test

#include "tst_hostile.moc"
