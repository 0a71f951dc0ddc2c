// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernel/time.h"

#include <QMap>
#include <QStringList>

namespace holdfast {

/// A command that is run again and again without a person.
struct Schedule {
    QString id; ///< `holdfast-backups`: the name of the units
    QString title;
    QStringList command; ///< program and arguments, as they are
    int everyMinutes = 15; ///< a divisor of sixty, or that many whole hours that divide a day
    int mostMinutes = 10; ///< after which it is stopped
};

/// The two units of a systemd user timer, by file name. As systemd.exec(5), systemd.timer(5) and systemd.syntax(7) read
/// them: a run that was missed while the computer was off is made up for.
[[nodiscard]] QMap<QString, QByteArray> systemdUnits(const Schedule &schedule);
/// One line of crontab(5). Only failures write anything, so that cron only then writes a mail.
[[nodiscard]] QString cronLine(const Schedule &schedule);

} // namespace holdfast
