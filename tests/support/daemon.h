// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/freeport.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QUrl>

namespace holdfast::test {

/// A server of somebody else's that a test starts for itself: a folder of its own, a free port, and an end with the
/// object.
class Daemon {
public:
    Daemon() { m_process.setProcessChannelMode(QProcess::MergedChannels); }
    Daemon(const Daemon &) = delete;
    Daemon &operator=(const Daemon &) = delete;
    ~Daemon()
    {
        m_process.terminate();
        if (!m_process.waitForFinished(10000))
            m_process.kill();
        m_process.waitForFinished();
    }
    [[nodiscard]] QString place() const { return QStringLiteral("127.0.0.1:%1").arg(m_port); }
    [[nodiscard]] QUrl url() const { return QUrl(QStringLiteral("http://%1/").arg(place())); }
    [[nodiscard]] QString path(const QString &name) const { return m_folder.filePath(name); }
    [[nodiscard]] qint64 pid() const { return m_process.processId(); }
    /// Starts the program with the configuration in a file of that name.
    bool start(
        const QString &program, const QString &name, const QByteArray &configuration, const QStringList &arguments)
    {
        QFile file(path(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(configuration) != configuration.size())
            return false;
        file.close();
        m_process.start(program, QStringList{QStringLiteral("--config.file=") + file.fileName()} + arguments);
        return m_process.waitForStarted();
    }

private:
    QTemporaryDir m_folder;
    QProcess m_process;
    const quint16 m_port = freePort();
};

} // namespace holdfast::test
