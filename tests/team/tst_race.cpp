// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/team/joining.h"
#include "support/runner.h"
#include "team/teamplace.h"

#include <QTest>
#include <barrier>
#include <random>
#include <thread>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace holdfast::test {

/// One laptop that wants to carry out one step, through the protocol that the product uses: claim, intent, the question
/// before the first byte, effect, record. What it did is counted by a table that only the effects write.
class Runner {
public:
    enum class Fence { asked, forgotten };

    Runner(TeamPlace &place, const QString &person, Fence fence, unsigned seed)
        : m_place(place)
        , m_store(m_connector, place.memberUri())
        , m_laptop{person, person}
        , m_fence(fence)
        , m_random(seed)
    { }

    /// Until the step is recorded as done by whichever laptop.
    void run(const QString &incident)
    {
        while (!isDone(incident)) {
            const auto claim = m_store.claim(incident, m_laptop, 60s, {});
            if (!claim || !claim->isOurs) {
                (void)m_store.awaitNews(2ms, {});
                continue;
            }
            carryOut(incident, claim->epoch);
        }
    }

private:
    void carryOut(const QString &incident, qint64 epoch)
    {
        const auto before = m_store.read(IncidentId(incident), 0, {});
        if (!before)
            return;
        const bool happened = m_place.ask(u"SELECT count(*) FROM effect WHERE step = $1"_s, {incident}) != u"0"_s;
        if (happened) // another one's intent, found at the other side: adopted, never repeated
            return finish(incident, epoch);
        if (!append(incident, before->size(), StepIntended{StepId(u"restore"_s), 1, {}, {}, {}}))
            return;
        if (chance(3))
            return expire(incident); // killed here: its claim stays until its time is over
        if (chance(3))
            sleepThroughOwnLease(incident);
        if (m_fence == Fence::asked && !m_store.hold(incident, m_laptop, epoch, 60s, {}))
            return; // fenced
        (void)m_place.ask(u"INSERT INTO effect VALUES ($1, $2)"_s, {incident, m_laptop.id});
        if (chance(4))
            return expire(incident); // killed before it could say so
        finish(incident, epoch);
    }

    /// As a lid that was closed: the server's clock ran on, and the other laptop went as far as it could.
    void sleepThroughOwnLease(const QString &incident)
    {
        expire(incident);
        for (int looks = 0; looks < 200 && !isDone(incident); ++looks)
            (void)m_store.awaitNews(2ms, {});
    }
    /// Time passes on the server.
    void expire(const QString &incident)
    {
        (void)m_place.ask(
            u"UPDATE holdfast.claim SET until = clock_timestamp() - interval '1 s' WHERE name = $1"_s, {incident});
    }
    void finish(const QString &incident, qint64 epoch)
    {
        for (int attempt = 0; attempt < 50 && !isDone(incident); ++attempt) {
            const auto before = m_store.read(IncidentId(incident), 0, {});
            if (before && append(incident, before->size(), StepDone{StepId(u"restore"_s), 1}))
                break;
        }
        (void)m_store.release(incident, m_laptop, epoch, {});
    }
    [[nodiscard]] bool isDone(const QString &incident)
    {
        const auto events = m_store.read(IncidentId(incident), 0, {});
        return events && std::any_of(events->begin(), events->end(), [](const TeamEvent &one) {
            return std::holds_alternative<StepDone>(one.event.body);
        });
    }
    [[nodiscard]] bool append(const QString &incident, qint64 after, EventBody body)
    {
        // This laptop's own clock is wrong by minutes: nothing may depend on it.
        const UtcTime wrong{std::chrono::seconds{int(m_random() % 1200) - 600}};
        const QList<Event> events{Event{IncidentId(incident), after + 1,
            Instant{wrong, std::chrono::nanoseconds{qint64(m_random())}, m_laptop.id}, m_laptop.person,
            std::move(body)}};
        return m_store.append(events, eventIds(events), {}).has_value();
    }
    /// One in `of`.
    [[nodiscard]] bool chance(int of) { return m_random() % unsigned(of) == 0; }

    TeamPlace &m_place;
    LibpqConnector m_connector;
    PostgresTeamStore m_store;
    Laptop m_laptop;
    Fence m_fence;
    std::mt19937 m_random;
};

/// Two laptops press Run on one step at the same time; some are killed, some sleep through their claim.
class RaceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(m_place.start(), qPrintable(m_place.server().error()));
        QCOMPARE(m_place.ask(u"CREATE TABLE effect (step text, laptop text)"_s), QString());
    }
    void everyEffectHappensOnce()
    {
        race(u"once"_s, Runner::Fence::asked);
        QCOMPARE(count(u"once"_s, u"count(DISTINCT step)"_s), rounds());
        QCOMPARE(count(u"once"_s, u"count(*)"_s), rounds());
        LibpqConnector connector;
        PostgresTeamStore store(connector, m_place.memberUri());
        QVERIFY(store.verify({}));
    }
    /// The harness must find what it is there to find.
    void withoutTheQuestionSomeHappenTwice()
    {
        race(u"twice"_s, Runner::Fence::forgotten);
        QVERIFY(count(u"twice"_s, u"count(*)"_s) > rounds());
    }

private:
    [[nodiscard]] static int rounds()
    {
        const int asked = qEnvironmentVariableIntValue("HF_RACE_ROUNDS");
        return asked > 0 ? asked : 40;
    }
    [[nodiscard]] int count(const QString &prefix, const QString &what)
    {
        return m_place.ask(u"SELECT %1 FROM effect WHERE step LIKE $1"_s.arg(what), {prefix + u'%'}).toInt();
    }
    void race(const QString &prefix, Runner::Fence fence)
    {
        std::barrier together(2);
        std::atomic<int> finished = 0;
        const auto sit = [&](const QString &person, unsigned seed) {
            Runner runner(m_place, person, fence, seed);
            for (int round = 0; round < rounds(); ++round) {
                together.arrive_and_wait();
                runner.run(u"%1-%2"_s.arg(prefix).arg(round));
            }
            ++finished;
        };
        std::thread ann(sit, u"ann"_s, 7u);
        std::thread bob(sit, u"bob"_s, 11u);
        // The event loop goes on: a server whose log nobody reads stands still.
        while (!QTest::qWaitFor([&] { return finished == 2; }, 1000)) { }
        ann.join();
        bob.join();
    }

    TeamPlace m_place;
};

} // namespace holdfast::test

using holdfast::test::RaceTest;
HF_TEST(RaceTest)
#include "tst_race.moc"
