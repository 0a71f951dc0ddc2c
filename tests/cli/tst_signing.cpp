// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/computer.h"
#include "support/runner.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QProcess>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace holdfast;
using namespace holdfast::test;

class SigningTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aPlanIsUnsignedAtFirst()
    {
        const Computer computer;
        QCOMPARE(computer.state(), u"unsigned"_s);
        const ProgramRun check = computer.run({u"plan"_s, u"check"_s});
        QCOMPARE(check.exitCode, 0); // not being signed is no error of the plan
        QCOMPARE(check.json().value(u"signing").toObject().value(u"text").toString(), u"Not signed: drills only."_s);
    }

    void twoPersonsApproveAPlan()
    {
        const Computer computer;
        computer.know(u"ada"_s);
        computer.know(u"grace"_s);
        const ProgramRun first = computer.sign(u"ada"_s);
        QVERIFY2(first.exitCode == 0, first.err.constData());
        QVERIFY(QFile::exists(computer.signature(u"ada"_s)));
        QCOMPARE(computer.state(), u"proposed"_s);
        QCOMPARE(computer.sign(u"ada"_s).exitCode, 0); // again: still one person
        QCOMPARE(computer.state(), u"proposed"_s);
        const ProgramRun second = computer.sign(u"grace"_s, {u"--valid"_s, u"30"_s});
        QCOMPARE(second.json().value(u"signing").toObject().value(u"state").toString(), u"approved"_s);
        QCOMPARE(computer.state(), u"approved"_s);
        const QString until = computer.signing().value(u"goodUntil").toString();
        QCOMPARE(until, second.json().value(u"expiresAt").toString());
    }

    void everyChangedByteEndsTheApproval()
    {
        const Computer computer;
        computer.know(u"ada"_s);
        computer.know(u"grace"_s);
        QCOMPARE(computer.sign(u"ada"_s).exitCode + computer.sign(u"grace"_s).exitCode, 0);
        append(computer.plan() + u"/signatures/notes.txt"_s, "not part of the plan");
        QCOMPARE(computer.state(), u"approved"_s);
        const QString runbook =
            QDir(computer.plan() + u"/runbooks"_s).entryInfoList({u"*.yaml"_s}).constFirst().filePath();
        append(runbook, "\n");
        QCOMPARE(computer.state(), u"other-content"_s);
        QCOMPARE(computer.sign(u"grace"_s).exitCode, 0);
        QCOMPARE(computer.state(), u"proposed"_s); // both must look at what has changed
    }

    void aCopiedSignatureOfAnotherNameDoesNotCount()
    {
        const Computer computer;
        computer.know(u"ada"_s);
        QCOMPARE(computer.sign(u"ada"_s).exitCode, 0);
        QVERIFY(QFile::copy(computer.signature(u"ada"_s), computer.signature(u"grace"_s)));
        QCOMPARE(computer.state(), u"proposed"_s);
    }

    void whoeverIsForgottenDoesNotCount()
    {
        const Computer computer;
        computer.know(u"ada"_s);
        QCOMPARE(computer.sign(u"ada"_s).exitCode, 0);
        QCOMPARE(computer.run({u"person"_s, u"forget"_s, u"ada"_s}).exitCode, 0);
        QCOMPARE(computer.state(), u"unknown-person"_s);
        QCOMPARE(computer.run({u"person"_s, u"forget"_s, u"ada"_s}).exitCode, 3);
        const QString otherKey = QString::fromLatin1(minisign::publicKeyLine(minisign::makeKey().publicKey()));
        QCOMPARE(computer.run({u"person"_s, u"trust"_s, u"ada"_s, u"--key"_s, otherKey}).exitCode, 0);
        QCOMPARE(computer.state(), u"key-changed"_s);
    }

    void aChangedKeyIsRefused()
    {
        const Computer computer;
        computer.know(u"ada"_s);
        const QString other = QString::fromLatin1(minisign::publicKeyLine(minisign::makeKey().publicKey()));
        const ProgramRun run = computer.run({u"person"_s, u"trust"_s, u"ada"_s, u"--key"_s, other});
        QCOMPARE(run.exitCode, 4);
        QCOMPARE(run.error().value(u"code").toString(), u"conflict"_s);
    }

    void aWrongPassphraseSignsNothing()
    {
        const Computer computer;
        computer.know(u"ada"_s);
        const ProgramRun run = computer.runWith(u"wrong"_s, {u"plan"_s, u"sign"_s});
        QCOMPARE(run.exitCode, 4);
        QVERIFY(run.error().value(u"what").toString().contains(u"passphrase"_s));
        QVERIFY(!QFile::exists(computer.signature(u"ada"_s)));
    }

    void withoutATerminalNothingIsAsked()
    {
        const Computer computer;
        computer.know(u"ada"_s);
        QProcess program; // without a terminal of its own
        program.start(u"setsid"_s,
            {u"-w"_s, QStringLiteral(HF_BIN_DIR) + u"/holdfastctl"_s, u"--json"_s, u"--plan"_s, computer.plan(),
                u"plan"_s, u"sign"_s});
        QVERIFY(program.waitForFinished());
        QCOMPARE(program.exitCode(), 2);
        QVERIFY(program.readAllStandardOutput().contains("--passphrase-fd"));
    }

    void atATerminalThePassphraseIsAskedTwiceAndNotShown()
    {
        const Computer computer;
        QProcess terminal;
        terminal.start(u"script"_s,
            {u"-qec"_s, u"'%1' person create ada"_s.arg(QStringLiteral(HF_BIN_DIR) + u"/holdfastctl"_s),
                u"/dev/null"_s});
        QByteArray seen;
        const auto shows = [&](const QByteArray &text) {
            return QTest::qWaitFor([&] {
                seen += terminal.readAll();
                return seen.contains(text);
            });
        };
        QVERIFY2(shows("Passphrase of ada"), seen.constData());
        terminal.write(passphrase + "\n");
        QVERIFY2(shows("The same again"), seen.constData());
        terminal.write("five words that differ so\n");
        QVERIFY(terminal.waitForFinished());
        seen += terminal.readAll();
        QCOMPARE(terminal.exitCode(), 2);
        QVERIFY2(seen.contains("The two passphrases differ."), seen.constData());
        QVERIFY2(!seen.contains(passphrase), seen.constData());
        QVERIFY(!QFile::exists(computer.path(u"config/holdfast/keys/ada.key"_s)));
    }

    /// A real key, with all the effort that protects it.
    void aPersonIsMadeWithARealKey()
    {
        const Computer computer;
        const ProgramRun made =
            computer.runWith(u"passphrase"_s, {u"person"_s, u"create"_s, u"ada"_s, u"--role"_s, u"Technical lead"_s});
        QVERIFY2(made.exitCode == 0, made.out.constData());
        const QJsonArray persons = computer.run({u"person"_s, u"list"_s}).json().value(u"persons").toArray();
        QCOMPARE(persons.size(), 1);
        QCOMPARE(persons.at(0).toObject().value(u"role").toString(), u"Technical lead"_s);
        QCOMPARE(persons.at(0).toObject().value(u"publicKey"), made.json().value(u"publicKey"));
        QVERIFY(!made.out.contains(passphrase) && !made.err.contains(passphrase));
        QFile key(computer.path(u"config/holdfast/keys/ada.key"_s));
        QVERIFY(key.open(QIODevice::ReadOnly));
        QCOMPARE(minisign::readLockedKey(key.readAll())->operations, minisign::Effort::usual().operations);
        const ProgramRun again = computer.runWith(u"passphrase"_s, {u"person"_s, u"create"_s, u"ada"_s});
        QCOMPARE(again.exitCode, 4);
    }

    /// What docs/plan-signing.md tells somebody who does not trust Holdfast.
    void minisignVerifiesWithoutHoldfast()
    {
        const Computer computer;
        computer.know(u"ada"_s);
        const ProgramRun sign = computer.sign(u"ada"_s);
        QCOMPARE(sign.exitCode, 0);
        QProcess shell;
        shell.setWorkingDirectory(computer.plan());
        shell.start(u"sh"_s,
            {u"-c"_s,
                u"find plan.yaml runbooks -name '*.yaml' -type f | LC_ALL=C sort | xargs sha256sum > ../manifest && "
                "sha256sum ../manifest && minisign -V -m ../manifest -x signatures/ada.minisig -p \"$1\""_s,
                u"sh"_s, computer.path(u"config/holdfast/keys/ada.pub"_s)});
        QVERIFY(shell.waitForFinished());
        const QByteArray said = shell.readAllStandardOutput() + shell.readAllStandardError();
        QVERIFY2(shell.exitCode() == 0, said.constData());
        QVERIFY2(said.contains("holdfast-approval-1 kind=plan"), said.constData());
        QVERIFY2(said.startsWith(sign.json().value(u"sha256").toString().toLatin1()), said.constData());
    }
};

HF_TEST(SigningTest)
#include "tst_signing.moc"
