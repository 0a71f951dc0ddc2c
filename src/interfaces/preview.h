// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernel/result.h"

#include <QJsonObject>
#include <QList>
#include <QStringList>

namespace holdfast {

/// A request exactly as it will be sent, with every secret replaced by its reference.
struct RequestPreview {
    QString kind; ///< `http`, `sql` or `mail`
    QString method; ///< `POST`; empty for SQL
    QString target; ///< the URL, or `database on host` for SQL
    QStringList headers;
    QString body; ///< JSON, or the SQL text

    friend bool operator==(const RequestPreview &, const RequestPreview &) = default;
};

/// What a step will do, before it does it.
struct Preview {
    QList<RequestPreview> requests; ///< in order; empty for a step that only reads
    QString change; ///< the predicted change, one sentence
    QStringList blastRadius; ///< who and what is touched, one fact a line, measured live
    QJsonObject memo; ///< what find() will need; stored with the intent

    friend bool operator==(const Preview &, const Preview &) = default;
};

[[nodiscard]] QJsonObject toJson(const Preview &preview);
[[nodiscard]] Result<Preview> previewFromJson(const QJsonObject &object);
/// SHA-256 over the requests, hexadecimal. Two previews with the same digest send the same bytes.
[[nodiscard]] QString previewDigest(const Preview &preview);

} // namespace holdfast
