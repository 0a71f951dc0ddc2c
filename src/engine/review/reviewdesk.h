// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/incident/event.h"
#include "domain/review/redaction.h"
#include "interfaces/documentstore.h"
#include "interfaces/paper/printer.h"
#include "kernel/clock.h"
#include "workers/pool.h"

#include <QObject>
#include <functional>

namespace holdfast {

/// How a review is written, and for whom.
struct ReviewForm {
    ReviewFormat format = ReviewFormat::markdown;
    ReviewReaders readers = ReviewReaders::house;
    QStringList names{}; ///< persons to be hidden beside those that the events name
    Paper paper = Paper::a4;
};

/// Writes the post-incident review from the journal's events: nothing in it was typed twice.
class ReviewDesk : public QObject {
    Q_OBJECT

public:
    ReviewDesk(DocumentStore &documents, Printer &printer, Pool &work, const Clock &clock, QObject *parent = nullptr);

    /// Renders and saves off the main thread; `done` gets the path.
    void save(const QList<Event> &events, const ReviewForm &form, const QString &path, Overwrite overwrite,
        std::function<void(const Result<QString> &)> done);

    /// The plan for the drawer: as a PDF where the path ends so, otherwise as a page for a browser.
    void savePlan(const Plan &plan, const QString &path, Overwrite overwrite, Paper paper,
        std::function<void(const Result<QString> &)> done);

    /// The plan's drills of the coming `days` for a calendar of other people's (.ics).
    void saveDrills(const Plan &plan, int days, const QString &path, Overwrite overwrite,
        std::function<void(const Result<QString> &)> done);

    /// The page for those who lead (executivepage.h), of the incident as it stands.
    void savePage(const Plan &plan, const Incident &incident, const Instant &now, const QString &path,
        Overwrite overwrite, std::function<void(const Result<QString> &)> done);

private:
    /// Makes the content on the pool and saves it there.
    void write(std::function<Result<QByteArray>()> content, const QString &path, Overwrite overwrite,
        std::function<void(const Result<QString> &)> done);

    DocumentStore &m_documents;
    Printer &m_printer;
    Pool &m_work;
    const Clock &m_clock;
};

} // namespace holdfast
