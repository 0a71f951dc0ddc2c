// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "range/postgres/sql.h"

#include <QProcess>
#include <QTimer>

namespace holdfast::range {

/// The postmaster of one data folder, a direct child of this process that dies with it.
class Postmaster : public QObject {
    Q_OBJECT

public:
    /// `folder` holds data/ and gets the file log; `login` is the superuser's, its port is the server's.
    Postmaster(QString program, QString folder, Login login, QObject *parent);

    void start();
    /// Fast shutdown: sessions are cut, finished WAL is archived.
    void stop();
    /// Immediate end, as by the loss of the host.
    void destroy();

    [[nodiscard]] bool isRunning() const { return m_process.state() != QProcess::NotRunning; }
    [[nodiscard]] bool isReady() const { return m_ready && isRunning(); }
    [[nodiscard]] const Login &login() const { return m_login; }
    void setPort(int port) { m_login.port = port; }
    /// What the server wrote since its start.
    [[nodiscard]] QString log() const;

Q_SIGNALS:
    /// It accepts connections and writes; recovery is over.
    void ready();
    /// It ended before it was ready.
    void failed();
    /// It ended later, asked or not.
    void ended();

private:
    void ask();
    void finish();

    QString m_program;
    QString m_folder;
    Login m_login;
    QProcess m_process;
    QTimer m_poll;
    qint64 m_logStart = 0;
    bool m_ready = false;
};

} // namespace holdfast::range
