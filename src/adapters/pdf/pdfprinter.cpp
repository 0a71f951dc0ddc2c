// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/pdf/pdfprinter.h"

#include "adapters/pdf/pagelayout.h"

#include <QBuffer>
#include <QGuiApplication>
#include <QPainter>
#include <QPdfWriter>

namespace holdfast {

using namespace Qt::StringLiterals;

Result<QByteArray> PdfPrinter::document(
    Paper paper, const QString &title, const QString &foot, const std::function<void(pdf::PageLayout &)> &fill)
{
    if (!qobject_cast<QGuiApplication *>(qApp))
        return failure(ErrorCode::bug, u"Without fonts nothing can be printed."_s);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setPageSize(QPageSize(paper == Paper::letter ? QPageSize::Letter : QPageSize::A4));
    writer.setPageMargins(QMarginsF(18, 16, 18, 14), QPageLayout::Millimeter);
    writer.setResolution(300);
    writer.setTitle(title);
    writer.setCreator(u"Holdfast"_s);
    pdf::PageLayout layout(writer, QRectF(0, 0, writer.width(), writer.height()));
    fill(layout);
    QPainter painter(&writer);
    for (qsizetype page = 0; page < layout.pages(); ++page) {
        if (page > 0)
            writer.newPage();
        layout.paint(painter, page, foot);
    }
    painter.end();
    return bytes;
}

} // namespace holdfast
