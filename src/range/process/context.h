// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernel/clock.h"

#include <QString>
#include <QUuid>
#include <random>

namespace holdfast::range {

/// What every counterpart needs: the time, the practice clock's advance, and seeded randomness.
class Context {
public:
    Context(const Clock &clock, quint64 seed)
        : m_clock(clock)
        , m_random(seed)
    { }

    [[nodiscard]] const Clock &clock() const { return m_clock; }
    [[nodiscard]] UtcTime now() const { return m_clock.utc(); }
    /// The time by which history windows and tokens age.
    [[nodiscard]] UtcTime agedNow() const { return now() + m_advance; }
    void advance(std::chrono::seconds by) { m_advance += by; }

    [[nodiscard]] QString letters(int count)
    {
        const QString alphabet = QStringLiteral("abcdefghijklmnopqrstuvwxyz0123456789");
        QString text;
        for (int i = 0; i < count; ++i)
            text += alphabet.at(qsizetype(m_random() % quint64(alphabet.size())));
        return text;
    }
    [[nodiscard]] QString uuid()
    {
        quint32 parts[4];
        for (quint32 &part : parts)
            part = quint32(m_random());
        QUuid id(parts[0], ushort(parts[1]), ushort((parts[1] >> 16 & 0x0fff) | 0x4000),
            uchar(0x80 | (parts[2] & 0x3f)), uchar(parts[2] >> 8), uchar(parts[2] >> 16), uchar(parts[2] >> 24),
            uchar(parts[3]), uchar(parts[3] >> 8), uchar(parts[3] >> 16), uchar(parts[3] >> 24));
        return id.toString(QUuid::WithoutBraces);
    }

private:
    const Clock &m_clock;
    std::mt19937_64 m_random;
    std::chrono::seconds m_advance{0};
};

/// A practice credential: random for each start, good for ninety days of the practice clock.
struct Token {
    QString value;
    UtcTime madeAt;

    [[nodiscard]] bool accepts(const QString &offered, UtcTime at) const
    {
        return offered == value && at - madeAt < std::chrono::hours(24 * 90);
    }
};

} // namespace holdfast::range
