// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/arguments.h"
#include "cli/secretprompt.h"

namespace holdfast {

/// The option that gives a passphrase through a descriptor.
[[nodiscard]] OptionSpec passphraseOption();

/// Gets a passphrase at the terminal, or from the descriptor that --passphrase-fd names; never from an argument.
class PassphraseQuestion final {
public:
    enum class Times { once, twice }; ///< twice: a new one, typed again to be sure

    using Done = SecretPrompt::Done;
    /// `done` may be called at once. Forgets everything when it dies.
    void ask(const Arguments &arguments, const QString &whose, Times times, Done done);

private:
    void askAgain(const QString &whose, const Secret &first, const Done &done);

    std::unique_ptr<SecretPrompt> m_first;
    std::unique_ptr<SecretPrompt> m_second;
};

} // namespace holdfast
