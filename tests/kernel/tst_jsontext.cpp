// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/json.h"
#include "support/runner.h"

using namespace holdfast;

class JsonTextTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatQtLetsPassIsRefused_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("why");
        QTest::addRow("twice") << QByteArray("{\"id\":1,\"id\":2}")
                               << QStringLiteral("At byte 8: the member `id` stands twice.");
        QTest::addRow("twice, further in") << QByteArray("{\"a\":[{\"b\":{\"c\":1,\"d\":\"c\",\"c\":2}}]}")
                                           << QStringLiteral("the member `a.b.c` stands twice");
        QTest::addRow("twice, written otherwise")
            << QByteArray("{\"a\":1,\"\\u0061\":2}") << QStringLiteral("`a` stands twice");
        QTest::addRow("deep") << QByteArray("{\"a\":" + QByteArray(65, '[') + QByteArray(65, ']') + '}')
                              << QStringLiteral("nested more than 64 deep");
        QTest::addRow("more behind") << QByteArray("{} {}") << QStringLiteral("At byte");
        QTest::addRow("not UTF-8") << QByteArray("{\"a\":\"\xff\"}") << QStringLiteral("At byte");
        QTest::addRow("not a number") << QByteArray("{\"a\":NaN}") << QStringLiteral("At byte");
    }

    void whatQtLetsPassIsRefused()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, why);
        const auto read = parseJsonObject(text);
        QVERIFY(!read);
        QCOMPARE(read.error().code, ErrorCode::badReply);
        QVERIFY2(read.error().why.contains(why), qPrintable(read.error().why));
    }

    void sameNamesInDifferentPlacesAreFine()
    {
        QVERIFY(parseJsonObject(
            "{\"a\":{\"a\":1},\"b\":[{\"a\":1},{\"a\":2}],\"c\":\"\\\"a\\\":{\",\"d\":\"{\\\"b\\\":1,\\\"b\\\":2}\"}"));
        QVERIFY(parseJsonObject("{\"a\":" + QByteArray(62, '[') + QByteArray(62, ']') + '}'));
    }

    // Every prefix and every flipped byte of a real answer: an error or a value, never a crash.
    void damagedAnswersAreErrorsOrValues()
    {
        const QByteArray answer = "{\"branches\":[{\"id\":\"br-1\",\"default\":true,\"n\":1.5e3,\"x\":null,\"s\":"
                                  "\"\\u00e4\\\"\\\\\"}],\"a\":{}}";
        for (qsizetype cut = 0; cut < answer.size(); ++cut)
            QVERIFY(!parseJsonObject(answer.left(cut)));
        for (qsizetype at = 0; at < answer.size(); ++at) {
            for (const char byte : {'\0', '"', '{', '}', '\\', ',', '\xff'}) {
                QByteArray damaged = answer;
                damaged[at] = byte;
                static_cast<void>(parseJsonObject(damaged));
            }
        }
    }
};

HF_TEST(JsonTextTest)
#include "tst_jsontext.moc"
