// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/plan/readinessroom.h"

#include <QPointer>

namespace holdfast {

namespace {

constexpr std::chrono::minutes every{15};

} // namespace

ReadinessRoom::ReadinessRoom(Parts parts, QObject *parent)
    : QObject(parent)
    , m_parts(parts)
{
    connect(&m_parts.view, &ReadinessView::wanted, this, &ReadinessRoom::look);
    connect(&m_tick, &QTimer::timeout, this, [this] {
        if (!m_parts.desk.incident().isOpen())
            look();
    });
    m_tick.start(every);
}

void ReadinessRoom::look()
{
    m_parts.view.setLooking(true);
    m_parts.readiness.find([self = QPointer(this)](const Readiness &found) {
        if (self)
            self->m_parts.view.show(found.checks, found.coverage, found.at);
    });
}

} // namespace holdfast
