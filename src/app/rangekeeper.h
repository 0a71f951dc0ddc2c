// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "adapters/range/rangedescription.h"
#include "interfaces/transport.h"
#include "kernel/time.h"

#include <QFileSystemWatcher>
#include <QLockFile>
#include <QObject>
#include <QTimer>
#include <functional>
#include <memory>
#include <stop_token>

class QSocketNotifier;

namespace holdfast {

/// Finds, starts and ends the practice range of a state folder. The range is a process of its own that outlives us.
/// One call at a time; main thread only.
class RangeKeeper final : public QObject {
    Q_OBJECT

public:
    using Done = std::function<void(const Result<RangeDescription> &)>;

    /// `namedFile`: a range that somebody else keeps; it is used and never started. Empty: STATE/range.json.
    RangeKeeper(Transport &transport, QString stateFolder, QString namedFile, QObject *parent = nullptr);
    ~RangeKeeper() override;

    [[nodiscard]] QString file() const { return m_file; }
    /// ErrorCode::notFound when none is running.
    void find(Done done);
    /// The running one, else a new one once it is ready.
    void start(Done done);
    /// Ends it and waits until its process is gone. What ran; ErrorCode::notFound when nothing did.
    void stop(Done done);

Q_SIGNALS:
    void said(const QString &sentence);

private:
    void launch();
    void awaitReady();
    void lookForReady();
    void awaitEnd(const RangeDescription &range);
    void finish(const Result<RangeDescription> &result);
    void watchProcess(qint64 pid, std::function<void()> onEnd);
    void ping(const RangeDescription &range, std::function<void(bool)> done);
    [[nodiscard]] Error diedError() const;

    Transport &m_transport;
    QString m_state;
    QString m_file;
    bool m_ours;
    Done m_done;
    std::unique_ptr<QLockFile> m_lock;
    QFileSystemWatcher m_watcher;
    QTimer m_deadline;
    QTimer m_poll; ///< a second way to notice the file: not every file system reports changes
    std::unique_ptr<QSocketNotifier> m_process;
    std::stop_source m_stop;
    qint64 m_launched = 0;
    bool m_pinging = false;
};

} // namespace holdfast
