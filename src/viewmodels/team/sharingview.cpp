// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/team/sharingview.h"

#include "viewmodels/words/wording.h"

using namespace Qt::StringLiterals;

namespace holdfast {

namespace {

/// Who was not heard of for longer is shown with its age as a warning.
constexpr Duration present = std::chrono::seconds{10};

} // namespace

ColleaguesModel::ColleaguesModel(QObject *parent)
    : RowsModel({tr("Who"), tr("Looks at"), tr("Heard of")}, parent)
{ }

void ColleaguesModel::show(const QList<Colleague> &colleagues)
{
    QList<Row> rows;
    for (const Colleague &one : colleagues) {
        const bool isHere = one.unseen <= present;
        const Cell seen{isHere ? tr("here") : tr("%1 ago").arg(formatRough(one.unseen)),
            isHere ? Tone::normal : Tone::unknown, isHere ? Glyph::tick : Glyph::hatch};
        rows << Row{one.laptop.id, {{one.laptop.person}, {one.doing}, seen}};
    }
    setRows(rows);
}

void SharingView::show(const std::optional<Membership> &membership, const std::optional<TeamState> &state)
{
    m_membership = membership;
    m_state = state;
    colleagues.show(state ? state->colleagues : QList<Colleague>());
    Q_EMIT changed();
}

void SharingView::tell(const Cell &outcome)
{
    m_outcome = outcome;
    Q_EMIT changed();
}

void SharingView::showSetup(const TeamSetup &setup)
{
    m_setup = setup;
    m_outcome = setup.statements.isEmpty()
        ? Cell{tr("The database is ready for a team. Now join, above."), Tone::normal, Glyph::tick}
        : Cell{tr("Nothing was executed yet. Read the statements first."), Tone::notice, Glyph::arrow};
    Q_EMIT changed();
}

bool SharingView::beginsLater() const { return m_membership.has_value() != m_state.has_value(); }

Cell SharingView::state() const
{
    if (beginsLater())
        return {m_membership ? tr("Joined. Sharing begins when Holdfast is opened again.")
                             : tr("Left. Sharing ends when Holdfast is closed."),
            Tone::notice, Glyph::arrow};
    if (!m_membership)
        return {tr("This laptop works for itself."), Tone::normal, Glyph::ring,
            tr("Several laptops can share every incident through a PostgreSQL that you have already. Nothing else is "
               "needed, and each laptop goes on alone when it cannot be reached.")};
    switch (m_state->link) {
    case TeamState::Link::together:
        return {tr("Together with the team at %1.").arg(m_membership->target), Tone::normal, Glyph::tick};
    case TeamState::Link::searching:
        return {tr("Looking for the team at %1 …").arg(m_membership->target), Tone::unknown, Glyph::query};
    case TeamState::Link::alone:
        break;
    }
    return {tr("Alone since %1. Entries that wait for the team: %2")
                .arg(formatTimeOfDay(m_state->since))
                .arg(m_state->waiting),
        Tone::warning, Glyph::triangle, Wording::paragraph(m_state->trouble)};
}

bool SharingView::canSeek() const { return m_state && m_state->link == TeamState::Link::alone; }

QString SharingView::setupText() const
{
    return m_setup && !m_setup->statements.isEmpty() ? m_setup->statements.join(u";\n\n"_s) + u';' : QString();
}

QString SharingView::setupTarget() const
{
    return m_setup && !m_setup->statements.isEmpty() ? m_setup->target.section(u'/', 1) : QString();
}

} // namespace holdfast
