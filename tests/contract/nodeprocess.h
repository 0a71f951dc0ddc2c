// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDir>
#include <QProcess>

namespace holdfast::test {

/// The pinned Node; empty when it is not installed.
inline QString pinnedNode()
{
    const QDir modules(QStringLiteral(HF_CONTRACT_DIR "/node_modules"));
    const QStringList found = modules.entryList({QStringLiteral("node-linux-*")}, QDir::Dirs);
    return found.isEmpty() ? QString() : modules.filePath(found.first() + QStringLiteral("/bin/node"));
}

/// A script of this folder in the pinned Node, with the packages beside it.
class NodeProcess {
public:
    NodeProcess(const QString &script, const QStringList &arguments)
    {
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_process.setWorkingDirectory(QStringLiteral(HF_CONTRACT_DIR));
        m_process.start(pinnedNode(), QStringList{script} + arguments);
    }
    ~NodeProcess()
    {
        m_process.closeWriteChannel();
        if (!m_process.waitForFinished(5000)) {
            m_process.kill();
            m_process.waitForFinished();
        }
    }

    /// The next line that it prints; empty when it has ended or takes longer than a minute.
    [[nodiscard]] QByteArray line()
    {
        while (!m_process.canReadLine() && m_process.waitForReadyRead(60000)) { }
        return m_process.readLine();
    }

private:
    QProcess m_process;
};

} // namespace holdfast::test
