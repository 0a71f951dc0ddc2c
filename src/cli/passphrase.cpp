// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/passphrase.h"

using namespace Qt::StringLiterals;

namespace holdfast {

namespace {

const QString fdOption = u"passphrase-fd"_s;
const QString fdWay = u"--passphrase-fd"_s;

/// Without the end of the line, which a terminal and a file add.
Secret withoutLineEnd(const Secret &typed)
{
    QByteArray text = typed.reveal();
    if (text.endsWith('\n'))
        text.chop(1);
    if (text.endsWith('\r'))
        text.chop(1);
    return Secret(text);
}

} // namespace

OptionSpec passphraseOption()
{
    return {fdOption, u"N"_s, u"read the passphrase from this open file descriptor instead of asking"_s};
}

void PassphraseQuestion::ask(const Arguments &arguments, const QString &whose, Times times, Done done)
{
    if (arguments.has(fdOption)) {
        const auto read = readSecretFrom(arguments.value(fdOption));
        return done(read ? Result<Secret>(withoutLineEnd(*read)) : read);
    }
    m_first = std::make_unique<SecretPrompt>(
        u"Passphrase of %1 (it is not shown): "_s.arg(whose), fdWay,
        [this, whose, times, done](const Result<Secret> &typed) {
            if (!typed)
                return done(typed);
            if (times == Times::once)
                return done(withoutLineEnd(*typed));
            askAgain(whose, withoutLineEnd(*typed), done);
        },
        nullptr);
}

void PassphraseQuestion::askAgain(const QString &whose, const Secret &first, const Done &done)
{
    m_second = std::make_unique<SecretPrompt>(
        u"The same again, passphrase of %1: "_s.arg(whose), fdWay,
        [first, done](const Result<Secret> &typed) {
            if (!typed)
                return done(typed);
            if (withoutLineEnd(*typed).reveal() != first.reveal())
                return done(failure(ErrorCode::invalid, u"The two passphrases differ."_s, {}, u"Try again."_s));
            done(first);
        },
        nullptr);
}

} // namespace holdfast
