// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/samples_sqlite/sqlitehistory.h"

#include "adapters/samples_sqlite/historystore.h"

namespace holdfast {

SqliteHistory::SqliteHistory(const QString &file)
    : m_store(std::make_shared<HistoryStore>(file))
    , m_thread(QStringLiteral("samples"))
{ }

SqliteHistory::~SqliteHistory()
{
    m_thread.post([store = m_store] { store->close(); });
    m_thread.stop(Duration::max());
}

QFuture<Result<>> SqliteHistory::keep(const QList<SampleRun> &runs)
{
    const Answer<Result<>> answer;
    m_thread.post([store = m_store, answer, runs] { answer.give(store->keep(runs)); });
    return answer.future();
}

QFuture<Result<QList<SampleRun>>> SqliteHistory::read(const HistoryQuery &query)
{
    const Answer<Result<QList<SampleRun>>> answer;
    m_thread.post([store = m_store, answer, query] { answer.give(store->read(query)); });
    return answer.future();
}

QFuture<Result<>> SqliteHistory::forget(UtcTime before)
{
    const Answer<Result<>> answer;
    m_thread.post([store = m_store, answer, before] { answer.give(store->forget(before)); });
    return answer.future();
}

} // namespace holdfast
