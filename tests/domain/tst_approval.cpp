// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/approval/judge.h"
#include "domain/histories.h"
#include "support/runner.h"

#include <QTest>

using namespace holdfast;
using namespace holdfast::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

using Proof = PresentedApproval::Proof;
using State = ApprovalVerdict::State;

const QString thing = sha256Of("the plan");
const UtcTime now = at("2026-06-01T12:00:00Z");

Approval approvalBy(const QString &person, const QString &key)
{
    return {ApprovalKind::plan, thing, now - 1h, now + 24h, u"00112233445566778899aabbccddeeff"_s, person, key};
}

PresentedApproval good(const Approval &approval)
{
    return {approval.person + u".minisig"_s, Proof::good, approval, {}};
}

const Approval ada = approvalBy(u"ada"_s, u"AAAAAAAAAAAAAAAA"_s);
Approval grace()
{
    Approval approval = approvalBy(u"grace"_s, u"BBBBBBBBBBBBBBBB"_s);
    approval.madeAt = now - 30min;
    return approval;
}

ApprovalVerdict judged(const QList<PresentedApproval> &presented)
{
    return judge(presented, {ApprovalKind::plan, thing, now, {}, 2});
}

} // namespace

class ApprovalTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theTextIsReadBack();
    void everyDamageIsNamed_data();
    void everyDamageIsNamed();
    void namesThatCouldDeceiveAreRefused();
    void nobodySigned();
    void oneSignatureOnlyProposes();
    void twoDifferentPersonsApprove();
    void theSamePersonIsNotTwo();
    void theSameKeyIsNotTwo();
    void oneFaultDecides_data();
    void oneFaultDecides();
    void aFaultBesideTwoGoodOnesDoesNotHurt();
    void itEndsWithTheFirstThatExpires();
    void anotherThanTheAuthorMustApproveAStep();
    void theManifestIsWhatSha256sumPrints();
};

void ApprovalTest::theTextIsReadBack()
{
    const QString text = canonicalText(ada);
    QCOMPARE(text,
        u"holdfast-approval-1 kind=plan sha256=%1 made=2026-06-01T11:00:00.000000Z expires=2026-06-02T12:00:00.000000Z "
        "nonce=00112233445566778899aabbccddeeff person=ada key=AAAAAAAAAAAAAAAA"_s.arg(thing));
    const auto read = parseApproval(text);
    QVERIFY(read);
    QCOMPARE(*read, ada);
}

void ApprovalTest::everyDamageIsNamed_data()
{
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    QTest::addColumn<QString>("named");
    QTest::newRow("other format") << u"approval-1"_s << u"approval-2"_s << u"holdfast-approval-1"_s;
    QTest::newRow("part missing") << u" person=ada"_s << QString() << u"7 parts"_s;
    QTest::newRow("part too many") << u" person=ada"_s << u" person=ada role=cto"_s << u"7 parts"_s;
    QTest::newRow("another part") << u" person="_s << u" who="_s << u"person="_s;
    QTest::newRow("kind") << u"kind=plan"_s << u"kind=all"_s << u"kind"_s;
    QTest::newRow("hash") << u"sha256="_s << u"sha256=0"_s << u"sha256"_s;
    QTest::newRow("upper-case hash") << thing << thing.toUpper() << u"sha256"_s;
    QTest::newRow("made") << u"made=2026-06-01"_s << u"made=2026-16-01"_s << u"made"_s;
    QTest::newRow("expires") << u"expires=2026"_s << u"expires=soon"_s << u"expires"_s;
    QTest::newRow("ends before it begins") << u"expires=2026-06-02"_s << u"expires=2026-05-02"_s << u"later"_s;
    QTest::newRow("for ever") << u"expires=2026"_s << u"expires=2126"_s << u"longer"_s;
    QTest::newRow("another way to write an instant") << u"12:00:00.000000Z"_s << u"12:00:00Z"_s << u"six decimals"_s;
    QTest::newRow("nonce") << u"nonce=0"_s << u"nonce=x"_s << u"nonce"_s;
    QTest::newRow("person") << u"person=ada"_s << u"person=../ada"_s << u"person"_s;
    QTest::newRow("key") << u"key=A"_s << u"key=a"_s << u"key"_s;
}

void ApprovalTest::everyDamageIsNamed()
{
    QFETCH(QString, from);
    QFETCH(QString, to);
    QFETCH(QString, named);
    QString text = canonicalText(ada);
    QVERIFY(text.contains(from));
    const auto read = parseApproval(text.replace(from, to));
    QVERIFY(!read);
    QCOMPARE(read.error().code, ErrorCode::invalid);
    QVERIFY2(read.error().why.contains(named), qPrintable(read.error().why));
}

void ApprovalTest::namesThatCouldDeceiveAreRefused()
{
    for (const QString &good : {u"ada"_s, u"jane-doe"_s, u"j.doe_2"_s})
        QVERIFY2(isPersonName(good), qPrintable(good));
    for (const QString &bad :
        {QString(), u"Ada"_s, u"аda"_s, u".hidden"_s, u"a b"_s, u"a/b"_s, u"ada\n"_s, QString(65, u'a')})
        QVERIFY2(!isPersonName(bad), qPrintable(bad));
}

