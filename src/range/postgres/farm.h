// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernel/time.h"
#include "range/postgres/postmaster.h"

#include <QMap>
#include <functional>

namespace holdfast::range {

using Done = std::function<void(const Result<> &)>;

/// From where and up to when a new cluster is to be replayed; without a target, to the end.
struct ReplayPlan {
    QString source;
    std::optional<UtcTime> time;
    QString lsn;
    QString retire{}; ///< a cluster that goes down between the last WAL and the replay
};

/// Every PostgreSQL cluster of the range. One base backup and the WAL archives of a cluster's ancestors make any
/// point of its history: FOLDER/base, FOLDER/clusters/ID/{data,archive,log}.
class Farm : public QObject {
    Q_OBJECT

public:
    Farm(QString folder, QString password, QObject *parent);

    /// Makes and starts the first cluster, lets `fill` write into it, and takes the base backup.
    void makeFirst(const QString &id, int port, const std::function<Result<>(const Login &)> &fill, const Done &done);
    /// Makes and starts the cluster `id` from the history of `plan.source`.
    void replay(const QString &id, const ReplayPlan &plan, int port, const Done &done);
    /// Makes and starts a cluster that goes its own way from the base backup on.
    void startCopy(const QString &id, int port, const Done &done);
    void start(const QString &id, int port, const Done &done);
    /// Done is called when the postmaster has ended; `destroyed` ends it as the loss of its host would.
    void stop(const QString &id, const Done &done, bool destroyed = false);
    void stopAll(const Done &done);
    /// Forgets a stopped cluster. Its WAL stays while another cluster descends from it.
    void remove(const QString &id);

    [[nodiscard]] bool isReady(const QString &id) const;
    /// The superuser's way into a cluster's maintenance database.
    [[nodiscard]] Login login(const QString &id) const;
    [[nodiscard]] static int freePort();

private:
    struct Cluster {
        QString id;
        QStringList chain;
        Postmaster *postmaster = nullptr;
    };

    void run(const QString &program, const QStringList &arguments, const Done &done);
    void backUp(const Login &login, const Done &done);
    void flush(const QString &id, const Done &done);
    /// Runs `done` later: nothing settles before the request that began it has its answer.
    void later(const Done &done, const Result<> &result = {});
    void awaitArchived(const QString &file, const Done &done);
    void copyBase(const QString &id, const Done &done);
    void launch(const QString &id, const Done &done);
    void launchReplay(const QString &id, const ReplayPlan &plan, bool isSecondTry, const Done &done);
    [[nodiscard]] Result<> configureReplay(const QString &id, const ReplayPlan &plan) const;
    Cluster &add(const QString &id, const QStringList &chain, int port);
    [[nodiscard]] QString path(const QString &id) const { return m_folder + QStringLiteral("/clusters/") + id; }

    QString m_folder;
    QString m_password;
    QString m_programs;
    QMap<QString, Cluster> m_clusters;
};

} // namespace holdfast::range
