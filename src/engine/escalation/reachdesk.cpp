// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/escalation/reachdesk.h"

#include "domain/escalation/paging.h"
#include "workers/deliver.h"

using namespace Qt::StringLiterals;

namespace holdfast {

namespace {

const QString shelf = u"reach"_s;
constexpr quint32 codes = 1'000'000;
constexpr int digits = 6;

} // namespace

ReachDesk::ReachDesk(Parts parts, QObject *parent)
    : QObject(parent)
    , m_parts(std::move(parts))
    , m_book(ReachBook::fromJson(m_parts.settings.read(shelf)))
{ }

QList<ReachProof> ReachDesk::ways(const QString &role) const
{
    QList<ReachProof> found;
    for (const Contact &contact : m_parts.plan.plan() ? m_parts.plan.plan()->contacts : QList<Contact>{}) {
        if (!role.isEmpty() && contact.role != role)
            continue;
        for (const QString &person : {contact.primary.name, contact.secondary.name}) {
            if (person.isEmpty())
                continue;
            for (const Route &route : routesToPerson(contact, person, m_parts.channels.names(false), false))
                found << ReachProof{contact.role, person, route.channel, route.recipient, {}, {}};
        }
    }
    return found;
}

QString ReachDesk::newCode() const
{
    QString code;
    do
        code = QString::number(m_parts.random() % codes).rightJustified(digits, u'0');
    while (m_book.waiting(code, m_parts.clock.utc()));
    return code;
}

void ReachDesk::test(const QString &role, std::function<void(const Result<QList<ReachProof>> &)> done)
{
    const std::optional<Plan> &plan = m_parts.plan.plan();
    if (!plan || (!role.isEmpty() && !plan->contact(role)))
        return done(failure(ErrorCode::notFound, u"The plan has no contact “%1”."_s.arg(role)));
    QList<ReachProof> tests = ways(role);
    if (tests.isEmpty())
        return done(failure(ErrorCode::refused, u"Nobody can be sent a test message."_s,
            u"The plan names nobody there, or none of their addresses belongs to a channel that is set up."_s,
            u"Add names and addresses to the plan, or set up mail, text messages or paging."_s));
    QList<Envelope<InternalText>> envelopes;
    for (ReachProof &one : tests) {
        one.code = newCode();
        one.sentAt = m_parts.clock.utc();
        m_book.add(one); // so that no two have the same
        Message message;
        message.subject = u"Test of the emergency contacts"_s;
        message.text = reachText(plan->service.name, one, m_parts.practice);
        envelopes << Envelope<InternalText>{
            *InternalText::of(message), one.recipient, u"reach-"_s + one.code, {}, u"escalation"_s, one.sentAt, false};
    }
    if (const auto kept = keep(); !kept)
        return done(failure(kept.error()));
    const auto send = [channels = &m_parts.channels, tests, envelopes] {
        QList<ReachProof> sent = tests;
        for (qsizetype i = 0; i < sent.size(); ++i) {
            InternalChannel *channel = channels->internalNamed(sent[i].channel);
            if (!channel)
                continue;
            const SendOutcome outcome = channel->send(envelopes[i], {});
            sent[i].outcome = sendOutcomeName(outcome.state);
            sent[i].problem = outcome.problem;
        }
        return sent;
    };
    deliver(m_parts.effects.run(send), this, [this, done = std::move(done)](const QList<ReachProof> &sent) {
        for (const ReachProof &one : sent) {
            if (m_book.waiting(one.code, m_parts.clock.utc())) // it may have been answered meanwhile
                m_book.add(one);
        }
        const auto kept = keep();
        done(kept ? Result<QList<ReachProof>>{sent} : Result<QList<ReachProof>>{failure(kept.error())});
    });
}

Result<ReachProof> ReachDesk::confirm(const QString &code)
{
    const UtcTime now = m_parts.clock.utc();
    const ReachProof *waiting = m_book.waiting(code.trimmed(), now);
    if (!waiting)
        return failure(ErrorCode::notFound, u"No test message of the last day had the code “%1”."_s.arg(code.trimmed()),
            {}, u"Ask for the code again, or send a new test."_s);
    ReachProof proven = *waiting;
    proven.answeredAt = now;
    m_book.answer(proven.code, now);
    const auto kept = keep();
    return kept ? Result<ReachProof>{proven} : Result<ReachProof>{failure(kept.error())};
}

Result<> ReachDesk::keep()
{
    const auto kept = m_parts.settings.write(shelf, m_book.toJson());
    Q_EMIT changed();
    return kept;
}

} // namespace holdfast
