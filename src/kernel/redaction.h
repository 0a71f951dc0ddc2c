// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMutex>
#include <QString>
#include <QStringList>

namespace holdfast {

/// Removes known secret values and everything that looks like one from text on its way to a log, a journal or a
/// person. A last net and not the design: texts are built without secrets in the first place. Thread-safe.
class Redactor {
public:
    /// From now on the exact value and its percent, JSON, hexadecimal and base64 forms (at every alignment) are
    /// replaced. Values shorter than six characters are ignored, because they would eat ordinary words.
    void learn(const QByteArray &secret);
    [[nodiscard]] QString redact(QString text) const;

private:
    mutable QMutex m_mutex;
    QStringList m_values;
};

/// The pattern net alone: bearer tokens, keys of known providers, passwords inside connection strings.
[[nodiscard]] QString redactPatterns(QString text);

} // namespace holdfast
