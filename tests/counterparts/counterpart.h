// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "adapters/http/httptransport.h"
#include "range/process/context.h"
#include "range/server/front.h"
#include "workers/pool.h"

#include <QTest>

namespace holdfast::test {

/// One counterpart behind its door, and a transport that reaches it. The door is served by the main thread's event
/// loop; calls are made on a pool.
template <class Counterpart> class Stage {
public:
    Stage()
        : m_context(m_clock, 1)
        , counterpart(m_context)
        , m_front(counterpart, m_calls, m_faults, nullptr)
    {
        m_open = m_front.listen();
    }

    [[nodiscard]] bool isOpen() const { return m_open; }
    [[nodiscard]] QJsonObject description() const { return counterpart.describe(m_front.origin()); }
    [[nodiscard]] QUrl url() const { return QUrl(description().value(QStringLiteral("url")).toString()); }
    [[nodiscard]] Secret secret(const char *name) const
    {
        return Secret(
            description().value(QStringLiteral("secrets")).toObject().value(QLatin1String(name)).toString().toUtf8());
    }

    /// Runs a blocking call on a worker thread while this thread serves it.
    template <class Fn> auto ask(Fn fn) -> decltype(fn())
    {
        const auto future = m_pool.run(std::move(fn));
        if (!QTest::qWaitFor([&future] { return future.isFinished(); }, 30000))
            qFatal("a call without an end");
        return future.resultAt(0);
    }

    /// `kind` as in the range's fault list; `when` is before or after the effect.
    void order(const QString &route, const QString &kind, const QString &when, int status = 0)
    {
        QJsonObject fault{{QStringLiteral("provider"), counterpart.name()}, {QStringLiteral("route"), route},
            {QStringLiteral("kind"), kind}, {QStringLiteral("when"), when}};
        if (status > 0)
            fault.insert(QStringLiteral("status"), status);
        const auto ordered = m_faults.add(fault);
        QVERIFY2(ordered, ordered ? "" : qPrintable(ordered.error().what));
    }

    [[nodiscard]] int deliveries(const QString &route) const
    {
        int count = 0;
        const QJsonArray calls = m_calls.json();
        for (const QJsonValue &call : calls)
            count += call[QStringLiteral("route")].toString() == route ? 1 : 0;
        return count;
    }

private:
    SystemClock m_clock;
    range::Context m_context;
    range::CallLog m_calls{m_clock};
    range::FaultBook m_faults;

public:
    Counterpart counterpart;

private:
    range::Front m_front;
    Pool m_pool{QStringLiteral("asking"), 2};
    bool m_open = false;

public:
    HttpTransport transport{HttpConfig{HostAllowList::loopbackOnly()}};
};

} // namespace holdfast::test
