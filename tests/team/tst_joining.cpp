// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/team/joining.h"
#include "support/runner.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace holdfast::test {

/// What two laptops wrote without hearing of each other.
class JoiningTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anEventKeepsItsIdWhereverItStands();
    void equalEventsAreTwo();
    void whatBothDidIsListed();

private:
    static Event event(EventBody body, const QString &author = u"ann"_s)
    {
        return {IncidentId(u"inc-1"_s), 7, Instant{UtcTime{}, std::chrono::nanoseconds{5}, u"boot"_s}, author,
            std::move(body)};
    }
};

void JoiningTest::anEventKeepsItsIdWhereverItStands()
{
    const QList<Event> events{event(Noted{u"a"_s}), event(Noted{u"b"_s})};
    const QStringList ids = eventIds(events);
    QCOMPARE(eventIds(following(events, 99)), ids);
    QCOMPARE(following(events, 99).last().sequence, 101);
    QVERIFY(ids[0] != ids[1]);
    QVERIFY(ids[0] != eventIds({event(Noted{u"a"_s}, u"bob"_s)}).first());
    QCOMPARE(withoutKnown(events, {ids[0]}).size(), 1);
}

void JoiningTest::equalEventsAreTwo()
{
    const QStringList ids = eventIds({event(Noted{u"a"_s}), event(Noted{u"a"_s})});
    QVERIFY(ids[0] != ids[1]);
}

void JoiningTest::whatBothDidIsListed()
{
    const auto acted = [](const char *step) {
        return event(StepIntended{StepId(QString::fromLatin1(step)), 1, {}, {}, {}});
    };
    QCOMPARE(contradictions({acted("restore")}, {acted("verify")}), QStringList());
    const QStringList found = contradictions({acted("restore"), event(RoleTaken{commanderRole, u"bob"_s, {}, {}})},
        {acted("restore"), event(RoleTaken{commanderRole, u"ann"_s, {}, {}})});
    QCOMPARE(found.size(), 2);
    QVERIFY(found[0].contains(u"“restore”"_s));
    QVERIFY(found[1].contains(u"bob"_s) && found[1].contains(u"ann"_s));
    QCOMPARE(contradictions({event(Closed{})}, {event(Noted{})}).size(), 1);
    const QString note = joiningNote(u"ann"_s, {event(Noted{}), event(Noted{})}, found);
    QVERIFY(note.contains(u"2 events that ann wrote"_s));
    QCOMPARE(note.count(u"To be settled"_s), 2);
}

} // namespace holdfast::test

using holdfast::test::JoiningTest;
HF_TEST(JoiningTest)
#include "tst_joining.moc"
