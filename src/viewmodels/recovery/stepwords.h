// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewmodels/centre/situation.h"
#include "viewmodels/words/tone.h"

#include <QCoreApplication>

namespace holdfast {

/// What a step shows for its state: a word, a shape and a tone, the same in the list and on the page.
struct StepSign {
    QString word{};
    Tone tone = Tone::normal;
    Glyph shape = Glyph::none;
};

class StepWords {
    Q_DECLARE_TR_FUNCTIONS(holdfast::StepWords)

public:
    [[nodiscard]] static StepSign sign(const RunbookStep &step, const Situation &situation);
    /// The intent is recorded and no answer is: nobody knows yet whether it happened.
    [[nodiscard]] static bool isInDoubt(const RunbookStep &step, const Situation &situation);
    /// The requests of a preview as text: method and target, headers, body; secrets are references already.
    [[nodiscard]] static QString requests(const QJsonObject &preview);

private:
    [[nodiscard]] static StepSign currentSign(const RunbookStep &step, const Situation &situation);
};

} // namespace holdfast
