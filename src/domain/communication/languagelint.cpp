// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/communication/languagelint.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace holdfast {

namespace {

using Findings = QList<LanguageFinding>;

const auto anyCase = QRegularExpression::CaseInsensitiveOption;

void find(const QString &text, const QRegularExpression &form, const QString &rule, const QString &advice, bool blocks,
    Findings &findings)
{
    for (auto it = form.globalMatch(text); it.hasNext();) {
        const QString excerpt = it.next().captured(0).trimmed();
        findings << LanguageFinding{rule, rule == "secret"_L1 ? QString() : excerpt, advice, blocks};
    }
}

void findSecrets(const QString &text, Findings &findings)
{
    static const QRegularExpression form(
        u"Bearer\\s+\\S{8,}|\\b(?:sk|pk|rk)_(?:live|test)_\\w{8,}|\\bsk-[A-Za-z0-9_-]{16,}|\\bxox[abprs]-[A-Za-z0-9-]{"
        u"8,}|"
        "\\bAKIA[0-9A-Z]{16}\\b|\\b\\w+://[^\\s:/@]+:[^\\s@]+@\\S+|-----BEGIN [A-Z ]*PRIVATE KEY|"
        "https://hooks\\.slack\\.com/\\S+|\\bnapi_[a-z0-9]{20,}|\\bpassword\\s*[:=]\\s*\\S+"_s,
        anyCase);
    find(text, form, u"secret"_s, u"A key or a password stands in it. Take it out, and change that key."_s, true,
        findings);
}

void findPromises(const QString &text, Findings &findings)
{
    static const QRegularExpression form(
        u"\\b(?:will be (?:fixed|resolved|restored|back|up|available|working)|(?:back|fixed|resolved|restored|up) "
        "(?:up )?(?:in|within|by|before)|expect(?:ed)? to (?:be|have|restore|resolve)|ETA)\\b[^.\\n]{0,40}|"
        "\\b(?:in|within) (?:the next )?\\d+ ?(?:min|minutes|h|hours)\\b(?![^.\\n]*next update)|"
        "\\b(?:soon|shortly|any minute|in no time)\\b"_s,
        anyCase);
    find(text, form, u"promise"_s, u"Promises a time. Say when the next update follows instead: that can be kept."_s,
        false, findings);
}

void findHosts(const QString &text, Findings &findings)
{
    static const QRegularExpression form(
        u"\\b(?:[a-z0-9-]+\\.)+(?:internal|local|tech|app|com|net|org|io|dev|cloud)\\b(?<!status\\.\\w)|"
        "\\b\\d{1,3}(?:\\.\\d{1,3}){3}\\b|\\b(?:localhost|postgres(?:ql)?|redis|nginx|kubernetes|k8s|neon|railway|"
        "clerk)\\b|"
        "\\bbr-[a-z]+-[a-z]+-\\w+"_s,
        anyCase);
    find(text, form, u"host"_s, u"Names a machine or a supplier. Say what users notice instead."_s, false, findings);
}

void findBlame(const QString &text, Findings &findings)
{
    static const QRegularExpression form(
        u"\\b(?:fault of|(?:his|her|their|your) fault|to blame|blames?|because of (?:a mistake|an error) (?:by|of)|"
        "human error|careless\\w*|negligen\\w+|incompeten\\w+|screwed up|messed up|should have known)\\b"_s,
        anyCase);
    find(text, form, u"blame"_s, u"Blames. Say what happened, not who did it; causes are for the review."_s, false,
        findings);
}

void findPersons(const Plan &plan, const QString &text, Findings &findings)
{
    for (const Contact &contact : plan.contacts) {
        for (const Reach *reach : {&contact.primary, &contact.secondary}) {
            if (reach->name.size() < 3)
                continue;
            const QRegularExpression form(u"\\b%1\\b"_s.arg(QRegularExpression::escape(reach->name)), anyCase);
            find(text, form, u"person"_s, u"Names a person. Say the role, or “we”."_s, false, findings);
        }
    }
}

} // namespace

QList<LanguageFinding> lintLanguage(
    const Plan &plan, bool isPublic, const QString &occasion, const QString &subject, const QString &text)
{
    Findings findings;
    const QString all = subject + u'\n' + text;
    findSecrets(all, findings);
    static const QRegularExpression gap(u"\\$\\{[^}\\n]*\\}"_s);
    find(all, gap, u"gap"_s, u"A place that nobody filled. Set the fact, or write the text without it."_s, true,
        findings);
    if (!isPublic)
        return findings;
    findPromises(all, findings);
    findHosts(all, findings);
    findPersons(plan, all, findings);
    findBlame(all, findings);
    static const QRegularExpression next(u"next update|update (?:will )?follows?"_s, anyCase);
    if (occasion != "recovery"_L1 && !next.match(text).hasMatch())
        findings << LanguageFinding{u"next-update"_s, {},
            u"Does not say when the next update follows. People wait better when they know."_s, false};
    return findings;
}

} // namespace holdfast
