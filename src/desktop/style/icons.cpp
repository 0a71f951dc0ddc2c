// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/style/icons.h"

#include <QPainter>
#include <QSvgRenderer>

// A static library's resources are only there when somebody asks for them; outside every namespace, as Qt wants it.
static void initIcons() { Q_INIT_RESOURCE(desktop); }

namespace holdfast::icons {

using namespace Qt::StringLiterals;

namespace {

QPixmap rendered(const QString &name, int side, qreal scale)
{
    initIcons();
    QSvgRenderer renderer(u":/icons/%1.svg"_s.arg(name));
    QPixmap pixmap(QSize(side, side) * scale);
    pixmap.setDevicePixelRatio(scale);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    renderer.render(&painter, QRectF(0, 0, side, side));
    return pixmap;
}

} // namespace

QIcon icon(const QString &name, const QColor &colour)
{
    QIcon icon;
    for (const qreal scale : {1.0, 2.0}) {
        QPixmap pixmap = rendered(name, 24, scale);
        QPainter painter(&pixmap);
        painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
        painter.fillRect(QRectF(0, 0, 24, 24), colour);
        painter.end();
        icon.addPixmap(pixmap);
    }
    return icon;
}

QIcon programIcon() { return QIcon(rendered(u"holdfast"_s, 64, 1.0)); }

} // namespace holdfast::icons
