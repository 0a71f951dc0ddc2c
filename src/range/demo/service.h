// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "range/demo/writer.h"
#include "range/server/http_server.h"

#include <QPointer>
#include <QThread>

namespace holdfast::range {

/// The practice product "CapLiquify": a small HTTP service over its own database, run as a process of its own.
class DemoService : public QObject {
    Q_OBJECT

public:
    /// A spoiled build passes the platform's first health check and breaks after it.
    DemoService(const Clock &clock, const QString &uri, const QString &buildId, bool spoiled);
    ~DemoService() override;
    [[nodiscard]] bool listen(quint16 port) { return m_server.listen(port); }
    [[nodiscard]] quint16 port() const { return m_server.port(); }

private:
    void serve(Exchange *exchange);
    void ask(Exchange *exchange, const std::function<void(const DemoWriter::Reply &)> &work);
    void probe(Exchange *exchange, void (DemoWriter::*work)(const QString &, const DemoWriter::Reply &));
    [[nodiscard]] Response health();

    const Clock &m_clock;
    QString m_buildId;
    bool m_spoiled;
    bool m_wasWell = false;
    HttpServer m_server;
    QThread m_thread;
    DemoWriter *m_writer;
    DemoState m_state;
};

/// The main function of the service's process; everything comes by environment.
int runDemoService(int argc, char **argv);

} // namespace holdfast::range
