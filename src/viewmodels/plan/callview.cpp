// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/plan/callview.h"

#include "domain/review/handover.h"
#include "viewmodels/plan/escalationmodel.h"

namespace holdfast {

using namespace Qt::StringLiterals;

namespace {

/// RFC 3966: digits and a leading plus; what people write between them is left out.
QString telLink(const QString &phone)
{
    QString digits;
    for (const QChar c : phone) {
        if (c.isDigit() || (c == u'+' && digits.isEmpty()))
            digits += c;
    }
    return digits.size() < 3 ? QString() : u"tel:"_s + digits;
}

} // namespace

CallView::CallView(QObject *parent)
    : QObject(parent)
{ }

void CallView::show(const Situation &situation)
{
    m_situation = situation;
    refresh();
}

void CallView::choose(const QString &key)
{
    m_level = key.section(u'/', 0, 0).toInt();
    m_role = key.section(u'/', 1);
    refresh();
}

void CallView::refresh()
{
    Face face;
    const Incident &incident = m_situation.incident;
    for (const EscalationDue &one : escalationIn(m_situation)) {
        if (one.level != m_level || one.role != m_role || !one.contact)
            continue;
        const Contact &contact = *one.contact;
        const bool second = one.attempts > 0 && one.callNow == contact.secondary.name;
        face.title = contact.title;
        face.person = one.callNow.isEmpty() ? contact.primary.name : one.callNow;
        const QString own = second ? contact.secondary.phone : contact.primary.phone;
        face.phone = own.isEmpty() ? contact.primary.phone : own;
        face.link = telLink(face.phone);
        if (contact.isVacant())
            face.words = tr("The plan names nobody for this role.");
        else if (second && own.isEmpty())
            face.words = tr("%1 did not answer. The plan has no number of its own for %2: this is %1's.")
                             .arg(contact.primary.name, face.person);
        else if (one.attempts > 0)
            face.words = tr("Calls without an answer: %1").arg(one.attempts);
        face.canRecord = incident.isOpen() && !face.person.isEmpty();
    }
    if (face == m_face)
        return;
    m_face = face;
    Q_EMIT changed();
}

TeamCommand CallView::outcome(const QString &outcome) const
{
    return TellPerson{{m_level, m_role, m_face.person, u"phone"_s, outcome}};
}

bool CallView::hasPacketFor(const QString &vendor) const
{
    return m_situation.plan && m_situation.incident.isDeclared() && !vendor.isEmpty();
}

QString CallView::packetFor(const QString &vendor) const
{
    if (!hasPacketFor(vendor))
        return {};
    return supportPacket(*m_situation.plan, m_situation.incident, vendor, m_situation.now).value_or(QString());
}

TeamCommand CallView::putOff(int minutes, const QString &reason) const
{
    return SnoozeEscalation{m_role, minutes, reason, m_situation.now};
}

} // namespace holdfast
