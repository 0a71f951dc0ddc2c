// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/histories.h"
#include "engine/communications/outbox.h"
#include "engine/scripted.h"
#include "support/manualclock.h"
#include "support/memoryjournal.h"
#include "support/runner.h"

#include <QSignalSpy>
#include <deque>
#include <mutex>

using namespace holdfast;
using namespace holdfast::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using State = SendOutcome::State;

namespace {

/// The other side of a channel: what really arrived, whatever was answered. Outlives every program.
struct Mailroom {
    std::mutex mutex;
    QStringList arrived; ///< markers, in order
    std::deque<State> script; ///< what the next answers are; then everything is sent
    bool effectWhenUnknown = true;
    bool canTell = true;
    bool repeats = false;
    int lookUps = 0;

    [[nodiscard]] qsizetype count()
    {
        const std::lock_guard lock(mutex);
        return arrived.size();
    }
};

template <class Base, class Text> class RoomChannel final : public Base {
public:
    RoomChannel(QString name, Mailroom &room)
        : m_name(std::move(name))
        , m_room(room)
    { }
    QString name() const override { return m_name; }
    bool repeatsSafely() const override { return m_room.repeats; }
    SendOutcome send(const Envelope<Text> &envelope, std::stop_token) override
    {
        const std::lock_guard lock(m_room.mutex);
        State state = State::sent;
        if (!m_room.script.empty()) {
            state = m_room.script.front();
            m_room.script.pop_front();
        }
        const bool arrives = state == State::sent || (state == State::unknown && m_room.effectWhenUnknown);
        if (arrives && !(m_room.repeats && m_room.arrived.contains(envelope.marker)))
            m_room.arrived << envelope.marker;
        return {state, u"r"_s, state == State::sent ? QString() : u"scripted"_s, Duration{0}};
    }
    FoundMessage find(const Envelope<Text> &envelope, std::stop_token) override
    {
        const std::lock_guard lock(m_room.mutex);
        ++m_room.lookUps;
        if (!m_room.canTell)
            return {};
        return m_room.arrived.contains(envelope.marker) ? FoundMessage{FoundMessage::State::arrived, u"found"_s}
                                                        : FoundMessage{FoundMessage::State::absent, {}};
    }

private:
    QString m_name;
    Mailroom &m_room;
};

/// One program with an outbox. The journal and the mailroom outlive it.
struct Program {
    Program(Journal &journal, ScriptedLeases &leases, Mailroom &chat, Mailroom &mail)
        : desk(journal, clock, u"Ada"_s)
    {
        channels.internal.push_back(std::make_unique<RoomChannel<InternalChannel, InternalText>>(u"slack"_s, chat));
        channels.internal.push_back(std::make_unique<RoomChannel<InternalChannel, InternalText>>(u"email"_s, mail));
        outbox = std::make_unique<Outbox>(Outbox::Parts{
            desk, leases, channels, pool, clock, [](const Message &, const QString &refusedBy) {
                return refusedBy == "slack"_L1 ? QList<Route>{{u"email"_s, u"t@example.com"_s}} : QList<Route>{};
            }});
    }
    ~Program()
    {
        outbox.reset();
        pool.stop(2s);
    }
    void declare()
    {
        desk.declare(declaration());
        QTRY_VERIFY(desk.incident().isOpen());
    }
    void write(const QString &text, const QList<Route> &routes)
    {
        desk.submit(MessageCommand{DraftMessage{u"team"_s, u"update"_s, false, u"S"_s, text, {}, {}}});
        QTRY_VERIFY(!desk.isBusy());
        const Message message = desk.incident().communications.messages.constLast();
        desk.submit(MessageCommand{ApproveMessage{message.id, message.digest, u"Ada"_s, routes}});
        QTRY_VERIFY(desk.incident().communications.message(message.id)->approvedAt);
    }
    [[nodiscard]] const Delivery delivery(int message = 0, int at = 0) const
    {
        return desk.incident().communications.messages.value(message).deliveries.value(at);
    }

    ManualClock clock{start};
    Pool pool{u"effects"_s, 2};
    IncidentDesk desk;
    Channels channels;
    std::unique_ptr<Outbox> outbox;
};

const QList<Route> byChat{{u"slack"_s, {}}};

} // namespace

class OutboxTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsApprovedArrivesOnce()
    {
        Mailroom chat;
        Mailroom mail;
        MemoryJournal journal;
        ScriptedLeases leases;
        Program program(journal, leases, chat, mail);
        program.declare();
        program.write(u"one"_s, byChat);
        program.write(u"two"_s, byChat);
        QTRY_COMPARE(program.outbox->pending(), 0);
        QCOMPARE(chat.count(), 2);
        QCOMPARE(program.delivery(0).state, DeliveryState::sent);
        QCOMPARE(program.delivery(1).receipt, u"r"_s);
    }

    void noAnswerIsLookedUpBeforeAnythingIsSentAgain()
    {
        for (const bool took : {true, false}) {
            Mailroom chat;
            Mailroom mail;
            chat.script = {State::unknown};
            chat.effectWhenUnknown = took;
            MemoryJournal journal;
            ScriptedLeases leases;
            Program program(journal, leases, chat, mail);
            program.declare();
            program.write(u"one"_s, byChat);
            QTRY_COMPARE_WITH_TIMEOUT(program.delivery().state, DeliveryState::sent, 15000);
            QCOMPARE(chat.count(), 1); // told, and told once, whichever it was
            QVERIFY(chat.lookUps >= 1);
            QCOMPARE(program.delivery().attempt, took ? 1 : 2);
        }
    }

    void whatNobodyCanTellWaitsForAPerson()
    {
        Mailroom chat;
        Mailroom mail;
        chat.script = {State::unknown};
        chat.canTell = false;
        MemoryJournal journal;
        ScriptedLeases leases;
        Program program(journal, leases, chat, mail);
        program.declare();
        program.write(u"one"_s, byChat);
        QTRY_VERIFY_WITH_TIMEOUT(chat.lookUps >= 1, 10000);
        QTRY_COMPARE(program.outbox->unknown(), 1);
        QCOMPARE(program.outbox->pending(), 0);
        program.desk.submit(
            MessageCommand{SettleDelivery{u"M1"_s, u"slack"_s, {}, true, u"Ada"_s, u"I see it in the channel"_s}});
        QTRY_COMPARE(program.outbox->unknown(), 0);
        QCOMPARE(chat.count(), 1);
    }

    void aChannelThatRefusesIsFollowedByTheNext()
    {
        Mailroom chat;
        Mailroom mail;
        chat.script = {State::refused};
        MemoryJournal journal;
        ScriptedLeases leases;
        Program program(journal, leases, chat, mail);
        program.declare();
        program.write(u"one"_s, byChat);
        QTRY_COMPARE(mail.count(), 1);
        QTRY_COMPARE(program.delivery(0, 1).state, DeliveryState::sent);
        QVERIFY(program.delivery(0, 1).reason.contains(u"slack refused"_s));
        QCOMPARE(chat.count(), 0);
    }

    void whatWasPutOffIsTriedAgainAndThenGivenUp()
    {
        Mailroom chat;
        Mailroom mail;
        chat.script = std::deque<State>(5, State::postponed);
        MemoryJournal journal;
        ScriptedLeases leases;
        Program program(journal, leases, chat, mail);
        program.declare();
        program.write(u"one"_s, byChat);
        for (int turn = 1; turn < 5; ++turn) {
            QTRY_VERIFY_WITH_TIMEOUT(program.delivery().attempt == turn
                    && program.delivery().state == DeliveryState::queued && !program.desk.isBusy(),
                10000);
            program.clock.advance(5min);
        }
        QTRY_COMPARE_WITH_TIMEOUT(program.delivery().state, DeliveryState::refused, 10000);
        QTRY_COMPARE(mail.count(), 1); // the next way
    }

    // The program is killed after every event of a delivery, with and without the effect having taken place.
    void aKillAnywhereTellsNobodyTwiceAndForgetsNobody()
    {
        MemoryJournal whole;
        ScriptedLeases leases;
        {
            Mailroom chat;
            Mailroom mail;
            Program program(whole, leases, chat, mail);
            program.declare();
            program.write(u"one"_s, {{u"slack"_s, {}}, {u"email"_s, u"t@example.com"_s}});
            QTRY_COMPARE(program.outbox->pending(), 0);
        }
        const QString id = whole.all.firstKey();
        const QList<Event> events = whole.all.value(id);
        int cuts = 0;
        for (qsizetype cut = 1; cut <= events.size(); ++cut) {
            // The approval and its deliveries are one write.
            const auto queued = std::count_if(events.begin(), events.begin() + cut,
                [](const Event &event) { return std::holds_alternative<DeliveryQueued>(event.body); });
            if (queued < 2)
                continue;
            for (const bool took : {false, true}) {
                ++cuts;
                Mailroom chat;
                Mailroom mail;
                mail.repeats = true;
                MemoryJournal journal;
                journal.all.insert(id, events.mid(0, cut));
                // What was answered has arrived; what was only intended may have.
                for (const Event &event : journal.all.value(id)) {
                    if (const auto *intended = std::get_if<DeliveryIntended>(&event.body)) {
                        const bool isAnswered =
                            std::any_of(events.begin(), events.begin() + cut, [&](const Event &one) {
                                const auto *answer = std::get_if<DeliveryAnswered>(&one.body);
                                return answer && answer->channel == intended->channel;
                            });
                        if (isAnswered || took)
                            (intended->channel == "slack"_L1 ? chat : mail).arrived << intended->marker;
                    }
                }
                Program program(journal, leases, chat, mail);
                program.desk.open(IncidentId{id});
                QTRY_VERIFY(program.desk.incident().isOpen());
                QTRY_COMPARE_WITH_TIMEOUT(program.outbox->pending(), 0, 10000);
                QCOMPARE(chat.count(), 1);
                QCOMPARE(mail.count(), 1);
            }
        }
        QVERIFY(cuts >= 10);
    }

    void ofTwoProgramsOneDelivers()
    {
        Mailroom chat;
        Mailroom mail;
        MemoryJournal journal;
        ScriptedLeases leases;
        Program program(journal, leases, chat, mail);
        program.declare();
        leases.taken = true; // the other one holds it
        program.write(u"one"_s, byChat);
        QTest::qWait(0);
        QCOMPARE(program.outbox->pending(), 1);
        QCOMPARE(chat.count(), 0);
        leases.taken = false;
        QTRY_COMPARE_WITH_TIMEOUT(chat.count(), 1, 10000);
    }

    void nothingLeavesThatCannotBeRecorded()
    {
        Mailroom chat;
        Mailroom mail;
        MemoryJournal journal;
        ScriptedLeases leases;
        Program program(journal, leases, chat, mail);
        program.declare();
        leases.taken = true;
        program.write(u"one"_s, byChat);
        journal.failNext = true;
        leases.taken = false;
        QTRY_VERIFY_WITH_TIMEOUT(!journal.failNext, 10000);
        QCOMPARE(chat.count(), 0);
        QTRY_COMPARE_WITH_TIMEOUT(chat.count(), 1, 10000);
    }
};

HF_TEST(OutboxTest)
#include "tst_outbox.moc"
