// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFileSystemWatcher>
#include <QObject>
#include <QTimer>

namespace holdfast {

/// Tells when somebody changed the files of a plan folder. Programs that save write several times or exchange the file
/// for another one: the signal comes once, when it has been quiet for a moment, and what is there then is watched on.
/// Where the file system tells nothing (some network disks) there is no signal.
class PlanWatch final : public QObject {
    Q_OBJECT

public:
    static constexpr std::chrono::milliseconds quiet{200};

    explicit PlanWatch(QObject *parent = nullptr);
    /// Watches this folder from now on, also one that does not exist yet.
    void watch(const QString &folder);

Q_SIGNALS:
    void changed();

private:
    void arm();

    QFileSystemWatcher m_watcher;
    QTimer m_quiet;
    QString m_folder;
};

} // namespace holdfast
