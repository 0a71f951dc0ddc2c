// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/incident/eventjson.h"

#include "domain/incident/bodyfields.h"

#include <array>

namespace holdfast {

namespace codec {

// `Walker` is a Writer with a constant body or a Reader with a mutable one.
template <class Walker, class Body, class Wanted>
concept Of = std::is_same_v<std::remove_const_t<Body>, Wanted>;

template <class W, class B>
requires Of<W, B, Declared>
void fields(W &w, B &b)
{
    w("scenario", b.scenario);
    w("title", b.title);
    w("severity", b.severity);
    w("drill", b.drill);
    w("profile", b.profile);
    w("plan", b.plan);
}
template <class W, class B>
requires Of<W, B, InstantSet>
void fields(W &w, B &b)
{
    w("name", b.name);
    w("time", b.time);
    w("source", b.source);
    w("reason", b.reason);
}
template <class W, class B>
requires Of<W, B, HealthChanged>
void fields(W &w, B &b)
{
    w("component", b.component);
    w("from", b.from);
    w("to", b.to);
    w("reason", b.reason);
    w("evidence", b.evidence);
}
template <class W, class B>
requires Of<W, B, Noted>
void fields(W &w, B &b) { w("text", b.text); }
template <class W, class B>
requires Of<W, B, RunStarted>
void fields(W &w, B &b)
{
    w("runbook", b.runbook);
    w("hash", b.hash);
}
template <class W, class B>
requires Of<W, B, Resumed>
void fields(W &w, B &b) { w("reason", b.reason); }
template <class W, class B>
requires Of<W, B, RunLeft>
void fields(W &w, B &b) { w("reason", b.reason); }
template <class W, class B>
requires Of<W, B, GlassBroken>
void fields(W &w, B &b)
{
    w("reason", b.reason);
    w("missing", b.missing);
}
template <class W, class B>
requires Of<W, B, Measured>
void fields(W &w, B &b)
{
    w("name", b.name);
    w("value", b.value);
    w("unit", b.unit);
    w("formula", b.formula);
    w("evidence", b.evidence);
}
template <class W, class B>
requires Of<W, B, Closed>
void fields(W &w, B &b) { w("summary", b.summary); }

// Every step event names its step and attempt first.
template <class W, class B> void stepFields(W &w, B &b)
{
    w("step", b.step);
    w("attempt", b.attempt);
}
template <class W, class B>
requires Of<W, B, StepAnswered>
void fields(W &w, B &b)
{
    w("step", b.step);
    w("name", b.name);
    w("value", b.value);
}
template <class W, class B>
requires Of<W, B, StepPreviewed>
void fields(W &w, B &b)
{
    stepFields(w, b);
    w("preview", b.preview);
    w("digest", b.digest);
}
template <class W, class B>
requires Of<W, B, StepConfirmed>
void fields(W &w, B &b)
{
    stepFields(w, b);
    w("digest", b.digest);
    w("confirmedBy", b.confirmedBy);
    w("how", b.how);
}
template <class W, class B>
requires Of<W, B, StepApproved>
void fields(W &w, B &b)
{
    stepFields(w, b);
    w("digest", b.digest);
    w("person", b.person);
    w("keyId", b.keyId);
    w("nonce", b.nonce);
    w("expiresAt", b.expiresAt);
}
template <class W, class B>
requires Of<W, B, StepIntended>
void fields(W &w, B &b)
{
    stepFields(w, b);
    w("marker", b.marker);
    w("inputs", b.inputs);
    w("memo", b.memo);
}
template <class W, class B>
requires Of<W, B, StepLost> || Of<W, B, StepPostponed> || Of<W, B, StepRefused> || Of<W, B, StepBroken>
void fields(W &w, B &b)
{
    stepFields(w, b);
    w("error", b.error);
}
template <class W, class B>
requires Of<W, B, StepBegun>
void fields(W &w, B &b)
{
    stepFields(w, b);
    w("handle", b.handle);
    w("adopted", b.adopted);
}
template <class W, class B>
requires Of<W, B, StepAbsent>
void fields(W &w, B &b)
{
    stepFields(w, b);
    w("evidence", b.evidence);
}
template <class W, class B>
requires Of<W, B, StepObserved>
void fields(W &w, B &b)
{
    stepFields(w, b);
    w("evidence", b.evidence);
    w("facts", b.facts);
}
template <class W, class B>
requires Of<W, B, CheckRecorded>
void fields(W &w, B &b)
{
    stepFields(w, b);
    w("check", b.check);
    w("title", b.title);
    w("verdict", b.verdict);
    w("summary", b.summary);
    w("evidence", b.evidence);
    w("facts", b.facts);
}
template <class W, class B>
requires Of<W, B, StepDone> || Of<W, B, StepRechecked>
void fields(W &w, B &b) { stepFields(w, b); }
template <class W, class B>
requires Of<W, B, StepFailed> || Of<W, B, StepRetried>
void fields(W &w, B &b)
{
    stepFields(w, b);
    w("reason", b.reason);
}
template <class W, class B>
requires Of<W, B, StepSkipped>
void fields(W &w, B &b)
{
    stepFields(w, b);
    w("reason", b.reason);
    w("byCondition", b.byCondition);
}
template <class W, class B>
requires Of<W, B, StepByHand>
void fields(W &w, B &b)
{
    stepFields(w, b);
    w("told", b.told);
    w("facts", b.facts);
}
template <class W, class B>
requires Of<W, B, StepUndone>
void fields(W &w, B &b)
{
    stepFields(w, b);
    w("told", b.told);
}

} // namespace codec

} // namespace holdfast

