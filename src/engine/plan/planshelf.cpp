// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/plan/planshelf.h"

namespace holdfast {

PlanShelf::PlanShelf(const PlanSource &source, QString folder, QObject *parent)
    : QObject(parent)
    , m_source(source)
    , m_folder(std::move(folder))
{
    reload();
}

void PlanShelf::reload()
{
    PlanReading reading = m_source.read(m_folder);
    m_findings = std::move(reading.findings);
    m_revision = reading.plan ? reading.revision : QByteArray();
    if (reading.plan) {
        m_plan = std::move(reading.plan);
        m_files = std::move(reading.files);
        m_signatures = std::move(reading.signatures);
    }
    if (!m_atStart)
        m_atStart = m_plan;
    Q_EMIT changed();
}

void PlanShelf::watch()
{
    if (m_watch)
        return;
    m_watch = std::make_unique<PlanWatch>();
    m_watch->watch(m_folder);
    connect(m_watch.get(), &PlanWatch::changed, this, &PlanShelf::reload);
}

void PlanShelf::use(const QString &folder)
{
    m_folder = folder;
    if (m_watch)
        m_watch->watch(folder);
    reload();
}

PlanReading PlanShelf::check(const QString &folder) const { return m_source.read(folder); }

} // namespace holdfast
