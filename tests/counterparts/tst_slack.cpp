// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/http/tokencheck.h"
#include "adapters/providers/slack/slackclient.h"
#include "adapters/providers/slack/slackreplies.h"
#include "counterparts/counterpart.h"
#include "range/messages/slack_api.h"
#include "support/runner.h"

namespace holdfast {

using namespace test;
using namespace Qt::StringLiterals;

class SlackStage : public Stage<range::SlackApi> {
public:
    [[nodiscard]] SlackConfig config() const { return {url(), secret("token"), u"range:slack-bot"_s}; }
    [[nodiscard]] QString channel() const { return description().value(u"channelId"_s).toString(); }
    [[nodiscard]] QJsonArray messages() const
    {
        return counterpart.truth().value(u"channels"_s)[0][u"messages"_s].toArray();
    }
    [[nodiscard]] ChatMessage message(const QString &text = u"We restore the database."_s) const
    {
        return {channel(), text, u"inc-1-notice-1"_s, {}};
    }
};

const UtcTime longAgo{};

class SlackCounterpartTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aMessageIsPostedFoundAndChanged()
    {
        SlackStage stage;
        QVERIFY(stage.isOpen());
        SlackClient client(stage.transport, stage.config());
        const ChatMessage message = stage.message();
        const auto posted = stage.ask([&] { return client.post(message, {}); });
        QVERIFY2(posted, posted ? "" : qPrintable(posted.error().why));
        const auto found = stage.ask([&] { return client.find(stage.channel(), message.marker, longAgo, {}); });
        QCOMPARE(*found, std::optional(*posted));
        const auto other = stage.ask([&] { return client.find(stage.channel(), u"other"_s, longAgo, {}); });
        QCOMPARE(*other, std::optional<PostedMessage>());
        QVERIFY(stage.ask([&] { return client.update(*posted, u"It is back."_s, {}); }));
        QCOMPARE(stage.messages().size(), 1);
        QCOMPARE(stage.messages()[0][u"text"_s].toString(), u"It is back."_s);
    }

    void aTextCannotCallAnybody()
    {
        SlackStage stage;
        SlackClient client(stage.transport, stage.config());
        const ChatMessage message = stage.message(u"<!channel> a & b <https://x|y> <@U1>"_s);
        QVERIFY(stage.ask([&] { return client.post(message, {}); }));
        QCOMPARE(
            stage.messages()[0][u"text"_s].toString(), u"&lt;!channel&gt; a &amp; b &lt;https://x|y&gt; &lt;@U1&gt;"_s);
    }

    // The answer is lost: one delivery, in doubt, and the look-up tells what is true.
    void aLostAnswerIsLookedUp_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("when");
        for (const char *kind : {"close", "reset", "garbage", "truncate"}) {
            for (const char *when : {"before", "after"})
                QTest::addRow("%s %s the effect", kind, when) << QString::fromLatin1(kind) << QString::fromLatin1(when);
        }
    }

    void aLostAnswerIsLookedUp()
    {
        QFETCH(QString, kind);
        QFETCH(QString, when);
        SlackStage stage;
        SlackClient client(stage.transport, stage.config());
        stage.order(u"chat.postMessage"_s, kind, when);
        const ChatMessage message = stage.message();
        const auto posted = stage.ask([&] { return client.post(message, {}); });
        QVERIFY(!posted);
        QVERIFY(posted.error().mayHaveTakenEffect);
        QCOMPARE(stage.deliveries(u"chat.postMessage"_s), 1);
        const auto found = stage.ask([&] { return client.find(stage.channel(), message.marker, longAgo, {}); });
        QVERIFY(found);
        QCOMPARE(found->has_value(), when == u"after");
        QCOMPARE(stage.messages().size(), when == u"after" ? 1 : 0);
    }

    void whatDidNotHappenIsNotInDoubt()
    {
        SlackStage stage;
        SlackClient client(stage.transport, stage.config());
        ChatMessage nowhere = stage.message();
        nowhere.channel = u"C0NOWHERE"_s;
        const auto posted = stage.ask([&] { return client.post(nowhere, {}); });
        QCOMPARE(posted.error().code, ErrorCode::notFound);
        QVERIFY(!posted.error().mayHaveTakenEffect);
        stage.order(u"chat.postMessage"_s, u"status"_s, u"before"_s, 429);
        const ChatMessage message = stage.message();
        const auto slow = stage.ask([&] { return client.post(message, {}); });
        QCOMPARE(slow.error().code, ErrorCode::rateLimited);
        QVERIFY(!slow.error().mayHaveTakenEffect);
        QVERIFY(!stage.ask([&] { return client.post(stage.message(QString(4001, u'x')), {}); }));
        QVERIFY(stage.messages().isEmpty());
    }

    void aChannelThatExistsIsAdopted()
    {
        SlackStage stage;
        SlackClient client(stage.transport, stage.config());
        stage.order(u"conversations.create"_s, u"close"_s, u"after"_s);
        const QString name = u"inc-20260301-030000-abcd"_s;
        const auto lost = stage.ask([&] { return client.createChannel(name, {}); });
        QVERIFY(!lost && lost.error().mayHaveTakenEffect);
        const auto found = stage.ask([&] { return client.findChannel(name, {}); });
        QVERIFY(found && *found);
        const auto again = stage.ask([&] { return client.createChannel(name, {}); });
        QCOMPARE(again.error().code, ErrorCode::conflict);
        QVERIFY(!stage.ask([&] { return client.createChannel(u"Not A Name"_s, {}); }));
        QCOMPARE(stage.deliveries(u"conversations.create"_s), 2);
    }

    void theKeyTellsWhoseItIsAndWhatItMay()
    {
        SlackStage stage;
        TokenCheck check(stage.transport, stage.config(), slack::authTest, slack::readKey);
        const Secret right = stage.secret("token");
        const auto report = stage.ask([&] { return check.check(right, {}); });
        QCOMPARE(report->account, u"holdfast in Practice"_s);
        QVERIFY(report->scopes.contains(u"chat:write"_s));
        QCOMPARE(
            stage.ask([&] { return check.check(Secret("xoxb-wrong"), {}); }).error().code, ErrorCode::unauthorised);
    }
};

HF_TEST(SlackCounterpartTest)

} // namespace holdfast

#include "tst_slack.moc"
