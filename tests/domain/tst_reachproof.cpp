// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/escalation/reachproof.h"
#include "support/runner.h"

#include <QTest>

using namespace holdfast;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

const UtcTime noon = *parseUtc(u"2026-11-28T12:00:00Z"_s);

ReachProof mail(const QString &code, UtcTime at)
{
    return {u"technical-lead"_s, u"Ada"_s, u"email"_s, u"ada@example.com"_s, code, at, u"sent"_s, {}, {}};
}

std::optional<UtcTime> provenByMail(const ReachBook &book)
{
    return book.provenAt(u"technical-lead"_s, u"Ada"_s, u"email"_s);
}

} // namespace

class ReachProofTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void onlyTheCodeProves()
    {
        ReachBook book;
        book.add(mail(u"123456"_s, noon));
        QVERIFY(!provenByMail(book));
        QVERIFY(book.open(u"technical-lead"_s, u"Ada"_s, u"email"_s));
        book.answer(u"654321"_s, noon + 1min);
        QVERIFY(!provenByMail(book));
        book.answer(u"123456"_s, noon + 2min);
        QCOMPARE(provenByMail(book), std::optional(noon + 2min));
        QVERIFY(!book.open(u"technical-lead"_s, u"Ada"_s, u"email"_s));
        book.answer(u"123456"_s, noon + 3min); // a code is good once
        QCOMPARE(provenByMail(book), std::optional(noon + 2min));
    }

    void aNewTestKeepsTheOldProofUntilItIsAnswered()
    {
        ReachBook book;
        book.add(mail(u"111111"_s, noon));
        book.answer(u"111111"_s, noon + 1min);
        book.add(mail(u"222222"_s, noon + 1h));
        book.add(mail(u"333333"_s, noon + 2h)); // takes the place of the one before
        QCOMPARE(provenByMail(book), std::optional(noon + 1min));
        QVERIFY(!book.waiting(u"222222"_s, noon + 2h));
        book.answer(u"333333"_s, noon + 3h);
        QCOMPARE(provenByMail(book), std::optional(noon + 3h));
        QCOMPARE(book.proofs().size(), 1);
    }

    void aCodeOfYesterdayProvesNothing()
    {
        ReachBook book;
        book.add(mail(u"123456"_s, noon));
        QVERIFY(book.waiting(u"123456"_s, noon + 24h));
        QVERIFY(!book.waiting(u"123456"_s, noon + 24h + 1s));
    }

    void itIsReadBackAndWhatCannotBeReadIsLeftOut()
    {
        ReachBook book;
        book.add(mail(u"123456"_s, noon));
        book.answer(u"123456"_s, noon + 1min);
        book.add(mail(u"777777"_s, noon + 5min));
        QCOMPARE(ReachBook::fromJson(book.toJson()).proofs(), book.proofs());
        QCOMPARE(ReachBook::fromJson({{u"tests"_s, u"nonsense"_s}}).proofs().size(), 0);
    }
};

HF_TEST(ReachProofTest)
#include "tst_reachproof.moc"
