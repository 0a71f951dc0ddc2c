// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/evidence/exchangefiles.h"
#include "support/runner.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QTemporaryDir>

namespace holdfast {

using namespace Qt::StringLiterals;

class TestExchangeFiles : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyExchangeIsALineOfItsDay()
    {
        const QTemporaryDir state;
        const QString folder = state.filePath(u"evidence/exchanges"_s);
        {
            ExchangeFiles files(folder);
            for (const char *at : {"2026-03-01T23:59:59Z", "2026-03-02T00:00:00Z", "2026-03-02T00:00:01Z"}) {
                Exchange exchange;
                exchange.at = *parseUtc(QString::fromLatin1(at));
                exchange.peer = u"Neon"_s;
                exchange.outcome = Exchange::Outcome::inDoubt;
                files.record(exchange);
            }
        }
        QCOMPARE(QDir(folder).entryList(QDir::Files), QStringList({u"2026-03-01.jsonl"_s, u"2026-03-02.jsonl"_s}));
        QFile second(folder + u"/2026-03-02.jsonl"_s);
        QVERIFY(second.open(QIODevice::ReadOnly));
        const QList<QByteArray> lines = second.readAll().trimmed().split('\n');
        QCOMPARE(lines.size(), 2);
        QCOMPARE(QJsonDocument::fromJson(lines[1])[u"outcome"_s].toString(), u"in-doubt"_s);
        QCOMPARE(QFileInfo(second).permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
        QCOMPARE(QFileInfo(folder).permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
    }

    void aFolderThatCannotBeMadeHoldsNothingUp()
    {
        const QTemporaryDir state;
        QFile inTheWay(state.filePath(u"evidence"_s));
        QVERIFY(inTheWay.open(QIODevice::WriteOnly));
        ExchangeFiles files(state.filePath(u"evidence/exchanges"_s));
        files.record(Exchange{});
        files.record(Exchange{});
    }
};

HF_TEST(TestExchangeFiles)

} // namespace holdfast

#include "tst_exchangefiles.moc"
