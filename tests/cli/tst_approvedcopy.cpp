// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/export/filedocumentstore.h"
#include "adapters/personkeys/personfiles.h"
#include "adapters/plan_files/planfiles.h"
#include "app/places.h"
#include "app/plan/approvedcopy.h"
#include "cli/computer.h"
#include "kernel/clock.h"
#include "support/runner.h"

#include <QFile>
#include <QTest>

using namespace Qt::StringLiterals;

namespace holdfast::test {

namespace {

bool beginWith(const QString &path, const QByteArray &line)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadWrite))
        return false;
    const QByteArray content = line + file.readAll();
    return file.seek(0) && file.write(content) == content.size();
}

} // namespace

/// The plan of a computer with two persons, as the window sees it.
class ApprovedCopyTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theApprovedVersionStaysWhenThePlanGoesOn()
    {
        const Computer computer;
        computer.know(u"ada"_s);
        computer.know(u"grace"_s);
        const PlanFiles source;
        FileDocumentStore documents;
        SystemClock clock;
        Pool work(u"work"_s, 1);
        const ApprovalDesk approvals(std::make_shared<PersonFiles>(configFolder()), work, clock);
        const QString folder = computer.path(u"approved-plan"_s);
        PlanShelf shelf(source, computer.plan());
        ApprovedCopy copy(folder, source, approvals, documents);
        copy.keep(shelf);
        QVERIFY(!copy.lastApproved()); // nobody has signed

        QCOMPARE(computer.sign(u"ada"_s).exitCode, 0);
        QCOMPARE(computer.sign(u"grace"_s).exitCode, 0);
        shelf.reload();
        copy.keep(shelf);
        QVERIFY(copy.lastApproved());
        QVERIFY(beginWith(computer.plan() + u"/plan.yaml"_s, "# changed\n"));
        shelf.reload();
        copy.keep(shelf);
        QCOMPARE(copy.lastApproved()->components, shelf.plan()->components);

        const ApprovedCopy later(folder, source, approvals, documents); // the next start
        QVERIFY(later.lastApproved());
        QVERIFY(beginWith(folder + u"/plan.yaml"_s, "# planted\n"));
        const ApprovedCopy planted(folder, source, approvals, documents);
        QVERIFY(!planted.lastApproved()); // its signatures do not fit
    }
};

HF_TEST(ApprovedCopyTest)

} // namespace holdfast::test

#include "tst_approvedcopy.moc"
