// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/places.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>
#include <pwd.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace holdfast {

namespace {

/// ~/.local/state/holdfast, where the journal survives and no synchroniser of documents touches it.
QString usualState()
{
    const QString named = qEnvironmentVariable("XDG_STATE_HOME");
    const QString base = QDir::isAbsolutePath(named) ? named : QDir::homePath() + u"/.local/state"_s;
    return base + u"/holdfast"_s;
}

/// The person's own plan, else the one that came with the program.
QString usualPlan() { return QFileInfo(ownPlan()).isDir() ? ownPlan() : builtInPlan(); }

QString absolute(const QString &path) { return path.isEmpty() ? path : QFileInfo(path).absoluteFilePath(); }

} // namespace

WorkspaceOptions withUsualPlaces(WorkspaceOptions options)
{
    options.planFolder = absolute(options.planFolder.isEmpty() ? usualPlan() : options.planFolder);
    options.stateFolder = absolute(options.stateFolder.isEmpty() ? usualState() : options.stateFolder);
    options.rangeFile = absolute(options.rangeFile);
    if (options.profile.isEmpty())
        options.profile = u"practice"_s;
    return options;
}

QString builtInPlan() { return QDir::cleanPath(QCoreApplication::applicationDirPath() + u"/../share/holdfast/plan"_s); }

QString configFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) + u"/holdfast"_s;
}

QString ownPlan()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + u"/holdfast/plan"_s;
}

QString siblingProgram(const QString &name) { return QCoreApplication::applicationDirPath() + u'/' + name; }

QString loginName()
{
    const passwd *entry = ::getpwuid(::getuid());
    return entry ? QString::fromLocal8Bit(entry->pw_name) : u"user %1"_s.arg(::getuid());
}

bool isPractice(const WorkspaceOptions &options) { return options.profile == u"practice"_s; }

} // namespace holdfast
