// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/json.h"
#include "support/runner.h"

#include <functional>

using namespace holdfast;
using namespace Qt::StringLiterals;

namespace {

QJsonObject jsonFrom(const char *text)
{
    const Result<QJsonObject> object = parseJsonObject(QByteArray(text));
    return object ? *object : QJsonObject();
}

using Ask = std::function<void(JsonReader &)>;

} // namespace
Q_DECLARE_METATYPE(Ask)

class JsonTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void parsesOneObjectOnly_data();
    void parsesOneObjectOnly();
    void readsEveryType();
    void absentAndNullAreEmpty();
    void complains_data();
    void complains();
    void keepsTheFirstError();
    void wholeNumbers_data();
    void wholeNumbers();
    void refusesOtherMembers();
    void canonicalFormIsStable();
};

void JsonTest::parsesOneObjectOnly_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("ok");
    QTest::newRow("object") << QByteArray("{\"a\":1}") << true;
    QTest::newRow("blanks around") << QByteArray(" {\"a\":1}\n") << true;
    QTest::newRow("nothing") << QByteArray() << false;
    QTest::newRow("list") << QByteArray("[1]") << false;
    QTest::newRow("two") << QByteArray("{}{}") << false;
    QTest::newRow("page") << QByteArray("<html></html>") << false;
    QTest::newRow("cut") << QByteArray("{\"a\":") << false;
    QTest::newRow("not a number") << QByteArray("{\"a\":NaN}") << false;
    QTest::newRow("not UTF-8") << QByteArray("{\"a\":\"\xff\xfe\"}") << false;
}

void JsonTest::parsesOneObjectOnly()
{
    QFETCH(QByteArray, bytes);
    QFETCH(bool, ok);
    const Result<QJsonObject> object = parseJsonObject(bytes);
    QCOMPARE(object.has_value(), ok);
    if (!ok)
        QCOMPARE(object.error().code, ErrorCode::badReply);
}

void JsonTest::readsEveryType()
{
    JsonReader reader(jsonFrom(R"({"s":"text","b":true,"i":-7,"n":1.5,"t":"2026-01-01T00:00:00+01:00","o":{"x":1},
        "a":[1,"two"],"os":[{"y":1},{}],"ss":["p","q"]})"));
    QCOMPARE(reader.string("s"), u"text"_s);
    QCOMPARE(reader.boolean("b"), true);
    QCOMPARE(reader.integer("i"), qint64(-7));
    QCOMPARE(reader.number("n"), 1.5);
    QCOMPARE(reader.number("i"), -7.0);
    QCOMPARE(formatUtc(reader.utc("t")), u"2025-12-31T23:00:00.000000Z"_s);
    QCOMPARE(reader.object("o").value("x"_L1).toInt(), 1);
    QCOMPARE(reader.array("a").size(), 2);
    QCOMPARE(reader.objects("os").size(), 2);
    QCOMPARE(reader.strings("ss"), (QStringList{u"p"_s, u"q"_s}));
    QCOMPARE(reader.optionalString("s").value(), u"text"_s);
    QCOMPARE(reader.optionalBoolean("b").value(), true);
    QCOMPARE(reader.optionalInteger("i").value(), qint64(-7));
    QCOMPARE(reader.optionalNumber("n").value(), 1.5);
    QVERIFY(reader.optionalUtc("t") && reader.optionalObject("o") && reader.optionalArray("a"));
    QVERIFY(reader.has("s") && !reader.has("z"));
    QVERIFY(reader.check().has_value());
}

void JsonTest::absentAndNullAreEmpty()
{
    JsonReader reader(jsonFrom(R"({"z":null})"));
    for (const char *key : {"z", "absent"}) {
        QVERIFY(!reader.optionalString(key) && !reader.optionalBoolean(key) && !reader.optionalInteger(key));
        QVERIFY(!reader.optionalNumber(key) && !reader.optionalUtc(key) && !reader.optionalObject(key));
        QVERIFY(!reader.optionalArray(key));
    }
    QVERIFY(reader.check().has_value());
}

