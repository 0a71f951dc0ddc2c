// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/incident/event.h"
#include "interfaces/documentstore.h"
#include "interfaces/review/reviewprinter.h"
#include "kernel/clock.h"
#include "workers/pool.h"

#include <QObject>
#include <functional>

namespace holdfast {

/// Writes the post-incident review from the journal's events: nothing in it was typed twice.
class ReviewDesk : public QObject {
    Q_OBJECT

public:
    ReviewDesk(
        DocumentStore &documents, ReviewPrinter &printer, Pool &work, const Clock &clock, QObject *parent = nullptr);

    /// Renders and saves off the main thread; `done` gets the path.
    void save(const QList<Event> &events, ReviewFormat format, const QString &path, Overwrite overwrite,
        std::function<void(const Result<QString> &)> done);

private:
    DocumentStore &m_documents;
    ReviewPrinter &m_printer;
    Pool &m_work;
    const Clock &m_clock;
};

} // namespace holdfast
