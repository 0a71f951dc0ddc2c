// SPDX-License-Identifier: GPL-3.0-or-later
#include "actions/security/addressblock.h"
#include "support/runner.h"

using namespace Qt::StringLiterals;
using namespace holdfast;

class AddressBlockTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatMustNotBeBlocked_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<QString>("own");
        QTest::addColumn<QString>("why");
        const auto row = [](const char *name, const char *address, const char *own, const char *why) {
            QTest::newRow(name) << QString::fromLatin1(address) << QString::fromLatin1(own) << QString::fromLatin1(why);
        };
        row("a stranger", "203.0.113.9", "198.51.100.7", "");
        row("a range of strangers", "203.0.113.0/24", "198.51.100.7", "");
        row("a stranger of the new kind", "2001:db8::1", "198.51.100.7", "");
        row("oneself", "198.51.100.7", "198.51.100.7", "lock yourself out");
        row("a range with oneself", "198.51.100.0/24", "198.51.100.7", "lock yourself out");
        row("the last address of a range", "198.51.100.4/30", "198.51.100.7", "lock yourself out");
        row("just outside a range", "198.51.100.8/30", "198.51.100.7", "");
        row("a range of the new kind with oneself", "2001:db8:1::/48", "2001:db8:1::5", "lock yourself out");
        row("nobody's own", "203.0.113.9", "", "from which address you work");
        row("half of the world", "0.0.0.0/1", "198.51.100.7", "so wide");
        row("everybody", "0.0.0.0/0", "", "so wide");
        row("the inside", "192.168.1.4", "198.51.100.7", "not one of the internet");
        row("this machine", "::1", "198.51.100.7", "not one of the internet");
        row("a name", "example.com", "198.51.100.7", "is not an address");
        row("a wrong length", "203.0.113.0/33", "198.51.100.7", "is not an address");
        row("a word as length", "203.0.113.0/x", "198.51.100.7", "is not an address");
        row("nothing", "", "198.51.100.7", "is not an address");
    }

    void whatMustNotBeBlocked()
    {
        QFETCH(QString, address);
        QFETCH(QString, own);
        QFETCH(QString, why);
        const QString said = mustNotBlock(address, own);
        QVERIFY2(why.isEmpty() ? said.isEmpty() : said.contains(why), qPrintable(said));
    }
};

HF_TEST(AddressBlockTest)
#include "tst_addressblock.moc"
