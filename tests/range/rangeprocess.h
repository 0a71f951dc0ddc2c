// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QMap>
#include <QProcess>
#include <QTemporaryDir>
#include <memory>

namespace holdfast::test {

/// What a client saw: status 0 where no whole head came.
struct Reply {
    int status = 0;
    QByteArray body;
    bool whole = false;
    bool reset = false;

    [[nodiscard]] QJsonObject json() const;
};

/// One request on a plain socket of its own (Qt does not tell a reset from an end), so that a test sees exactly what
/// the server did to it.
class Visit {
public:
    ~Visit() { abandon(); }
    Q_DISABLE_COPY_MOVE(Visit)
    Visit(const QByteArray &method, const QString &url, const QJsonObject &body,
        const QMap<QByteArray, QByteArray> &headers);
    /// Waits for the end of the answer or of the connection.
    [[nodiscard]] Reply reply();
    void abandon();

private:
    [[nodiscard]] bool isWhole() const;

    int m_socket = -1;
    bool m_isSent = false;
    QByteArray m_received;
};

/// A real range in its own process, driven over HTTP like any other client would.
class RangeProcess {
public:
    RangeProcess();
    ~RangeProcess();

    [[nodiscard]] bool start();
    [[nodiscard]] const QJsonObject &ready() const { return m_ready; }
    [[nodiscard]] QString state() const { return m_folder.path(); }
    [[nodiscard]] QProcess &process() { return m_process; }
    [[nodiscard]] QString clusterFolder() const;
    /// The range's process and everything below it that is not a zombie.
    [[nodiscard]] QList<qint64> family() const;

    Reply control(const QByteArray &method, const QString &path, const QJsonObject &body = {});
    Reply neon(const QByteArray &method, const QString &path, const QJsonObject &body = {});
    /// The value of the root field.
    QJsonValue railway(const QString &query, const QJsonObject &variables = {});
    Reply app(const QByteArray &method, const QString &path, const QJsonObject &body = {});
    [[nodiscard]] QMap<QByteArray, QByteArray> neonHeaders() const;
    [[nodiscard]] QString neonUrl(const QString &path) const;
    [[nodiscard]] QJsonObject health() { return app("GET", QStringLiteral("/api/health")).json(); }
    [[nodiscard]] QJsonObject truth() { return control("GET", QStringLiteral("/_range/truth")).json(); }
    [[nodiscard]] QJsonArray calls(const QString &route);
    QString order(const QString &provider, const QString &route, const QString &kind, const QString &when,
        const QJsonObject &more = {});

    // The steps of a recovery.
    [[nodiscard]] QJsonObject awaitFailure();
    /// Creates a branch and waits for its operations; the branch's id, empty when one failed.
    [[nodiscard]] QString recover(const QString &name, const QString &parent, const QString &time);
    [[nodiscard]] QString connectionUri(const QString &branchId, const QString &role);
    /// Points the service at the branch and deploys; the new deployment's id once it is live.
    [[nodiscard]] QString cutOver(const QString &branchId);
    [[nodiscard]] bool awaitOperations();

private:
    QTemporaryDir m_folder;
    QProcess m_process;
    QJsonObject m_ready;
};

/// True while the process exists and is no zombie.
[[nodiscard]] bool isAlive(qint64 pid);

} // namespace holdfast::test
