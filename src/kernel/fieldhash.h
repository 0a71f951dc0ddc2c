// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCryptographicHash>
#include <QList>
#include <QString>

namespace holdfast {

/// SHA-256 in hex over fields, each with its length before it, so that no two lists share their bytes. What is stored
/// under it (a team's chain, the ids of its events) depends on this form: it is never changed.
[[nodiscard]] inline QString hashOfFields(const QList<QByteArray> &fields)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const QByteArray &field : fields) {
        hash.addData(QByteArray::number(field.size()) + ':');
        hash.addData(field);
    }
    return QString::fromLatin1(hash.result().toHex());
}

} // namespace holdfast
