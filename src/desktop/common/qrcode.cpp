// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/common/qrcode.h"

#include <QPainter>

#include <memory>
#include <qrencode.h>

namespace holdfast {

namespace {

constexpr int quietZone = 4; ///< modules
constexpr int side = 132; ///< pixels, about 3.5 cm on a common screen

} // namespace

QrCode::QrCode(QWidget *parent)
    : QWidget(parent)
{
    setFixedSize(side, side);
    setVisible(false);
}

void QrCode::setText(const QString &text)
{
    if (text == m_text)
        return;
    m_text = text;
    m_dark.clear();
    m_width = 0;
    const std::unique_ptr<QRcode, decltype(&QRcode_free)> code(
        text.isEmpty() ? nullptr : QRcode_encodeString(text.toUtf8().constData(), 0, QR_ECLEVEL_M, QR_MODE_8, 1),
        &QRcode_free);
    if (code) {
        m_width = code->width;
        for (int i = 0; i < m_width * m_width; ++i)
            m_dark << ((code->data[i] & 1) != 0);
    }
    setVisible(m_width > 0);
    setAccessibleName(tr("QR code for a phone: %1").arg(text));
    update();
}

QSize QrCode::sizeHint() const { return {side, side}; }

void QrCode::paintEvent(QPaintEvent *)
{
    if (m_width == 0)
        return;
    QPainter painter(this);
    painter.fillRect(rect(), Qt::white);
    const int module = width() / (m_width + 2 * quietZone);
    const int margin = (width() - module * m_width) / 2;
    for (int i = 0; i < m_dark.size(); ++i) {
        if (!m_dark[i])
            continue;
        painter.fillRect(margin + i % m_width * module, margin + i / m_width * module, module, module, Qt::black);
    }
}

} // namespace holdfast
