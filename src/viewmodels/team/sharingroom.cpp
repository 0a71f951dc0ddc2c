// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/team/sharingroom.h"

#include "viewmodels/words/wording.h"

#include <QPointer>

namespace holdfast {

SharingRoom::SharingRoom(const Parts &parts, QObject *parent)
    : QObject(parent)
    , m_parts(parts)
    , m_view(parts.centre.sharing)
{
    if (m_parts.link) {
        connect(m_parts.link, &TeamLink::stateChanged, this, &SharingRoom::refresh);
        connect(&parts.centre, &CommandCentre::pageShown, m_parts.link, &TeamLink::setDoing);
    }
    connectRequests();
    refresh();
}

void SharingRoom::refresh()
{
    m_view.show(m_parts.desk.membership(), m_parts.link ? std::optional(m_parts.link->state()) : std::nullopt);
}

void SharingRoom::connectRequests()
{
    connect(&m_view, &SharingView::inspectWanted, this, [this](const Secret &connection, const QString &member) {
        m_view.tell({tr("Looking at the database …"), Tone::notice, Glyph::arrow});
        m_parts.desk.inspect(connection, member, [self = QPointer(this)](const Result<TeamSetup> &setup) {
            if (self)
                setup ? self->m_view.showSetup(*setup) : self->tellError(setup.error());
        });
    });
    connect(&m_view, &SharingView::setUpWanted, this, &SharingRoom::setUp);
    connect(&m_view, &SharingView::joinWanted, this, &SharingRoom::join);
    connect(&m_view, &SharingView::leaveWanted, this, [this] {
        m_parts.desk.leave([self = QPointer(this)](const Result<> &left) {
            if (!self)
                return;
            if (!left)
                self->tellError(left.error());
            self->refresh();
        });
    });
    connect(&m_view, &SharingView::seekWanted, this, [this] {
        if (m_parts.link)
            m_parts.link->seek();
    });
    connect(&m_view, &SharingView::actAloneWanted, this, [this](const QString &reason) {
        if (!m_parts.link)
            return;
        m_parts.link->actAlone();
        m_parts.incident.submit(AddNote{tr("This laptop acts without its team: %1").arg(reason)});
        m_view.tell({tr("This laptop acts until the team is found again. It is in the record."), Tone::warning,
            Glyph::triangle});
    });
}

void SharingRoom::setUp(const Secret &connection, const QString &member)
{
    m_view.tell({tr("Being executed …"), Tone::notice, Glyph::arrow});
    m_parts.desk.setUp(connection, member, [self = QPointer(this), connection, member](const Result<> &done) {
        if (!self)
            return;
        if (!done)
            return self->tellError(done.error());
        self->m_view.showSetup({});
    });
}

void SharingRoom::join(const Secret &connection, const QString &person)
{
    m_view.tell({tr("Joining …"), Tone::notice, Glyph::arrow});
    m_parts.desk.join(connection, person, [self = QPointer(this)](const Result<Membership> &joined) {
        if (!self)
            return;
        if (!joined)
            return self->tellError(joined.error());
        self->m_view.tell({});
        self->refresh();
    });
}

void SharingRoom::tellError(const Error &error)
{
    m_view.tell({error.what, Tone::warning, Glyph::triangle, Wording::paragraph(error)});
}

} // namespace holdfast
