// SPDX-License-Identifier: GPL-3.0-or-later
// The journal of the laptop, and its seat in a team.
#include "app/workspace.h"

#include <QDir>
#include <QFile>
#include <QTimer>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace holdfast {

namespace {

/// How long a start waits for the team before it goes on without.
constexpr std::chrono::milliseconds patience = 4s;

} // namespace

Journal &Workspace::journal() { return m_team.seat() ? m_team.seat()->journal() : static_cast<Journal &>(*m_journal); }

RunLeases &Workspace::leases() { return m_team.seat() ? m_team.seat()->leases() : static_cast<RunLeases &>(*m_leases); }

QString Workspace::person() const { return m_team.seat() ? m_team.seat()->link().laptop().person : loginName(); }

void Workspace::openJournal(Done<> done)
{
    if (m_desk)
        return done({});
    for (const QString &folder : {m_options.stateFolder, reviewFolder()}) {
        const bool made = QDir().mkpath(folder)
            && QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        if (!made)
            return done(failure(ErrorCode::storage, u"The folder %1 could not be made."_s.arg(folder), {},
                u"Name another one with --state."_s));
    }
    m_journal = std::make_unique<SqliteJournal>(journalFile());
    m_leases = std::make_unique<FileRunLeases>(m_options.stateFolder + u"/leases"_s);
    const std::optional<Membership> membership = team().membership();
    if (!membership) {
        openDesks();
        return done({});
    }
    team().readConnection([this, membership = *membership, done = std::move(done)](const Result<Secret> &connection) {
        takeSeat(membership, connection.value_or(Secret()), done);
    });
}

void Workspace::takeSeat(const Membership &membership, const Secret &connection, Done<> done)
{
    TeamLink &link = m_team.take(membership.laptop, connection, *m_journal, *m_leases).link();
    openDesks();
    connect(&link, &TeamLink::arrived, m_desk.get(), &IncidentDesk::refresh);
    connect(&link, &TeamLink::moved, m_desk.get(), &IncidentDesk::reload);
    // Whoever looks at incidents first wants to see the team's.
    auto *wait = new QTimer(this);
    wait->setSingleShot(true);
    const auto goOn = [wait, done = std::move(done)] {
        wait->deleteLater();
        done({});
    };
    connect(wait, &QTimer::timeout, this, goOn);
    connect(
        &link, &TeamLink::stateChanged, wait, [wait] { wait->start(0); }, Qt::SingleShotConnection);
    wait->start(patience);
}

void Workspace::openDesks()
{
    m_shelf = std::make_unique<IncidentShelf>(journal());
    m_desk = std::make_unique<IncidentDesk>(journal(), m_clock, person());
    m_reviews = std::make_unique<ReviewDesk>(m_documents, m_printer, m_work, m_clock);
}

} // namespace holdfast
