// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QIODevice>

namespace holdfast {

/// The body of a request that is to be delivered once. QNetworkAccessManager sends a request again by itself when the
/// connection closes before an answer; it can only do that when the body can be rewound, and this one cannot. An empty
/// body protects a request without one in the same way (tried with Qt 6.4.2). QBuffer would be special-cased.
class OneShotBody final : public QIODevice {
public:
    explicit OneShotBody(QByteArray bytes, QObject *parent = nullptr);

    [[nodiscard]] bool isSequential() const override { return true; }
    /// True while nothing was read of a body that is not empty: rewinding to the start is then no second delivery.
    bool reset() override;
    [[nodiscard]] bool atEnd() const override { return m_offset >= m_bytes.size(); }
    [[nodiscard]] qint64 bytesAvailable() const override;
    /// Some of it was handed to the network. From then on the other side may have all of it.
    [[nodiscard]] bool isTouched() const { return m_offset > 0; }

protected:
    qint64 readData(char *data, qint64 size) override;
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    QByteArray m_bytes;
    qint64 m_offset = 0;
};

} // namespace holdfast
