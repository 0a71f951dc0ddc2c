// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "interfaces/secretstore.h"

namespace holdfast {

/// Which secrets were stored, when and by whom: a small file without anything secret, `secrets.json`. A file that
/// cannot be read counts as empty; it is replaced as a whole or not at all.
class SecretMarks {
public:
    explicit SecretMarks(QString file);

    [[nodiscard]] QMap<QString, SecretMark> all() const;
    [[nodiscard]] Result<> set(const QString &name, const SecretMark &mark);
    [[nodiscard]] Result<> forget(const QString &name);

private:
    [[nodiscard]] Result<> write(const QMap<QString, SecretMark> &marks) const;

    QString m_file;
};

} // namespace holdfast