void JsonTest::complains_data()
{
    QTest::addColumn<Ask>("ask");
    QTest::addColumn<QString>("message");
    const auto row = [](const char *name, Ask ask, const QString &message) { QTest::newRow(name) << ask << message; };
    row(
        "missing", [](JsonReader &r) { (void)r.string("zz"); }, u"`a.b.zz` is missing."_s);
    row(
        "null", [](JsonReader &r) { (void)r.string("null"); }, u"`a.b.null` must be a text, but is null."_s);
    row(
        "number for text", [](JsonReader &r) { (void)r.string("n"); }, u"`a.b.n` must be a text, but is a number."_s);
    row(
        "object for text", [](JsonReader &r) { (void)r.string("o"); }, u"`a.b.o` must be a text, but is an object."_s);
    row(
        "list for optional text", [](JsonReader &r) { (void)r.optionalString("l"); },
        u"`a.b.l` must be a text, but is a list."_s);
    row(
        "text for boolean", [](JsonReader &r) { (void)r.boolean("s"); },
        u"`a.b.s` must be true or false, but is a text."_s);
    row(
        "text for number", [](JsonReader &r) { (void)r.number("s"); }, u"`a.b.s` must be a number, but is a text."_s);
    row(
        "text for integer", [](JsonReader &r) { (void)r.integer("s"); },
        u"`a.b.s` must be a whole number, but is a text."_s);
    row(
        "fraction for integer", [](JsonReader &r) { (void)r.integer("n"); },
        u"`a.b.n` must be a whole number, but is a number."_s);
    row(
        "text for instant", [](JsonReader &r) { (void)r.utc("s"); },
        u"`a.b.s` must be an instant with its offset, but is a text."_s);
    row(
        "boolean for object", [](JsonReader &r) { (void)r.object("t"); },
        u"`a.b.t` must be an object, but is a boolean."_s);
    row(
        "object for list", [](JsonReader &r) { (void)r.array("o"); }, u"`a.b.o` must be a list, but is an object."_s);
    row(
        "list of other things", [](JsonReader &r) { (void)r.objects("l"); },
        u"`a.b.l` must be a list of objects, but is a list."_s);
    row(
        "texts", [](JsonReader &r) { (void)r.strings("l"); }, u"`a.b.l` must be a list of texts, but is a list."_s);
    row(
        "own", [](JsonReader &r) { r.reject("s", u"`up` or `down`"_s); },
        u"`a.b.s` must be `up` or `down`, but is a text."_s);
}

void JsonTest::complains()
{
    QFETCH(Ask, ask);
    QFETCH(QString, message);
    JsonReader reader(jsonFrom(R"({"null":null,"n":1.5,"o":{},"l":[1],"s":"text","t":true})"), u"a.b"_s);
    ask(reader);
    const Result<> ok = reader.check();
    QVERIFY(!ok.has_value());
    QCOMPARE(ok.error().code, ErrorCode::badReply);
    QCOMPARE(ok.error().what, message);
}

void JsonTest::keepsTheFirstError()
{
    JsonReader reader(jsonFrom(R"({"a":1})"));
    (void)reader.string("first");
    (void)reader.string("a");
    QCOMPARE(reader.check().error().what, u"`first` is missing."_s);
}

void JsonTest::wholeNumbers_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("ok");
    QTest::newRow("2^53") << QByteArray("9007199254740992") << true;
    QTest::newRow("-2^53") << QByteArray("-9007199254740992") << true;
    QTest::newRow("2^53+1") << QByteArray("9007199254740993") << false;
    QTest::newRow("-2^53-1") << QByteArray("-9007199254740993") << false;
    QTest::newRow("2^63-1") << QByteArray("9223372036854775807") << false;
    QTest::newRow("1e300") << QByteArray("1e300") << false;
    QTest::newRow("1e3") << QByteArray("1e3") << true;
    QTest::newRow("0.5") << QByteArray("0.5") << false;
    QTest::newRow("5.0") << QByteArray("5.0") << true;
}

void JsonTest::wholeNumbers()
{
    QFETCH(QByteArray, text);
    QFETCH(bool, ok);
    const Result<QJsonObject> object = parseJsonObject("{\"i\":" + text + '}');
    QVERIFY(object.has_value());
    JsonReader reader(*object);
    const qint64 value = reader.integer("i");
    QCOMPARE(reader.check().has_value(), ok);
    if (ok)
        QCOMPARE(double(value), text.toDouble());
}

void JsonTest::refusesOtherMembers()
{
    JsonReader reader(jsonFrom(R"({"a":1,"typo":2})"), u"plan"_s);
    reader.refuseOthers({"a", "b"});
    QCOMPARE(reader.check().error().what, u"`plan.typo` is not a known member."_s);
    JsonReader clean(jsonFrom(R"({"a":1})"));
    clean.refuseOthers({"a", "b"});
    QVERIFY(clean.check().has_value());
}

void JsonTest::canonicalFormIsStable()
{
    const QJsonObject object =
        jsonFrom(R"({"b":[1,2.5,-0.0,1e300,9007199254740993,true,null],"a":"\u0000\n\"é\ud83d\ude00",
        "Z":{"y":0.1,"x":{}},"aa":1.0})");
    const QByteArray bytes = canonicalJson(object);
    QVERIFY(bytes.startsWith("{\"Z\":{\"x\":{},\"y\":0.1},\"a\":"));
    QVERIFY(!bytes.contains(": ") && !bytes.contains('\n'));
    const Result<QJsonObject> again = parseJsonObject(bytes);
    QVERIFY(again.has_value());
    QCOMPARE(canonicalJson(*again), bytes);
    QCOMPARE(again->value("a"_L1), object.value("a"_L1));
}

HF_TEST(JsonTest)
#include "tst_json.moc"
