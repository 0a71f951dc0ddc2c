// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewmodels/board/dataatrisk.h"

#include <QObject>

namespace holdfast {

/// The choice of the instant to restore to. A suggestion, four offsets before it, a free text in UTC, and an axis with
/// what is known: how far back the history goes, the last good commit, the start of the impact, now.
class RestorePointView final : public QObject {
    Q_OBJECT

public:
    enum class Mark { historyStart, lastGood, impact, now };
    struct AxisMark {
        Mark mark = Mark::now;
        QString label{};
        double at = 0.0; ///< 0 … 1 along the axis

        friend bool operator==(const AxisMark &, const AxisMark &) = default;
    };
    struct Face {
        QString title{};
        QString text{}; ///< what stands in the entry field
        QString utc{};
        QString local{};
        QString explanation{}; ///< what this choice means for the data
        QString problem{}; ///< why it cannot be chosen; empty when it can
        Tone tone = Tone::normal;
        bool canChoose = false; ///< valid, and not what was chosen already
        bool chosen = false; ///< recorded as the answer
        QList<AxisMark> marks{};
        double at = -1.0; ///< of the chosen point along the axis; negative: outside
        double historyAt = 0.0; ///< left of it nothing can be restored

        friend bool operator==(const Face &, const Face &) = default;
    };

    explicit RestorePointView(QObject *parent = nullptr);
    /// `recorded` is the answer in the journal, or empty.
    void show(const Situation &situation, const Question &question, const QString &suggestion, const QString &recorded);

    [[nodiscard]] const Face &face() const { return m_face; }
    /// The offsets offered, the longest last.
    [[nodiscard]] static QList<Duration> offsets();
    void suggest();
    void moveBefore(Duration offset); ///< this long before the suggestion
    void nudge(Duration by);
    void pick(double fraction);
    void type(const QString &text);
    /// The answer as it is journalled: ISO 8601, UTC.
    [[nodiscard]] QString value() const;

Q_SIGNALS:
    void changed();

private:
    void choose(std::optional<UtcTime> point);
    void refresh();
    [[nodiscard]] std::optional<UtcTime> read(const QString &text) const;
    void findRange();
    void judge(Face &face) const;
    void placeMarks(Face &face) const;
    [[nodiscard]] double fractionOf(UtcTime time) const;

    Face m_face;
    QString m_title;
    QString m_text;
    QString m_recorded;
    QString m_question; ///< which question of which attempt the choice belongs to
    std::optional<UtcTime> m_point;
    std::optional<UtcTime> m_suggestion;
    std::optional<UtcTime> m_lastGood;
    std::optional<UtcTime> m_impact;
    std::optional<UtcTime> m_historyStart;
    UtcTime m_now;
    UtcTime m_from;
    UtcTime m_to;
};

} // namespace holdfast
