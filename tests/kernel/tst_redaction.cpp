// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/redaction.h"
#include "kernel/secret.h"
#include "support/runner.h"

#include <QByteArrayList>
#include <QDebug>
#include <QJsonArray>
#include <QJsonDocument>
#include <QUrl>
#include <type_traits>

using namespace holdfast;
using namespace Qt::StringLiterals;

// There is no way from a secret to text but reveal().
static_assert(!std::is_convertible_v<Secret, QByteArray> && !std::is_convertible_v<Secret, QString>);
static_assert(!std::is_convertible_v<QByteArray, Secret> && !std::is_constructible_v<QByteArray, Secret>);

class RedactionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void removesEveryFormOfASecret();
    void removesBase64InsideLongerText();
    void removesEveryEncoding();
    void longerSecretsGoFirst();
    void keepsOrdinaryWords();
    void patterns_data();
    void patterns();
    void patternsLeaveTheRest_data();
    void patternsLeaveTheRest();
    void redactingTwiceChangesNothing();
    void secretsAreCopiedByValue();
};

void RedactionTest::removesEveryFormOfASecret()
{
    const QByteArray secret("p@ss/w:rd +é");
    Redactor redactor;
    redactor.learn(secret);
    const QString exact = QString::fromUtf8(secret);
    const QString percent = QString::fromLatin1(QUrl::toPercentEncoding(exact));
    const QString base64 = QString::fromLatin1(secret.toBase64());
    const QString text = redactor.redact(u"1 "_s + exact + u" 2 "_s + percent + u" 3 "_s + base64);
    QVERIFY2(!text.contains(exact) && !text.contains(percent) && !text.contains(base64.chopped(4)), qPrintable(text));
    QVERIFY(text.startsWith(u"1 •••"_s));
}

void RedactionTest::removesBase64InsideLongerText()
{
    Redactor redactor;
    redactor.learn("correct-horse");
    const QString longer = QString::fromLatin1(QByteArray("correct-horse:and more").toBase64());
    QVERIFY(!redactor.redact(longer).contains(QString::fromLatin1(QByteArray("correct-hor").toBase64()).left(12)));
}

void RedactionTest::removesEveryEncoding()
{
    Redactor redactor;
    const QByteArray secret = "s3cr\u00e9t/\"key\"+x";
    redactor.learn(secret);
    QByteArrayList forms{secret.toHex(), secret.toHex().toUpper(), QUrl::toPercentEncoding(QString::fromUtf8(secret)),
        QJsonDocument(QJsonArray{QString::fromUtf8(secret)}).toJson(QJsonDocument::Compact)};
    for (const QByteArray &before : {QByteArray(), QByteArray("a"), QByteArray("ab")}) {
        forms << (before + secret + "tail").toBase64()
              << (before + secret + "tail").toBase64(QByteArray::Base64UrlEncoding);
    }
    for (const QByteArray &form : forms)
        QVERIFY2(redactor.redact(QString::fromUtf8(form)).contains(u"•••"_s), form.constData());
}

void RedactionTest::longerSecretsGoFirst()
{
    Redactor redactor;
    redactor.learn("secret-one");
    redactor.learn("secret-one-and-its-tail");
    QCOMPARE(redactor.redact(u"<secret-one-and-its-tail>"_s), u"<•••>"_s);
}

void RedactionTest::keepsOrdinaryWords()
{
    Redactor redactor;
    redactor.learn("table");
    redactor.learn("");
    QCOMPARE(redactor.redact(u"a table of values"_s), u"a table of values"_s);
}

void RedactionTest::patterns_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("redacted");
    QTest::newRow("bearer") << u"Authorization: Bearer abc.def-123456"_s << u"Authorization: Bearer •••"_s;
    QTest::newRow("basic") << u"authorization: basic dXNlcjpwYXNz"_s << u"authorization: basic •••"_s;
    QTest::newRow("neon") << u"key napi_0123456789abcdef"_s << u"key napi_•••"_s;
    QTest::newRow("clerk") << u"sk_live_0123456789"_s << u"sk_live_•••"_s;
    QTest::newRow("slack") << u"xoxb-0123456789-abc"_s << u"xoxb-•••"_s;
    QTest::newRow("slack webhook") << u"POST https://hooks.slack.com/services/T0/B0/abcDEF, twice"_s
                                   << u"POST https://hooks.slack.com/services/••• twice"_s;
    QTest::newRow("aws") << u"AKIA0123456789ABCDEF"_s << u"AKIA•••"_s;
    QTest::newRow("uri") << u"postgresql://app:hunter2@db.example/app"_s << u"postgresql://app:•••@db.example/app"_s;
    QTest::newRow("uri, upper case") << u"POSTGRES://app:hunter2@db/app"_s << u"POSTGRES://app:•••@db/app"_s;
    QTest::newRow("uri without a user") << u"postgres://:hunter2@db/app"_s << u"postgres://:•••@db/app"_s;
    QTest::newRow("uri, @ in the password") << u"postgres://app:hun@ter2@db/app"_s << u"postgres://app:•••@db/app"_s;
    QTest::newRow("uri with a parameter")
        << u"postgres://db/app?password=hunter2"_s << u"postgres://db/app?password=•••"_s;
    QTest::newRow("keywords") << u"host=db password=hunter2 user=app"_s << u"host=db password=••• user=app"_s;
    QTest::newRow("quoted") << u"password = 'hun \\'ter2' user=app"_s << u"password = ••• user=app"_s;
    QTest::newRow("key's password") << u"sslpassword=hunter2"_s << u"sslpassword=•••"_s;
    QTest::newRow("environment") << u"PGPASSWORD=hunter2 psql"_s << u"PGPASSWORD=••• psql"_s;
}

void RedactionTest::patterns()
{
    QFETCH(QString, text);
    QFETCH(QString, redacted);
    QCOMPARE(redactPatterns(text), redacted);
}

void RedactionTest::patternsLeaveTheRest_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("sentence") << u"The bearer of bad news: the password is wrong."_s;
    QTest::newRow("address") << u"postgresql://app@db.example:5432/app"_s;
    QTest::newRow("branch") << u"br-cool-darkness-123456, task-list"_s;
    QTest::newRow("hash") << u"9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"_s;
}

void RedactionTest::patternsLeaveTheRest()
{
    QFETCH(QString, text);
    QCOMPARE(redactPatterns(text), text);
}

void RedactionTest::redactingTwiceChangesNothing()
{
    const QString once = redactPatterns(u"Bearer abcdef123 postgres://u:p@h/d password=x napi_abcdefgh"_s);
    QCOMPARE(redactPatterns(once), once);
}

void RedactionTest::secretsAreCopiedByValue()
{
    QVERIFY(Secret().isEmpty());
    Secret kept;
    {
        const Secret first(QByteArray("hunter2-hunter2"));
        kept = first;
        Secret second = first;
        second = Secret(QByteArray("another"));
        QCOMPARE(second.reveal(), QByteArray("another"));
    }
    QCOMPARE(kept.reveal(), QByteArray("hunter2-hunter2"));
    const Secret &self = kept;
    kept = self;
    QCOMPARE(kept.reveal(), QByteArray("hunter2-hunter2"));
}

HF_TEST(RedactionTest)
#include "tst_redaction.moc"
