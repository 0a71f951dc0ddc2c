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
    if (reading.plan) {
        m_plan = std::move(reading.plan);
        m_files = std::move(reading.files);
        m_signatures = std::move(reading.signatures);
    }
    Q_EMIT changed();
}

PlanReading PlanShelf::check(const QString &folder) const { return m_source.read(folder); }

} // namespace holdfast
