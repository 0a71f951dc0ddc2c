// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/team/teamwording.h"

#include <QHash>

namespace holdfast {

using namespace Qt::StringLiterals;

QString TeamWording::role(const QString &role)
{
    const QHash<QString, QString> titles{{u"commander"_s, tr("Incident commander")}, {u"deputy"_s, tr("Deputy")},
        {u"scribe"_s, tr("Scribe")}, {u"customer-liaison"_s, tr("Customer liaison")},
        {u"internal-liaison"_s, tr("Internal liaison")}, {u"operator"_s, tr("Operator")},
        {u"security"_s, tr("Security officer")}, {u"legal"_s, tr("Legal and data protection")}};
    return titles.value(role, role);
}

QString TeamWording::duty(const QString &role)
{
    const QHash<QString, QString> duties{
        {u"commander"_s, tr("Decides, delegates and keeps it moving; leaves the typing to others.")},
        {u"deputy"_s, tr("Keeps the times, says what was missed, and is ready to take command.")},
        {u"scribe"_s, tr("Writes down decisions, actions and what is to be done afterwards.")},
        {u"customer-liaison"_s,
            tr("Drafts what customers read, has it approved, and brings back what they say. Promises no times.")},
        {u"internal-liaison"_s, tr("Calls people and keeps management informed, so that nobody asks the commander.")},
        {u"operator"_s, tr("Investigates, proposes, and does what was decided.")},
        {u"security"_s, tr("Preserves evidence first, then contains.")},
        {u"legal"_s, tr("Watches the legal clocks from the first minute.")}};
    return duties.value(role);
}

} // namespace holdfast
