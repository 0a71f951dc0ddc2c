// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/http/oneshotbody.h"

#include <algorithm>
#include <cstring>

namespace holdfast {

OneShotBody::OneShotBody(QByteArray bytes, QObject *parent)
    : QIODevice(parent)
    , m_bytes(std::move(bytes))
{
    open(QIODevice::ReadOnly | QIODevice::Unbuffered);
}

bool OneShotBody::reset() { return !m_bytes.isEmpty() && m_offset == 0; }

qint64 OneShotBody::bytesAvailable() const { return m_bytes.size() - m_offset + QIODevice::bytesAvailable(); }

qint64 OneShotBody::readData(char *data, qint64 size)
{
    const qint64 count = std::min<qint64>(size, m_bytes.size() - m_offset);
    if (count <= 0)
        return atEnd() ? -1 : 0;
    std::memcpy(data, m_bytes.constData() + m_offset, size_t(count));
    m_offset += count;
    return count;
}

} // namespace holdfast
