// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/words/wording.h"

#include <QDateTime>
#include <QStringList>
#include <array>

namespace holdfast {

using namespace Qt::StringLiterals;
using std::chrono::duration_cast;

QString Wording::health(Health health)
{
    switch (health) {
    case Health::up:
        return tr("Up");
    case Health::degraded:
        return tr("Degraded");
    case Health::down:
        return tr("Down");
    case Health::unknown:
        return tr("Unknown");
    case Health::stale:
        return tr("Stale");
    }
    return {};
}

Tone Wording::tone(Health health)
{
    switch (health) {
    case Health::up:
        return Tone::normal;
    case Health::degraded:
        return Tone::warning;
    case Health::down:
        return Tone::critical;
    case Health::unknown:
    case Health::stale:
        return Tone::unknown;
    }
    return Tone::unknown;
}

Glyph Wording::shape(Health health)
{
    switch (health) {
    case Health::up:
        return Glyph::ring;
    case Health::degraded:
        return Glyph::triangle;
    case Health::down:
        return Glyph::diamond;
    case Health::unknown:
    case Health::stale:
        return Glyph::hatch;
    }
    return Glyph::hatch;
}

Tone Wording::tone(Standing standing)
{
    switch (standing) {
    case Standing::safe:
    case Standing::met:
        return Tone::normal;
    case Standing::half:
        return Tone::notice;
    case Standing::tight:
        return Tone::warning;
    case Standing::critical:
    case Standing::missed:
        return Tone::critical;
    }
    return Tone::unknown;
}

QString Wording::age(UtcTime at, UtcTime now)
{
    const auto passed = duration_cast<std::chrono::seconds>(now - at);
    return passed.count() < 1 ? tr("just now") : tr("%1 ago").arg(length(passed));
}

QString Wording::distance(UtcTime at, UtcTime now)
{
    const auto ahead = duration_cast<std::chrono::seconds>(at - now);
    if (ahead.count() == 0)
        return tr("now");
    return ahead.count() > 0 ? tr("in %1").arg(length(ahead)) : tr("%1 ago").arg(length(-ahead));
}

QString Wording::remaining(Duration remaining)
{
    const QString clock = formatCountdown(remaining);
    return remaining < Duration::zero() ? tr("%1 over").arg(clock) : tr("%1 left").arg(clock);
}

QString Wording::length(Duration duration)
{
    using namespace std::chrono;
    const auto whole = floor<seconds>(duration);
    if (whole < hours(48))
        return formatRough(whole);
    const auto daysOnly = floor<days>(whole);
    const auto hoursOnly = floor<hours>(whole - daysOnly);
    return hoursOnly.count() == 0 ? tr("%1 d").arg(daysOnly.count())
                                  : tr("%1 d %2 h").arg(daysOnly.count()).arg(hoursOnly.count());
}

QString Wording::span(Duration duration)
{
    using namespace std::chrono;
    if (duration < seconds{10})
        return formatRough(duration);
    const auto whole = floor<seconds>(duration);
    const std::array<std::pair<qint64, QString>, 4> parts{
        {{whole / days{1}, tr("%1 d")}, {whole % days{1} / hours{1}, tr("%1 h")},
            {whole % hours{1} / minutes{1}, tr("%1 min")}, {whole % minutes{1} / seconds{1}, tr("%1 s")}}};
    QStringList words;
    for (const auto &[count, word] : parts) {
        if (count > 0)
            words << word.arg(count);
    }
    return words.join(u' ');
}

QString Wording::local(UtcTime time)
{
    const auto ms = duration_cast<std::chrono::milliseconds>(time.time_since_epoch()).count();
    return QDateTime::fromMSecsSinceEpoch(ms).toString(u"yyyy-MM-dd HH:mm:ss t"_s);
}

QString Wording::paragraph(const Error &error)
{
    QStringList lines{error.what, error.why, error.next};
    lines.removeAll(QString());
    return lines.join(u'\n');
}

QString Wording::orDash(const QString &text) { return text.isEmpty() ? u"–"_s : text; }

QString Wording::signing(const ApprovalVerdict &verdict)
{
    using State = ApprovalVerdict::State;
    const QString drills = tr("Until two persons have signed it, it is for drills only.");
    switch (verdict.state) {
    case State::approved:
        return tr("Signed by %1. It may be carried out until %2.")
            .arg(verdict.persons.join(tr(" and ")), formatUtcSeconds(*verdict.goodUntil));
    case State::proposed:
        return tr("Signed by %1. A second person must sign it too; until then it is for drills only.")
            .arg(verdict.persons.join(tr(" and ")));
    case State::expired:
        return tr("The signatures have expired.") + u' ' + drills;
    case State::otherContent:
        return tr("The plan was changed after it was signed.") + u' ' + drills;
    case State::unknownPerson:
        return tr("The plan was signed by somebody whom this computer does not know.") + u' ' + drills;
    case State::keyChanged:
        return tr("The plan was signed with another key than the person is known with.") + u' ' + drills;
    case State::damaged:
        return tr("A signature of the plan is damaged or forged.") + u' ' + drills;
    case State::unsignedYet:
        break;
    }
    return tr("The plan is not signed.") + u' ' + drills;
}

} // namespace holdfast
