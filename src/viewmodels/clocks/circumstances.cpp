// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/clocks/circumstances.h"

namespace holdfast {

using namespace Qt::StringLiterals;

Circumstances::Circumstances(QObject *parent)
    : QObject(parent)
{ }

void Circumstances::show(const Situation &situation)
{
    const bool same = m_situation.hasSameEvents(situation);
    m_situation = situation;
    if (!same)
        Q_EMIT changed();
}

QString Circumstances::conditionTitle(const QString &condition)
{
    if (condition == u"security-incident")
        return tr("Security incident");
    if (condition == u"data-breach")
        return tr("Data breach");
    if (condition == u"public-company")
        return tr("Public company");
    return condition == u"public-incident" ? tr("Public incident") : condition;
}

QString Circumstances::holding() const
{
    QStringList words;
    const Team &team = m_situation.incident.team;
    for (auto one = team.conditions.cbegin(); one != team.conditions.cend(); ++one) {
        if (one->holds)
            words << tr("%1 since %2").arg(conditionTitle(one.key()), formatUtcSeconds(one->since))
                    + (one->source.isEmpty() ? QString() : u" (%1)"_s.arg(one->source));
    }
    if (team.restricted)
        words << tr("known to few, as “%1”").arg(team.codename);
    return words.isEmpty()
        ? tr("Nothing special is known. A data breach or a security incident starts clocks and calls people at once.")
        : words.join(u" · "_s);
}

QString Circumstances::openDuty(const QString &row) const
{
    const QString clock = row.startsWith(u"duty:"_s) ? row.mid(5) : QString();
    return m_situation.incident.isDeclared() && !m_situation.incident.team.duties.contains(clock) ? clock : QString();
}

TeamCommand Circumstances::condition(
    const QString &name, bool holds, const std::optional<UtcTime> &since, const QString &source) const
{
    return SetCondition{name, holds, since, source, m_situation.now};
}

} // namespace holdfast
