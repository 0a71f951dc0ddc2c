// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "range/process/context.h"
#include "range/server/front.h"

#include <QTcpServer>
#include <QTcpSocket>

namespace holdfast::range {

/// A mail server on loopback, without encryption and without sign-in, as loopback allows. Its door only tells what
/// came; the mail itself goes to `smtpPort`. A recipient `refused@…` does not exist.
class Mailbox final : public QObject, public Provider {
    Q_OBJECT

public:
    explicit Mailbox(Context &context);

    [[nodiscard]] QString name() const override { return QStringLiteral("mail"); }
    [[nodiscard]] QStringList routes() const override { return {QStringLiteral("mails")}; }
    [[nodiscard]] QString routeOf(const Request &request) const override;
    [[nodiscard]] Response refusal(int status) const override;
    void serve(const Request &request, Call &call, const Answer &answer) override;
    [[nodiscard]] QJsonObject describe(const QString &origin) const override;
    [[nodiscard]] QJsonObject truth() const override;

private:
    /// What one client has said so far.
    struct Talk {
        QString from;
        QStringList to;
        QByteArray message;
        bool isInMessage = false;
    };

    void greet();
    void hear(QTcpSocket *socket, Talk &talk);
    /// The answer to one line; empty: none yet.
    [[nodiscard]] QByteArray answerTo(const QByteArray &line, Talk &talk);
    [[nodiscard]] QByteArray take(const QByteArray &line, Talk &talk);

    Context &m_context;
    QTcpServer m_server;
    QList<QJsonObject> m_mails;
};

} // namespace holdfast::range
