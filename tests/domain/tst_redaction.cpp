// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/histories.h"
#include "domain/incident/eventjson.h"
#include "domain/review/redaction.h"
#include "domain/review/review.h"
#include "support/runner.h"

#include <QJsonDocument>
#include <QTest>

using namespace holdfast;
using namespace holdfast::test;
using namespace Qt::StringLiterals;

namespace {

QList<Event> night()
{
    History history;
    history.lookDone()
        .add(Noted{u"Ann Lee asked Bob (bob@shop.example, +44 7700 900123) to look at db-1.shop.internal, 10.0.0.7 and "
                   u"https://console.neon.tech/app. Annette did not help."_s})
        .add(PersonTold{1, u"lead"_s, u"Bob"_s, u"phone"_s, u"acknowledged"_s})
        .add(MessageDrafted{u"M1"_s, u"customers"_s, u"outage"_s, true, u"Trouble"_s, u"We are at it."_s,
            {{u"incident.title"_s, u"inner words"_s}}})
        .add(MessageDrafted{u"M2"_s, u"team"_s, u"update"_s, false, u"Inside"_s, u"Only for the team."_s, {}})
        .add(Closed{u"Bob brought it back."_s});
    QList<Event> events = history.events();
    for (Event &event : events)
        event.author = u"Ann Lee"_s;
    return events;
}

/// All that any form of the review can show.
QString everything(const QList<Event> &events)
{
    const UtcTime now = at("2026-03-02T00:00:00Z");
    QString text = reviewMarkdown(events, now) + QString::fromUtf8(reviewHtml(reviewOf(events, now)))
        + QString::fromUtf8(reviewJson(reviewOf(events, now))) + QString::fromUtf8(reviewCsv(reviewOf(events, now)))
        + QString::fromUtf8(reviewIcs(reviewOf(events, now)));
    for (const Event &event : events)
        text += event.author + QString::fromUtf8(QJsonDocument(bodyToJson(event.body)).toJson());
    return text;
}

} // namespace

class RedactionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theHouseSeesEverything()
    {
        const QList<Event> events = redactedFor(night(), ReviewReaders::house, {});
        QCOMPARE(events.size(), night().size());
        QVERIFY(everything(events).contains(u"bob@shop.example"_s));
    }

    void partnersSeeTheCourseWithoutPersonsAndPlaces()
    {
        const QList<Event> events = redactedFor(night(), ReviewReaders::partners, {u"Carol Brown"_s});
        QCOMPARE(events.size(), night().size());
        const QString text = everything(events);
        for (const char *hidden : {"Ann Lee", "Bob", "bob@", "7700", "db-1", "shop.internal", "10.0.0.7", "neon.tech"})
            QVERIFY2(!text.contains(QString::fromLatin1(hidden)), hidden);
        const auto *note = std::get_if<Noted>(&events[events.size() - 5].body);
        QVERIFY(note);
        // The same person is the same responder everywhere, and who only begins like one is left alone.
        QVERIFY2(note->text.startsWith(u"responder "_s) && note->text.contains(u"Annette did not help."_s),
            qPrintable(note->text));
        QVERIFY(text.contains(u"(redacted: partners)"_s));
        QVERIFY(text.contains(u"Only for the team."_s));
        QVERIFY(text.contains(u"Look around"_s)); // the steps
    }

    void everybodySeesWhatHappenedToThem()
    {
        const QString text = everything(redactedFor(night(), ReviewReaders::everybody, {}));
        for (const char *hidden : {"Ann Lee", "Bob", "Annette", "Only for the team", "Inside", "inner words",
                 "Look around", "CapLiquify", "acknowledged\""})
            QVERIFY2(!text.contains(QString::fromLatin1(hidden)), hidden);
        QVERIFY(text.contains(u"We are at it."_s));
        QVERIFY(text.contains(u"brought it back."_s));
        QVERIFY(text.contains(u"(redacted: public)"_s));
    }

    void personsOfThePlanAreHiddenAlthoughTheyDidNothing()
    {
        QList<Event> events = night();
        events.last().body = Closed{u"Carol Brown was asleep."_s};
        QVERIFY(everything(redactedFor(events, ReviewReaders::partners, {})).contains(u"Carol Brown"_s)); // the control
        QVERIFY(!everything(redactedFor(events, ReviewReaders::partners, {u"Carol Brown"_s})).contains(u"Carol"_s));
    }

    void instantsAndNumbersStay()
    {
        const QList<Event> events = redactedFor(night(), ReviewReaders::partners, {});
        for (qsizetype i = 0; i < events.size(); ++i) {
            QCOMPARE(events[i].sequence, night()[i].sequence);
            QCOMPARE(events[i].at.utc, night()[i].at.utc);
        }
        QVERIFY(everything(events).contains(u"2026-03-01T03:00:00"_s));
    }
};

HF_TEST(RedactionTest)
#include "tst_redaction.moc"
