// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/incident/team.h"

#include <algorithm>

namespace holdfast {

using namespace Qt::StringLiterals;

namespace {

template <class T> const T *withId(const QList<T> &list, const QString &id)
{
    const auto found = std::find_if(list.cbegin(), list.cend(), [&id](const T &one) { return one.id == id; });
    return found == list.cend() ? nullptr : &*found;
}

const QList<std::pair<QString, QString>> &roleTable()
{
    static const QList<std::pair<QString, QString>> roles{{u"commander"_s, u"Incident commander"_s},
        {u"deputy"_s, u"Deputy"_s}, {u"scribe"_s, u"Scribe"_s}, {u"customer-liaison"_s, u"Customer liaison"_s},
        {u"internal-liaison"_s, u"Internal liaison"_s}, {u"operator"_s, u"Operator"_s},
        {u"security"_s, u"Security officer"_s}, {u"legal"_s, u"Legal and data protection"_s}};
    return roles;
}

} // namespace

const QStringList &incidentRoles()
{
    static const QStringList names = [] {
        QStringList all;
        for (const auto &[name, title] : roleTable())
            all << name;
        return all;
    }();
    return names;
}

QString incidentRoleTitle(const QString &role)
{
    for (const auto &[name, title] : roleTable()) {
        if (name == role)
            return title;
    }
    return role;
}

const IncidentTask *Team::task(const QString &id) const { return withId(tasks, id); }
const Decision *Team::decision(const QString &id) const { return withId(decisions, id); }
const TodoItem *Team::todo(const QString &id) const { return withId(todos, id); }

} // namespace holdfast
