// SPDX-License-Identifier: GPL-3.0-or-later
#include "e2e/practice.h"
#include "support/runner.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace holdfast;
using namespace holdfast::test;

/// Messages through the range's counterparts, checked against what they really got.
class MessagesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void backupsAreVerifiedAgainstTheTruth();
    void customersAreToldOnceAlthoughTheAnswerIsLost();
    void theTeamIsToldOnceAlthoughTheAnswerIsLost();
    void partnersGetAMail();
    void aWayToPeopleThatWouldRefuseIsDownBeforeItIsNeeded();
    void onePublicIncidentIsUpdatedAndResolved();
    void anUnverifiableBackupIsNeverGood();
    void peopleAreProvenToBeReachable();

private:
    /// Drafts, approves and waits; the approved message.
    [[nodiscard]] QJsonObject send(const QString &audience, const QString &text) const;
    [[nodiscard]] QJsonArray publicIncidents() const;
    [[nodiscard]] int chatMessages(const QString &text) const;
    void loseAnswer(const QString &provider, const QString &route) const;

    Practice m_practice;
};

void MessagesTest::initTestCase()
{
    QCOMPARE(m_practice.ctl({u"range"_s, u"start"_s}).exitCode, 0);
    QCOMPARE(m_practice
                 .ctl({u"incident"_s, u"declare"_s, u"--scenario"_s, u"database-failure"_s, u"--title"_s,
                     u"Database down"_s, u"--drill"_s})
                 .exitCode,
        0);
}

QJsonObject MessagesTest::send(const QString &audience, const QString &text) const
{
    QStringList draft{u"message"_s, u"draft"_s, u"--audience"_s, audience};
    if (!text.isEmpty())
        draft << u"--text"_s << text;
    const ProgramRun drafted = m_practice.ctl(draft);
    if (drafted.exitCode != 0)
        return {{u"error"_s, QString::fromUtf8(drafted.out)}};
    const QString id = drafted.json().value(u"message").toString();
    const ProgramRun approved = m_practice.ctl({u"message"_s, u"approve"_s, id});
    QJsonObject sent = approved.json().value(u"messages").toArray().at(0).toObject();
    sent.insert(u"exitCode"_s, approved.exitCode);
    return sent;
}

QJsonArray MessagesTest::publicIncidents() const
{
    return m_practice.ask(u"/_range/messages"_s).object().value(u"statuspage")[u"incidents"].toArray();
}

int MessagesTest::chatMessages(const QString &text) const
{
    int count = 0;
    const QJsonArray channels = m_practice.ask(u"/_range/provider/slack-bot"_s).object().value(u"channels").toArray();
    for (const QJsonValue &channel : channels) {
        for (const QJsonValue &message : channel[u"messages"].toArray())
            count += message[u"text"].toString().contains(text) ? 1 : 0;
    }
    return count;
}

void MessagesTest::loseAnswer(const QString &provider, const QString &route) const
{
    QCOMPARE(m_practice.command(u"/_range/fault"_s,
                 {{u"provider"_s, provider}, {u"route"_s, route}, {u"kind"_s, u"close"_s}, {u"when"_s, u"after"_s}}),
        200);
}

void MessagesTest::backupsAreVerifiedAgainstTheTruth()
{
    const ProgramRun verified = m_practice.ctl({u"backups"_s, u"verify"_s});
    QVERIFY2(verified.exitCode == 0, verified.out.constData());
    const QJsonObject database = verified.json().value(u"databases").toArray().at(0).toObject();
    QCOMPARE(database.value(u"met"), QJsonValue(true));
    const QString newest = m_practice.truth().value(u"tables")[u"heartbeat"][u"newestAt"].toString();
    const auto truth = parseUtc(newest);
    const auto told = parseUtc(database.value(u"newestCommitAt").toString());
    QVERIFY(truth && told);
    QVERIFY(std::chrono::abs(*truth - *told) < std::chrono::seconds{30});
}

void MessagesTest::customersAreToldOnceAlthoughTheAnswerIsLost()
{
    loseAnswer(u"statuspage"_s, u"createIncident"_s);
    const QJsonObject sent = send(u"customers"_s, {});
    QCOMPARE(sent.value(u"exitCode"), QJsonValue(0));
    QCOMPARE(publicIncidents().size(), 1);
    QVERIFY(!sent.value(u"seenPubliclyAt").toString().isEmpty());
    QVERIFY(publicIncidents()[0][u"incident_updates"][0][u"body"].toString().startsWith(u"This is an exercise."_s));
}

void MessagesTest::theTeamIsToldOnceAlthoughTheAnswerIsLost()
{
    loseAnswer(u"slack-bot"_s, u"chat.postMessage"_s);
    const QJsonObject sent = send(u"engineering"_s, u"Restoring <!channel> & checking"_s);
    QCOMPARE(sent.value(u"exitCode"), QJsonValue(0));
    QCOMPARE(chatMessages(u"Restoring"_s), 1);
    QCOMPARE(chatMessages(u"<!channel>"_s), 0); // nobody is called by a text
}

void MessagesTest::partnersGetAMail()
{
    const QJsonObject sent = send(u"partners"_s, {});
    QCOMPARE(sent.value(u"exitCode"), QJsonValue(0));
    const QJsonArray mails = m_practice.ask(u"/_range/provider/mail"_s).object().value(u"mails").toArray();
    QCOMPARE(mails.size(), 1);
    QCOMPARE(sent.value(u"deliveries")[0][u"channel"], QJsonValue(u"email"_s));
}

