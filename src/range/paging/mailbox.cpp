// SPDX-License-Identifier: GPL-3.0-or-later
#include "range/paging/mailbox.h"

#include <memory>

namespace holdfast::range {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype mostBytes = 1024 * 1024;

QString addressIn(const QByteArray &line)
{
    const qsizetype open = line.indexOf('<');
    const qsizetype close = line.indexOf('>');
    return open < 0 || close < open ? QString() : QString::fromUtf8(line.mid(open + 1, close - open - 1));
}

/// The value of a header, with folded lines joined.
QString header(const QByteArray &message, const QByteArray &name)
{
    const QByteArray head = QByteArray(message.left(message.indexOf("\r\n\r\n"))).replace("\r\n ", " ");
    for (const QByteArray &line : head.split('\n')) {
        if (line.toLower().startsWith(name.toLower() + ':'))
            return QString::fromUtf8(line.mid(name.size() + 1).trimmed());
    }
    return {};
}

/// Encoded words and bodies in base64, the only forms that are sent here.
QString readable(const QString &text)
{
    QString whole;
    for (const QString &word : text.split(u' ')) {
        const bool isEncoded = word.startsWith(u"=?UTF-8?B?"_s) && word.endsWith(u"?=");
        whole += isEncoded ? QString::fromUtf8(QByteArray::fromBase64(word.mid(10).chopped(2).toLatin1()))
                           : (whole.isEmpty() ? QString() : u" "_s) + word;
    }
    return whole;
}

} // namespace

Mailbox::Mailbox(Context &context)
    : m_context(context)
{
    connect(&m_server, &QTcpServer::newConnection, this, &Mailbox::greet);
    m_server.listen(QHostAddress::LocalHost);
}

QString Mailbox::routeOf(const Request &request) const { return request.path == u"/mails" ? u"mails"_s : u"unknown"_s; }

Response Mailbox::refusal(int status) const { return jsonResponse(status, {{u"message"_s, u"not now"_s}}); }

void Mailbox::serve(const Request &request, Call &, const Answer &answer)
{
    answer(routeOf(request) == u"unknown" ? refusal(404) : jsonResponse(200, truth()));
}

QJsonObject Mailbox::describe(const QString &origin) const
{
    return {{u"url"_s, origin}, {u"smtpPort"_s, QString::number(m_server.serverPort())}};
}

QJsonObject Mailbox::truth() const
{
    QJsonArray mails;
    for (const QJsonObject &mail : m_mails)
        mails << mail;
    return {{u"mails"_s, mails}};
}

void Mailbox::greet()
{
    while (QTcpSocket *socket = m_server.nextPendingConnection()) {
        const auto talk = std::make_shared<Talk>();
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        connect(socket, &QTcpSocket::readyRead, this, [this, socket, talk] { hear(socket, *talk); });
        socket->write("220 practice ready\r\n");
    }
}

void Mailbox::hear(QTcpSocket *socket, Talk &talk)
{
    while (socket->canReadLine()) {
        const QByteArray line = socket->readLine();
        const QByteArray answer = talk.isInMessage ? take(line, talk) : answerTo(line.trimmed(), talk);
        if (!answer.isEmpty())
            socket->write(answer + "\r\n");
        if (answer.startsWith("221"))
            socket->disconnectFromHost();
    }
}

QByteArray Mailbox::answerTo(const QByteArray &line, Talk &talk)
{
    const QByteArray command = line.left(4).toUpper();
    if (command == "EHLO")
        return "250-practice\r\n250 SIZE " + QByteArray::number(mostBytes);
    if (command == "HELO" || command == "NOOP")
        return "250 fine";
    if (command == "RSET" || command == "MAIL") {
        talk = Talk();
        talk.from = addressIn(line);
        return "250 fine";
    }
    if (command == "RCPT") {
        const QString to = addressIn(line);
        if (to.isEmpty() || to.startsWith(u"refused@"))
            return "550 5.1.1 no such mailbox";
        talk.to << to;
        return "250 fine";
    }
    if (command == "DATA" && !talk.to.isEmpty()) {
        talk.isInMessage = true;
        return "354 go on";
    }
    return command == "QUIT" ? QByteArray("221 goodbye") : QByteArray("503 not now");
}

QByteArray Mailbox::take(const QByteArray &line, Talk &talk)
{
    if (line != ".\r\n") {
        if (talk.message.size() < mostBytes)
            talk.message += line.startsWith('.') ? line.mid(1) : line;
        return {};
    }
    const QByteArray body = talk.message.mid(talk.message.indexOf("\r\n\r\n") + 4);
    m_mails << QJsonObject{{u"from"_s, talk.from}, {u"to"_s, QJsonArray::fromStringList(talk.to)},
        {u"subject"_s, readable(header(talk.message, "Subject"))}, {u"id"_s, header(talk.message, "Message-ID")},
        {u"inReplyTo"_s, header(talk.message, "In-Reply-To")},
        {u"body"_s, QString::fromUtf8(QByteArray::fromBase64(body))}, {u"at"_s, formatUtc(m_context.now())}};
    talk = Talk();
    return "250 2.0.0 queued as practice-" + QByteArray::number(m_mails.size());
}

} // namespace holdfast::range
