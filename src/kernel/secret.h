// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <utility>

namespace holdfast {

/// A value that must never be shown, logged, journalled or exported. It has no stream operator and converts to
/// nothing; the only way to the text is `reveal()`, which is easy to search for. Zeroed when the last copy dies.
class Secret {
public:
    Secret() = default;
    explicit Secret(QByteArray value)
        : m_value(std::move(value))
    { }
    Secret(const Secret &) = default;
    Secret(Secret &&) = default;
    /// By value: the old text goes to the argument, whose destructor zeroes it.
    Secret &operator=(Secret other) noexcept
    {
        m_value.swap(other.m_value);
        return *this;
    }
    ~Secret()
    {
        if (m_value.isDetached())
            m_value.fill('\0');
    }

    [[nodiscard]] const QByteArray &reveal() const { return m_value; }
    [[nodiscard]] bool isEmpty() const { return m_value.isEmpty(); }

private:
    QByteArray m_value;
};

} // namespace holdfast