void MessagesTest::aWayToPeopleThatWouldRefuseIsDownBeforeItIsNeeded()
{
    const auto monitoring = [this] {
        const QJsonArray components = m_practice.ctl({u"health"_s}).json().value(u"components").toArray();
        for (const QJsonValue &component : components) {
            if (component[u"component"].toString() == u"monitoring"_s)
                return component[u"health"].toString() + u": "_s + component[u"reason"].toString();
        }
        return QString();
    };
    QCOMPARE(monitoring().left(2), u"up"_s);
    QCOMPARE(m_practice.command(u"/_range/fault"_s,
                 {{u"provider"_s, u"slack-bot"_s}, {u"route"_s, u"auth.test"_s}, {u"kind"_s, u"status"_s},
                     {u"when"_s, u"before"_s}, {u"status"_s, 401}}),
        200);
    QCOMPARE(monitoring().left(5), u"down:"_s);
    QCOMPARE(monitoring().left(2), u"up"_s);
}

void MessagesTest::onePublicIncidentIsUpdatedAndResolved()
{
    loseAnswer(u"statuspage"_s, u"updateIncident"_s);
    QCOMPARE(send(u"customers"_s, u"Still at it. The next update follows at ${next.update}."_s).value(u"exitCode"),
        QJsonValue(0));
    QCOMPARE(publicIncidents().size(), 1);
    QCOMPARE(publicIncidents()[0][u"incident_updates"].toArray().size(), 2);
    const ProgramRun drafted = m_practice.ctl({u"message"_s, u"draft"_s, u"--audience"_s, u"customers"_s,
        u"--occasion"_s, u"recovery"_s, u"--text"_s, u"All is well again."_s});
    QCOMPARE(drafted.exitCode, 0);
    QCOMPARE(m_practice.ctl({u"message"_s, u"approve"_s, drafted.json().value(u"message").toString()}).exitCode, 0);
    QCOMPARE(publicIncidents().size(), 1);
    QCOMPARE(publicIncidents()[0][u"status"], QJsonValue(u"resolved"_s));
}

void MessagesTest::anUnverifiableBackupIsNeverGood()
{
    QCOMPARE(m_practice.command(u"/_range/disaster"_s, {{u"name"_s, u"database_unreachable"_s}}), 200);
    const ProgramRun verified = m_practice.ctl({u"backups"_s, u"verify"_s, u"--alert"_s});
    QVERIFY2(verified.exitCode == 5, verified.out.constData());
    QCOMPARE(verified.json().value(u"databases")[0][u"met"], QJsonValue(QJsonValue::Null));
    QCOMPARE(chatMessages(u"Backup verification failed"_s), 1);
    QCOMPARE(m_practice.ask(u"/_range/provider/mail"_s).object().value(u"mails").toArray().size(), 2);
}

// That a channel took the message proves nothing; the code that stood in it does.
void MessagesTest::peopleAreProvenToBeReachable()
{
    const auto contacts = [](const ProgramRun &run) { return run.json().value(u"contacts").toArray(); };
    const auto mailsThere = [this] {
        return m_practice.ask(u"/_range/provider/mail"_s).object().value(u"mails").toArray();
    };
    const qsizetype before = mailsThere().size();
    const ProgramRun sent = m_practice.ctl({u"contacts"_s, u"test"_s, u"technical-lead"_s});
    QVERIFY2(sent.exitCode == 0, sent.out.constData());
    const QJsonArray mails = mailsThere();
    qsizetype mailed = 0;
    for (const QJsonValue &contact : contacts(sent)) {
        QCOMPARE(contact[u"provenAt"], QJsonValue(QJsonValue::Null));
        mailed += contact[u"channel"] == u"email"_s ? 1 : 0;
    }
    QVERIFY(mailed > 0);
    QCOMPARE(mails.size() - before, mailed);
    const QString body = QString::fromUtf8(QJsonDocument(mails[before].toObject()).toJson());
    QVERIFY(body.contains(u"This is an exercise."_s));
    const QString code = QRegularExpression(u"code: (\\d{6})"_s).match(body).captured(1);
    QCOMPARE(code.size(), 6);
    QCOMPARE(m_practice.ctl({u"contacts"_s, u"confirm"_s, u"000000x"_s}).exitCode, 3);
    const ProgramRun proven = m_practice.ctl({u"contacts"_s, u"confirm"_s, code});
    QVERIFY2(proven.exitCode == 0, proven.out.constData());
    QVERIFY(!contacts(proven)[0][u"provenAt"].toString().isEmpty());
    QVERIFY(m_practice.ctl({u"contacts"_s, u"confirm"_s, code}).exitCode != 0); // a code is good once
    qsizetype good = 0;
    for (const QJsonValue &contact : contacts(m_practice.ctl({u"contacts"_s, u"list"_s})))
        good += contact[u"provenAt"].isNull() ? 0 : 1;
    QCOMPARE(good, 1);
    QVERIFY(m_practice.ctl({u"contacts"_s, u"test"_s, u"nobody"_s}).exitCode != 0);
}

HF_TEST(MessagesTest)
#include "tst_messages.moc"
