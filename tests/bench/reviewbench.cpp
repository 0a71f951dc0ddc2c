// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/reviewbench.h"

#include "adapters/pdf/pdfprinter.h"

#include <QBuffer>
#include <QPainter>
#include <QPdfWriter>

namespace holdfast::bench {

QByteArray barePdf(const ReviewData &review)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setPageSize(QPageSize(QPageSize::A4));
    writer.setResolution(300);
    QPainter painter(&writer);
    QFont font(QStringLiteral("Noto Sans"));
    font.setPointSizeF(9.5);
    painter.setFont(font);
    const double step = painter.fontMetrics().height() * 1.35;
    double y = step;
    for (const TimelineEntry &entry : review.timeline) {
        if (entry.weight == TimelineEntry::Weight::detail)
            continue;
        if (y + step > writer.height()) {
            writer.newPage();
            y = step;
        }
        painter.drawText(QPointF(0, y), formatUtcSeconds(entry.at));
        painter.drawText(QPointF(writer.width() * 0.22, y), entry.text);
        painter.drawText(QPointF(writer.width() * 0.85, y), entry.author);
        y += step;
    }
    painter.end();
    return bytes;
}

QByteArray ourPdf(const ReviewData &review)
{
    PdfPrinter printer;
    const auto bytes = printer.print(review, Paper::a4);
    if (!bytes)
        qFatal("the review cannot be printed");
    return *bytes;
}

} // namespace holdfast::bench
