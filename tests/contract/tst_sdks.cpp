// SPDX-License-Identifier: GPL-3.0-or-later
#include "nodeprocess.h"
#include "range/rangeprocess.h"
#include "support/runner.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

namespace holdfast {

using namespace test;
using namespace Qt::StringLiterals;

/// What the SDKs did, by `sdk: what`.
class SdkTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(!pinnedNode().isEmpty(), "the pinned Node is missing; ctest's contract_packages installs it");
        QVERIFY(m_range.start());
        m_done = run(m_range.ready());
        QVERIFY(m_done.size() > 25);
    }

    void theyComplainOfNothing()
    {
        for (const QJsonObject &one : m_done)
            QVERIFY2(!one.contains(u"error"_s), QJsonDocument(one).toJson().constData());
    }

    void whatComesOut_data()
    {
        QTest::addColumn<QString>("sdk");
        QTest::addColumn<QString>("did");
        QTest::addColumn<QVariant>("result");
        const auto row = [](const char *sdk, const char *did, const QVariant &result) {
            QTest::addRow("%s: %s", sdk, did) << QString::fromLatin1(sdk) << QString::fromLatin1(did) << result;
        };
        row("neon", "wait for its operations", u"finished"_s);
        row("neon", "delete the branch", true);
        row("clerk", "count", 25);
        row("clerk", "revoke", u"revoked"_s);
        row("clerk", "ban", true);
        row("clerk", "unban", false);
        row("slack", "find", u"m1"_s);
        row("slack", "webhook", u"ok"_s);
        row("s3", "create only", u"PreconditionFailed"_s);
        row("s3", "range", u"irs"_s);
        row("s3", "delete", true);
        row("s3", "undelete", u"first"_s);
        row("s3", "parts", u"\"cc8f6f16b44b75adde6349ab98aee432-2\""_s);
        row("s3", "abandon", 0);
    }

    void whatComesOut()
    {
        QFETCH(QString, sdk);
        QFETCH(QString, did);
        QFETCH(QVariant, result);
        QVariant found;
        for (const QJsonObject &one : m_done) {
            if (one.value(u"sdk"_s) == sdk && one.value(u"did"_s) == did)
                found = one.value(u"result"_s).toVariant();
        }
        QCOMPARE(found.toString(), result.toString());
    }

    // The control: with wrong keys every SDK complains, so a silent one would show.
    void withWrongKeysTheyComplain()
    {
        QJsonObject spoilt = m_range.ready();
        const auto spoil = [&spoilt](const QString &provider, const QString &key, const QJsonValue &value) {
            QJsonObject one = spoilt.value(provider).toObject();
            one[key] = value;
            spoilt[provider] = one;
        };
        spoil(u"neon"_s, u"token"_s, u"wrong"_s);
        spoil(u"clerk"_s, u"secrets"_s, QJsonObject{{u"key"_s, u"sk_test_wrong"_s}});
        spoil(u"slack-bot"_s, u"secrets"_s, QJsonObject{{u"token"_s, u"xoxb-wrong"_s}});
        spoil(u"s3"_s, u"secrets"_s, QJsonObject{{u"key"_s, u"NOBODY:wrong"_s}});
        QStringList complained;
        for (const QJsonObject &one : run(spoilt)) {
            if (one.contains(u"error"_s))
                complained << one.value(u"sdk"_s).toString();
        }
        for (const char *sdk : {"neon", "clerk", "slack", "s3"})
            QVERIFY2(complained.contains(QLatin1String(sdk)), sdk);
    }

private:
    static QList<QJsonObject> run(const QJsonObject &ready)
    {
        QTemporaryDir folder;
        QFile file(folder.filePath(u"ready.json"_s));
        if (!file.open(QIODevice::WriteOnly))
            return {};
        file.write(QJsonDocument(ready).toJson(QJsonDocument::Compact));
        file.close();
        NodeProcess node(u"sdks.mjs"_s, {file.fileName()});
        QList<QJsonObject> done;
        for (QByteArray line = node.line(); !line.isEmpty(); line = node.line())
            done << QJsonDocument::fromJson(line).object();
        return done;
    }

    RangeProcess m_range;
    QList<QJsonObject> m_done;
};

HF_TEST(SdkTest)

} // namespace holdfast

#include "tst_sdks.moc"
