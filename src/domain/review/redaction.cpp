// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/review/redaction.h"

#include "domain/incident/eventjson.h"

#include <QJsonArray>
#include <QMap>
#include <QRegularExpression>
#include <QSet>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace holdfast {

namespace {

constexpr qsizetype shortestName = 2;
/// The members of events that name a person.
const QSet<QString> personMembers{
    u"by"_s, u"to"_s, u"from"_s, u"person"_s, u"confirmedBy"_s, u"approver"_s, u"approvedBy"_s};
/// Whoever writes into the journal and is nobody.
const QSet<QString> nobody{u"Holdfast"_s, u"holdfast"_s, u"drill"_s};

const QRegularExpression &places()
{
    static const QRegularExpression pattern(
        u"[\\w.+-]+@[\\w-]+(\\.[\\w-]+)+" // a mail address
        "|\\b[a-z][a-z0-9+.-]*://[^\\s\"'<>”]+" // an address of the web or of a database
        "|\\b\\d{1,3}(\\.\\d{1,3}){3}(:\\d+)?\\b" // IPv4
        "|\\b[0-9a-f]{0,4}(:[0-9a-f]{0,4}){3,7}\\b" // IPv6
        "|\\+\\d[\\d ()/-]{6,}\\d" // a telephone number
        "|\\b([a-z0-9-]+\\.)+(com|net|org|io|dev|app|tech|cloud|internal|local|example|invalid|test)\\b(:\\d+)?"_s,
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
    return pattern;
}

/// Replaces persons and places in every text.
class Redaction {
public:
    explicit Redaction(QStringList names)
    {
        // The longest first: “Ann Lee” before “Ann”.
        std::stable_sort(
            names.begin(), names.end(), [](const QString &a, const QString &b) { return a.size() > b.size(); });
        for (const QString &name : std::as_const(names)) {
            if (name.trimmed().size() < shortestName || nobody.contains(name) || m_responders.contains(name))
                continue;
            m_responders.insert(name, u"responder %1"_s.arg(m_responders.size() + 1));
            m_patterns << QRegularExpression(u"(?<![\\w])%1(?![\\w])"_s.arg(QRegularExpression::escape(name)),
                QRegularExpression::UseUnicodePropertiesOption);
            m_replacements << m_responders.value(name);
        }
    }
    [[nodiscard]] QString text(QString text) const
    {
        text.replace(places(), u"[removed]"_s);
        for (qsizetype i = 0; i < m_patterns.size(); ++i)
            text.replace(m_patterns[i], m_replacements[i]);
        return text;
    }
    [[nodiscard]] QJsonValue value(const QJsonValue &value) const
    {
        if (value.isString())
            return parseUtc(value.toString()) ? value : QJsonValue(text(value.toString()));
        if (value.isArray()) {
            QJsonArray array;
            for (const QJsonValue &one : value.toArray())
                array << this->value(one);
            return array;
        }
        if (!value.isObject())
            return value;
        QJsonObject object;
        const QJsonObject from = value.toObject();
        for (auto member = from.constBegin(); member != from.constEnd(); ++member)
            object.insert(member.key(), this->value(*member));
        return object;
    }

private:
    QMap<QString, QString> m_responders;
    QList<QRegularExpression> m_patterns;
    QStringList m_replacements;
};

QStringList personsIn(const QList<Event> &events)
{
    QStringList names;
    for (const Event &event : events) {
        names << event.author;
        const QJsonObject body = bodyToJson(event.body);
        for (const QString &member : personMembers)
            names << body.value(member).toString();
    }
    names.removeDuplicates();
    return names;
}

/// What may be told to everybody.
bool isForEverybody(const EventBody &body, const QSet<QString> &publicMessages)
{
    if (std::holds_alternative<Declared>(body) || std::holds_alternative<InstantSet>(body)
        || std::holds_alternative<Measured>(body) || std::holds_alternative<Closed>(body)
        || std::holds_alternative<Reopened>(body))
        return true;
    const QString message = bodyToJson(body).value(u"message"_s).toString();
    const bool isAboutDelivery = std::holds_alternative<DeliveryQueued>(body)
        || std::holds_alternative<DeliveryIntended>(body) || std::holds_alternative<DeliveryAnswered>(body)
        || std::holds_alternative<DeliverySettled>(body);
    return !message.isEmpty() && publicMessages.contains(message) && !isAboutDelivery;
}

QSet<QString> publicMessagesIn(const QList<Event> &events)
{
    QSet<QString> messages;
    for (const Event &event : events) {
        if (const auto *drafted = std::get_if<MessageDrafted>(&event.body); drafted && drafted->isPublic)
            messages << drafted->message;
    }
    return messages;
}

/// For the public the evidence of a figure is the house's own.
void withoutEvidence(EventBody &body)
{
    if (auto *measured = std::get_if<Measured>(&body))
        measured->evidence = {};
    if (auto *drafted = std::get_if<MessageDrafted>(&body))
        drafted->facts = {};
    if (auto *instant = std::get_if<InstantSet>(&body))
        instant->source = u"the record"_s;
}

} // namespace

QString readersName(ReviewReaders readers)
{
    switch (readers) {
    case ReviewReaders::house:
        return u"house"_s;
    case ReviewReaders::partners:
        return u"partners"_s;
    case ReviewReaders::everybody:
        break;
    }
    return u"public"_s;
}

std::optional<ReviewReaders> readersFromName(const QString &name)
{
    for (const ReviewReaders readers : {ReviewReaders::house, ReviewReaders::partners, ReviewReaders::everybody}) {
        if (readersName(readers) == name)
            return readers;
    }
    return std::nullopt;
}

QList<Event> redactedFor(const QList<Event> &events, ReviewReaders readers, const QStringList &names)
{
    if (readers == ReviewReaders::house)
        return events;
    const Redaction redaction(personsIn(events) + names);
    const QSet<QString> publicMessages = publicMessagesIn(events);
    QList<Event> redacted;
    for (const Event &event : events) {
        if (readers == ReviewReaders::everybody && !isForEverybody(event.body, publicMessages))
            continue;
        const QJsonObject json = redaction.value(bodyToJson(event.body)).toObject();
        const auto body = bodyFromJson(eventKind(event.body), eventVersion(event.body), json);
        if (!body)
            continue; // what cannot be redacted is not shown
        Event copy = event;
        copy.author = redaction.text(event.author);
        copy.body = *body;
        if (readers == ReviewReaders::everybody)
            withoutEvidence(copy.body);
        if (auto *declared = std::get_if<Declared>(&copy.body))
            declared->title += u" (redacted: %1)"_s.arg(readersName(readers));
        redacted << copy;
    }
    return redacted;
}

} // namespace holdfast
