// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "interfaces/journal.h"
#include "workers/answer.h"

#include <QMap>

namespace holdfast::test {

/// A journal without a disk. It can be told to fail, and it can be copied up to any event, as a crash would leave it.
class MemoryJournal final : public Journal {
public:
    [[nodiscard]] QFuture<Result<>> append(const QList<Event> &events) override
    {
        if (failNext) {
            failNext = false;
            return ready<Result<>>(failure(ErrorCode::storage, QStringLiteral("The disk is full.")));
        }
        QList<Event> &stored = all[events.first().incident.value()];
        if (events.first().sequence != stored.size() + 1)
            return ready<Result<>>(failure(ErrorCode::conflict, QStringLiteral("Somebody else wrote.")));
        stored << events;
        return ready<Result<>>({});
    }
    [[nodiscard]] QFuture<Result<QList<Event>>> read(const IncidentId &incident, qint64 afterSequence) override
    {
        return ready<Result<QList<Event>>>(all.value(incident.value()).mid(afterSequence));
    }
    [[nodiscard]] QFuture<Result<QList<IncidentSummary>>> incidents() override
    {
        QList<IncidentSummary> list;
        for (auto incident = all.constBegin(); incident != all.constEnd(); ++incident)
            list.prepend({IncidentId{incident.key()}, incident->size()});
        return ready<Result<QList<IncidentSummary>>>(list);
    }
    [[nodiscard]] QFuture<Result<JournalVerdict>> verify() override
    {
        return ready<Result<JournalVerdict>>(JournalVerdict{});
    }

    QMap<QString, QList<Event>> all; ///< by incident
    bool failNext = false;

private:
    template <class T> static QFuture<T> ready(T value)
    {
        const Answer<T> answer;
        answer.give(std::move(value));
        return answer.future();
    }
};

} // namespace holdfast::test