#include "domain/communication/messagefields.h"
#include "domain/incident/teamfields.h"

namespace holdfast {

namespace {

struct Kind {
    const char *name;
    Result<EventBody> (*read)(const QJsonObject &);
};

// In the order of the variant's alternatives; the position of a name is the index of its type.
constexpr std::array<Kind, std::variant_size_v<EventBody>> kinds{{
    {"declared", &codec::read<Declared>},
    {"instant-set", &codec::read<InstantSet>},
    {"health-changed", &codec::read<HealthChanged>},
    {"noted", &codec::read<Noted>},
    {"run-started", &codec::read<RunStarted>},
    {"resumed", &codec::read<Resumed>},
    {"step-answered", &codec::read<StepAnswered>},
    {"step-previewed", &codec::read<StepPreviewed>},
    {"step-confirmed", &codec::read<StepConfirmed>},
    {"step-intended", &codec::read<StepIntended>},
    {"step-lost", &codec::read<StepLost>},
    {"step-postponed", &codec::read<StepPostponed>},
    {"step-begun", &codec::read<StepBegun>},
    {"step-absent", &codec::read<StepAbsent>},
    {"step-refused", &codec::read<StepRefused>},
    {"step-observed", &codec::read<StepObserved>},
    {"step-broken", &codec::read<StepBroken>},
    {"check-recorded", &codec::read<CheckRecorded>},
    {"step-done", &codec::read<StepDone>},
    {"step-failed", &codec::read<StepFailed>},
    {"step-rechecked", &codec::read<StepRechecked>},
    {"step-retried", &codec::read<StepRetried>},
    {"step-undone", &codec::read<StepUndone>},
    {"measured", &codec::read<Measured>},
    {"closed", &codec::read<Closed>},
    {"role-offered", &codec::read<RoleOffered>},
    {"role-taken", &codec::read<RoleTaken>},
    {"role-released", &codec::read<RoleReleased>},
    {"task-assigned", &codec::read<TaskAssigned>},
    {"task-understood", &codec::read<TaskUnderstood>},
    {"task-ended", &codec::read<TaskEnded>},
    {"decision-proposed", &codec::read<DecisionProposed>},
    {"objection-raised", &codec::read<ObjectionRaised>},
    {"decision-settled", &codec::read<DecisionSettled>},
    {"todo-added", &codec::read<TodoAdded>},
    {"todo-done", &codec::read<TodoDone>},
    {"severity-changed", &codec::read<SeverityChanged>},
    {"privacy-changed", &codec::read<PrivacyChanged>},
    {"condition-set", &codec::read<ConditionSet>},
    {"person-told", &codec::read<PersonTold>},
    {"escalation-snoozed", &codec::read<EscalationSnoozed>},
    {"duty-met", &codec::read<DutyMet>},
    {"reopened", &codec::read<Reopened>},
    {"glass-broken", &codec::read<GlassBroken>},
    {"step-approved", &codec::read<StepApproved>},
    {"message-drafted", &codec::read<MessageDrafted>},
    {"message-approved", &codec::read<MessageApproved>},
    {"message-dropped", &codec::read<MessageDropped>},
    {"delivery-queued", &codec::read<DeliveryQueued>},
    {"delivery-intended", &codec::read<DeliveryIntended>},
    {"delivery-answered", &codec::read<DeliveryAnswered>},
    {"delivery-settled", &codec::read<DeliverySettled>},
    {"message-seen-publicly", &codec::read<MessageSeenPublicly>},
    {"run-left", &codec::read<RunLeft>},
    {"step-skipped", &codec::read<StepSkipped>},
    {"step-by-hand", &codec::read<StepByHand>},
}};

} // namespace

QString eventKind(const EventBody &body) { return QString::fromLatin1(kinds[body.index()].name); }

int eventVersion(const EventBody &) { return 1; }

QJsonObject bodyToJson(const EventBody &body)
{
    return std::visit([](const auto &alternative) { return codec::write(alternative); }, body);
}

Result<EventBody> bodyFromJson(const QString &kind, int version, const QJsonObject &object)
{
    for (const Kind &known : kinds) {
        if (kind != QLatin1String(known.name))
            continue;
        if (version != 1)
            break;
        return known.read(object);
    }
    return failure(ErrorCode::invalid,
        QStringLiteral("The journal holds an event “%1” (version %2) that this version of Holdfast does not know.")
            .arg(kind)
            .arg(version),
        QStringLiteral("It was written by a newer version."), QStringLiteral("Open it with that version."));
}

namespace {

constexpr std::array errorCodes{ErrorCode::invalid, ErrorCode::notFound, ErrorCode::refused, ErrorCode::unauthorised,
    ErrorCode::conflict, ErrorCode::busy, ErrorCode::rateLimited, ErrorCode::network, ErrorCode::timedOut,
    ErrorCode::cancelled, ErrorCode::badReply, ErrorCode::unavailable, ErrorCode::storage, ErrorCode::tampered,
    ErrorCode::bug};

} // namespace

QJsonObject errorToJson(const Error &error)
{
    QJsonObject object{{QStringLiteral("code"), codeName(error.code)}, {QStringLiteral("what"), error.what},
        {QStringLiteral("why"), error.why}, {QStringLiteral("next"), error.next},
        {QStringLiteral("detail"), error.detail}, {QStringLiteral("mayHaveTakenEffect"), error.mayHaveTakenEffect}};
    if (error.retryAfter)
        object.insert(QStringLiteral("retryAfterMs"), qint64(error.retryAfter->count()));
    return object;
}

Result<Error> errorFromJson(const QJsonObject &object)
{
    JsonReader reader(object, QStringLiteral("error"));
    const QString code = reader.string("code");
    Error error{ErrorCode::bug, reader.string("what"), reader.string("why"), reader.string("next"),
        reader.string("detail"), {}, reader.boolean("mayHaveTakenEffect")};
    if (const auto wait = reader.optionalInteger("retryAfterMs"))
        error.retryAfter = std::chrono::milliseconds{*wait};
    const auto known = std::find_if(
        errorCodes.begin(), errorCodes.end(), [&code](ErrorCode candidate) { return codeName(candidate) == code; });
    if (known == errorCodes.end())
        reader.reject("code", QStringLiteral("a known error code"));
    else
        error.code = *known;
    if (auto ok = reader.check(); !ok)
        return failure(ok.error());
    return error;
}

} // namespace holdfast