void ApprovalTest::nobodySigned() { QCOMPARE(judged({}).state, State::unsignedYet); }

void ApprovalTest::oneSignatureOnlyProposes()
{
    const ApprovalVerdict verdict = judged({good(ada)});
    QCOMPARE(verdict.state, State::proposed);
    QCOMPARE(verdict.persons, QStringList{u"ada"_s});
    QVERIFY(!verdict.goodUntil);
}

void ApprovalTest::twoDifferentPersonsApprove()
{
    const ApprovalVerdict verdict = judged({good(grace()), good(ada)});
    QVERIFY(verdict.isApproved());
    QCOMPARE(verdict.persons, (QStringList{u"ada"_s, u"grace"_s})); // in the order in which they signed
}

void ApprovalTest::theSamePersonIsNotTwo()
{
    Approval again = grace();
    again.person = u"ada"_s;
    const ApprovalVerdict verdict = judged({good(ada), good(again)});
    QCOMPARE(verdict.state, State::proposed);
    QCOMPARE(verdict.all.at(1).fault, ApprovalFault::repeated);
}

void ApprovalTest::theSameKeyIsNotTwo()
{
    Approval disguised = grace();
    disguised.keyId = ada.keyId;
    const ApprovalVerdict verdict = judged({good(ada), good(disguised)});
    QCOMPARE(verdict.state, State::proposed);
    QCOMPARE(verdict.all.at(1).fault, ApprovalFault::repeated);
}

void ApprovalTest::oneFaultDecides_data()
{
    QTest::addColumn<int>("proof");
    QTest::addColumn<int>("hours"); ///< until it expires
    QTest::addColumn<QString>("state");
    QTest::newRow("expired") << int(Proof::good) << 0 << u"expired"_s;
    QTest::newRow("other content") << int(Proof::otherContent) << 24 << u"other-content"_s;
    QTest::newRow("unknown person") << int(Proof::unknownPerson) << 24 << u"unknown-person"_s;
    QTest::newRow("key changed") << int(Proof::keyChanged) << 24 << u"key-changed"_s;
    QTest::newRow("forged") << int(Proof::forged) << 24 << u"damaged"_s;
    QTest::newRow("unreadable") << int(Proof::unreadable) << 24 << u"damaged"_s;
}

void ApprovalTest::oneFaultDecides()
{
    QFETCH(int, proof);
    QFETCH(int, hours);
    QFETCH(QString, state);
    Approval approval = ada;
    approval.expiresAt = now + std::chrono::hours{hours};
    const PresentedApproval presented{u"ada.minisig"_s, Proof(proof), approval, {}};
    QCOMPARE(verdictName(judged({presented}).state), state);
    // A second, good signature makes it a proposal, never an approval.
    QCOMPARE(judged({presented, good(grace())}).state, State::proposed);
}

void ApprovalTest::aFaultBesideTwoGoodOnesDoesNotHurt()
{
    PresentedApproval stranger = good(approvalBy(u"mallory"_s, u"CCCCCCCCCCCCCCCC"_s));
    stranger.proof = Proof::unknownPerson;
    QVERIFY(judged({stranger, good(ada), good(grace())}).isApproved());
}

void ApprovalTest::itEndsWithTheFirstThatExpires()
{
    Approval shorter = grace();
    shorter.expiresAt = now + 2h;
    QCOMPARE(judged({good(ada), good(shorter)}).goodUntil, std::optional<UtcTime>(now + 2h));
    Approval third = approvalBy(u"linus"_s, u"DDDDDDDDDDDDDDDD"_s);
    third.expiresAt = now + 5h;
    QCOMPARE(judged({good(ada), good(shorter), good(third)}).goodUntil, std::optional<UtcTime>(now + 5h));
}

void ApprovalTest::anotherThanTheAuthorMustApproveAStep()
{
    Approval approval = ada;
    approval.kind = ApprovalKind::step;
    const ApprovalNeed need{ApprovalKind::step, thing, now, u"ada"_s, 1};
    const ApprovalVerdict own = judge({good(approval)}, need);
    QCOMPARE(own.all.constFirst().fault, ApprovalFault::ownThing);
    QVERIFY(!own.isApproved());
    approval.person = u"grace"_s;
    QVERIFY(judge({good(approval)}, need).isApproved());
    QVERIFY(!judge({good(grace())}, need).isApproved()); // for a plan, not for a step
}

void ApprovalTest::theManifestIsWhatSha256sumPrints()
{
    const QMap<QString, QByteArray> files{{u"runbooks/a.yaml"_s, "a\n"}, {u"plan.yaml"_s, "p\n"}};
    QCOMPARE(planManifest(files),
        QByteArray("fd6641673e7f3bf6e80e4bc5401fcb2821a1e117206c8e1c65cef23a58dc37ff  plan.yaml\n"
                   "87428fc522803d31065e7bce3cf03fe475096631e5e07bbd7a0fde60c4cf25c7  runbooks/a.yaml\n"));
}

HF_TEST(ApprovalTest)
#include "tst_approval.moc"
