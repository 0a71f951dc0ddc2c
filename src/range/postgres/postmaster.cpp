// SPDX-License-Identifier: GPL-3.0-or-later
#include "range/postgres/postmaster.h"

#include "range/process/children.h"

#include <QFile>
#include <QFileInfo>
#include <signal.h>

namespace holdfast::range {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

Postmaster::Postmaster(QString program, QString folder, Login login, QObject *parent)
    : QObject(parent)
    , m_program(std::move(program))
    , m_folder(std::move(folder))
    , m_login(std::move(login))
{
    // SIGQUIT makes a postmaster take its own children with it, at once.
    bindToThisProcess(m_process, SIGQUIT);
    m_process.setStandardOutputFile(m_folder + u"/log"_s, QIODevice::Append);
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    connect(&m_process, &QProcess::finished, this, &Postmaster::finish);
    m_poll.setInterval(20ms);
    connect(&m_poll, &QTimer::timeout, this, &Postmaster::ask);
}

void Postmaster::start()
{
    m_ready = false;
    m_logStart = QFileInfo(m_folder + u"/log"_s).size();
    m_process.start(m_program, {u"-D"_s, m_folder + u"/data"_s, u"-p"_s, QString::number(m_login.port)});
    m_poll.start();
}

void Postmaster::stop()
{
    if (isRunning())
        ::kill(pid_t(m_process.processId()), SIGINT);
}

void Postmaster::destroy()
{
    if (isRunning())
        ::kill(pid_t(m_process.processId()), SIGQUIT);
}

QString Postmaster::log() const
{
    QFile file(m_folder + u"/log"_s);
    if (!file.open(QIODevice::ReadOnly) || !file.seek(m_logStart))
        return {};
    return QString::fromUtf8(file.readAll());
}

void Postmaster::ask()
{
    auto sql = Sql::connect(m_login);
    if (!sql)
        return;
    const auto rows = sql->run(u"select pg_is_in_recovery()"_s);
    if (!rows || rows->first().first() != u"f")
        return;
    m_poll.stop();
    m_ready = true;
    Q_EMIT ready();
}

void Postmaster::finish()
{
    m_poll.stop();
    if (std::exchange(m_ready, false))
        Q_EMIT ended();
    else
        Q_EMIT failed();
}

} // namespace holdfast::range
