// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewmodels/centre/situation.h"
#include "viewmodels/words/tone.h"

#include <QObject>

namespace holdfast {

/// The post-incident review as it would be exported now.
class ReviewView final : public QObject {
    Q_OBJECT

public:
    explicit ReviewView(QObject *parent = nullptr);
    void show(const Situation &situation);

    [[nodiscard]] const QString &markdown() const { return m_markdown; }
    [[nodiscard]] bool canExport() const { return !m_markdown.isEmpty(); }
    /// A closed incident can be opened again.
    [[nodiscard]] bool canReopen() const { return m_canReopen; }
    /// `review-inc-20261123-0141-abcd.md`
    [[nodiscard]] QString suggestedName() const;
    /// What stands in the page while there is nothing to review.
    [[nodiscard]] QString emptyText() const;
    [[nodiscard]] const QString &outcome() const { return m_outcome; }
    [[nodiscard]] Tone outcomeTone() const { return m_outcomeTone; }
    void sayOutcome(const QString &text, Tone tone);

Q_SIGNALS:
    void changed();

private:
    IncidentId m_incident;
    qint64 m_sequence = -1;
    QString m_markdown;
    bool m_canReopen = false;
    QString m_outcome;
    Tone m_outcomeTone = Tone::normal;
};

} // namespace holdfast
