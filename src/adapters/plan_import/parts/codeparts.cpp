// SPDX-License-Identifier: GPL-3.0-or-later
// The parts of a plan that documents like to say in code: who is told, what users get at least, who does what.
#include "adapters/plan_import/parts/draft.h"
#include "adapters/plan_import/parts/words.h"

#include <QRegularExpression>

namespace holdfast::plan_import {

using namespace Qt::StringLiterals;

namespace {

const QRegularExpression quoted(u"['\"`]([^'\"`\\n]+)['\"`]"_s);

QStringList quotedIn(const QString &text)
{
    QStringList found;
    for (auto all = quoted.globalMatch(text); all.hasNext();)
        found << all.next().captured(1);
    return found;
}

/// What stands between the braces or brackets behind `name:`; empty where there is none.
QString inside(const QString &text, const QString &name)
{
    const QRegularExpression head(u"\\b%1['\"]?\\s*[:=]\\s*([\\[{])"_s.arg(name));
    const auto match = head.match(text);
    if (!match.hasMatch())
        return {};
    const qsizetype open = match.capturedStart(1);
    int depth = 0;
    for (qsizetype at = open; at < text.size(); ++at) {
        if (text[at] == u'{' || text[at] == u'[')
            ++depth;
        else if ((text[at] == u'}' || text[at] == u']') && --depth == 0)
            return text.mid(open + 1, at - open - 1);
    }
    return {};
}

QList<Audience> audiencesIn(const QString &text, Side side, const QList<Audience> &builtIn)
{
    static const QRegularExpression group(u"(\\w+)['\"]?\\s*:\\s*\\[([^\\]]*)\\]"_s);
    QList<Audience> found;
    for (auto all = group.globalMatch(inside(text, sideName(side))); all.hasNext();) {
        const auto match = all.next();
        const QStringList recipients = quotedIn(match.captured(2)).filter(u"@"_s);
        if (recipients.isEmpty())
            continue;
        Audience audience;
        audience.id = idFrom(match.captured(1), u"audience"_s);
        audience.title = match.captured(1);
        audience.title[0] = audience.title[0].toUpper();
        audience.side = side;
        audience.recipients = recipients;
        audience.channels = QStringList{u"email"_s};
        audience.cadence = std::chrono::minutes(30);
        for (const Audience &one : builtIn) {
            if (one.id == audience.id) {
                audience.channels = one.channels;
                audience.cadence = one.cadence;
            }
        }
        found << audience;
    }
    return found;
}

/// Texts of the document where the built-in ones have the same event and side; a text without the time of the next
/// message gets it.
int replaceTexts(const QString &templates, QList<MessageTemplate> &all)
{
    int replaced = 0;
    for (MessageTemplate &one : all) {
        static const QRegularExpression said(u"\\b(internal|external)['\"]?\\s*:\\s*['\"`]([^'\"`\\n]+)['\"`]"_s);
        for (auto texts = said.globalMatch(inside(templates, one.event)); texts.hasNext();) {
            const auto match = texts.next();
            if (match.captured(1) != sideName(one.side))
                continue;
            one.text = match.captured(2);
            if (one.event != u"recovery")
                one.text += u" The next update follows at ${next.update}."_s;
            ++replaced;
        }
    }
    return replaced;
}

std::optional<double> numberIn(const QString &text)
{
    static const QRegularExpression number(u"\\d+(?:\\.\\d+)?"_s);
    const auto match = number.match(text);
    return match.hasMatch() ? std::optional(match.captured().toDouble()) : std::nullopt;
}

void readTarget(const QString &name, const QString &value, MinimumService &service)
{
    if (speaksOf(name, u"response|antwortzeit|latenz"_s)) {
        static const QRegularExpression span(u"\\d+(?:[.,]\\d+)?\\s*[A-Za-z]+"_s);
        if (const auto time = readSpan(span.match(value).captured()); time && time->count() > 0)
            service.responseTime = time;
    } else if (speaksOf(name, u"availab|verfügbar"_s)) {
        service.availability = numberIn(value);
    } else if (speaksOf(name, u"users?\\b|nutzer|benutzer"_s)) {
        if (const auto number = numberIn(value))
            service.users = qint64(*number);
    }
}

bool isHarmful(const QString &setting) { return speaksOf(setting, u"log"_s); }

/// The minimum service as an object of a script; nothing where the code has none.
std::optional<MinimumService> minimumIn(const Code &code, QStringList &dropped)
{
    MinimumService service;
    for (const QString &path : quotedIn(inside(code.text, u"(?:critical_)?endpoints"_s))) {
        if (path.startsWith(u'/'))
            service.endpoints << path;
    }
    if (service.endpoints.isEmpty())
        return std::nullopt;
    static const QRegularExpression pair(u"(\\w+)\\s*:\\s*['\"]([^'\"\\n]+)['\"]\\s*,?\\s*(?://\\s*([^\\n]+))?"_s);
    for (auto all = pair.globalMatch(inside(code.withComments, u"reduced\\w*"_s)); all.hasNext();) {
        const auto match = all.next();
        const QString effect = match.captured(3).trimmed();
        service.reduced << ReducedFunction{match.captured(1), match.captured(2),
            effect.isEmpty() ? u"Runs as “%1”."_s.arg(match.captured(2)) : effect + u'.'};
    }
    static const QRegularExpression target(u"(\\w+)\\s*:\\s*['\"]?([^'\",\\n}]+)"_s);
    for (auto all = target.globalMatch(inside(code.text, u"(?:performance_)?targets"_s)); all.hasNext();) {
        const auto match = all.next();
        readTarget(match.captured(1), match.captured(2), service);
    }
    static const QRegularExpression setting(u"key:\\s*['\"]([^'\"\\n]+)['\"]\\s*,\\s*value:\\s*(true|false)"_s);
    for (auto all = setting.globalMatch(code.text); all.hasNext();) {
        const auto match = all.next();
        if (isHarmful(match.captured(1)))
            dropped << match.captured(1);
        else
            service.settings << ServiceSetting{match.captured(1), match.captured(2) == u"true"};
    }
    return service;
}

/// The same from a list: paths, and sentences with targets.
std::optional<MinimumService> minimumIn(const Block &block)
{
    MinimumService service;
    for (const Line &item : block.lines) {
        static const QRegularExpression path(u"(?:^|\\s|`)(/[\\w/.-]+)"_s);
        if (const auto match = path.match(item.text()); match.hasMatch())
            service.endpoints << match.captured(1);
        else
            readTarget(item.text(), item.text(), service);
    }
    return service.endpoints.isEmpty() ? std::nullopt : std::optional(service);
}

} // namespace

void readAudiences(const Document &document, Draft &draft)
{
    for (qsizetype at = 0; at < document.blocks.size(); ++at) {
        if (document.blocks[at].kind != Block::Kind::code)
            continue;
        const Code code = readCode(document.blocks[at]);
        const QList<Audience> found = audiencesIn(code.text, Side::internal, draft.plan.audiences)
            + audiencesIn(code.text, Side::external, draft.plan.audiences);
        if (found.isEmpty())
            continue;
        draft.plan.audiences = found;
        draft.took(document, at, u"audiences"_s, u"%1 audiences"_s.arg(found.size()));
        const int texts = replaceTexts(inside(code.text, u"templates"_s), draft.plan.templates);
        if (texts > 0)
            draft.took(document, at, u"templates"_s, u"%1 texts, with the time of the next message added"_s.arg(texts));
        return;
    }
}

void readMinimumService(const Document &document, Draft &draft)
{
    for (qsizetype at = 0; at < document.blocks.size(); ++at) {
        const Block &block = document.blocks[at];
        QStringList dropped;
        std::optional<MinimumService> found;
        if (block.kind == Block::Kind::code)
            found = minimumIn(readCode(block), dropped);
        else if (block.kind == Block::Kind::list
            && speaksOf(block.section(), u"minimum|essential service|notbetrieb|mindest"_s))
            found = minimumIn(block);
        if (!found)
            continue;
        if (found->reduced.isEmpty() && found->settings.isEmpty() && draft.plan.minimumService) {
            found->reduced = draft.plan.minimumService->reduced;
            found->settings = draft.plan.minimumService->settings;
        }
        draft.plan.minimumService = found;
        draft.took(
            document, at, u"minimumService"_s, u"the minimum service: %1 endpoints"_s.arg(found->endpoints.size()));
        for (const QString &setting : dropped)
            draft.left(document, at, block.line, u"“%1” is left out: logs are evidence."_s.arg(setting));
        return;
    }
}

void readProviders(const Document &document, Draft &draft)
{
    static const QRegularExpression chain(u"(\\w+)['\"]?\\s*:\\s*\\[([^\\]\\n]*)\\]"_s);
    for (qsizetype at = 0; at < document.blocks.size(); ++at) {
        if (document.blocks[at].kind != Block::Kind::code)
            continue;
        const Code code = readCode(document.blocks[at]);
        QList<ProviderChain> found;
        for (auto all = chain.globalMatch(inside(code.text, u"providers"_s)); all.hasNext();) {
            const auto match = all.next();
            QStringList order = quotedIn(match.captured(2));
            order.replaceInStrings(QRegularExpression(u"^claude$"_s), u"anthropic"_s);
            if (order.size() < 2)
                continue;
            const bool isTax = speaksOf(match.captured(1), u"tax|steuer"_s);
            found << ProviderChain{match.captured(1), order, isTax ? u"legal-team"_s : QString()};
        }
        if (found.isEmpty())
            continue;
        draft.plan.providers = found;
        draft.took(document, at, u"providers"_s, u"%1 chains of providers"_s.arg(found.size()));
        return;
    }
}

} // namespace holdfast::plan_import
