// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/plan/planwatch.h"

#include <QDir>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace holdfast {

namespace {

/// The folder, its files, its runbooks, and the folder above, which alone is told when the folder itself is moved.
/// Where there is no folder, the next one above that is.
QStringList watchedPaths(const QString &folder)
{
    QString place = QDir::cleanPath(folder);
    while (!QFileInfo(place).isDir() && place.contains(u'/'))
        place = place.section(u'/', 0, -2);
    if (place != QDir::cleanPath(folder))
        return {place.isEmpty() ? u"/"_s : place};
    QStringList paths{place, QFileInfo(place).path()};
    for (const QString &inner : {place, place + u"/runbooks"_s}) {
        for (const QFileInfo &entry : QDir(inner).entryInfoList({u"*.yaml"_s}, QDir::Files))
            paths << entry.filePath();
    }
    if (QFileInfo(place + u"/runbooks"_s).isDir())
        paths << place + u"/runbooks"_s;
    return paths;
}

} // namespace

PlanWatch::PlanWatch(QObject *parent)
    : QObject(parent)
{
    m_quiet.setSingleShot(true);
    m_quiet.setInterval(quiet);
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, &m_quiet, qOverload<>(&QTimer::start));
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, &m_quiet, qOverload<>(&QTimer::start));
    connect(&m_quiet, &QTimer::timeout, this, [this] {
        arm();
        Q_EMIT changed();
    });
}

void PlanWatch::watch(const QString &folder)
{
    m_folder = folder;
    arm();
}

/// A file that was exchanged for another one is no longer watched, and new ones are not yet.
void PlanWatch::arm()
{
    const QStringList watched = m_watcher.files() + m_watcher.directories();
    if (!watched.isEmpty())
        m_watcher.removePaths(watched);
    m_watcher.addPaths(watchedPaths(m_folder));
}

} // namespace holdfast
