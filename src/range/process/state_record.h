// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernel/result.h"

namespace holdfast::range {

/// The note in the state folder that says which range uses it and where its cluster lies.
class StateRecord {
public:
    explicit StateRecord(QString state)
        : m_state(std::move(state))
    { }

    /// Removes what a dead range left behind; refused while the recorded range lives.
    [[nodiscard]] Result<> claim() const;
    [[nodiscard]] Result<> write(const QString &folder) const;
    /// Removes the cluster folder and the note.
    void remove(const QString &folder) const;

private:
    [[nodiscard]] QString file() const;

    QString m_state;
};

/// Writes a whole file or nothing, readable by its owner only.
[[nodiscard]] Result<> writeFile(const QString &name, const QByteArray &content);

} // namespace holdfast::range
