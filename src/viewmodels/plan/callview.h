// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/incident/decideteam.h"
#include "viewmodels/centre/situation.h"

#include <QObject>

namespace holdfast {

/// One call of the escalation matrix: whom, by which number, and what came of it. The calling itself is done by a
/// person with a phone; this view says the number, as a link and for a camera, and writes down the outcome.
class CallView final : public QObject {
    Q_OBJECT

public:
    struct Face {
        QString title; ///< "Technical Lead"
        QString person; ///< whom to call now
        QString phone; ///< as the plan writes it
        QString link; ///< `tel:+447700900123`; empty without a number
        QString words; ///< what was tried, and whose number it is
        bool canRecord = false; ///< an incident is open and there is somebody to call

        friend bool operator==(const Face &, const Face &) = default;
    };

    explicit CallView(QObject *parent = nullptr);
    void show(const Situation &situation);
    /// `LEVEL/ROLE`, as the rows of the matrix are called.
    void choose(const QString &key);
    [[nodiscard]] const Face &face() const { return m_face; }

    /// `told`, `acknowledged`, `no-answer`, `declined`.
    [[nodiscard]] TeamCommand outcome(const QString &outcome) const;
    /// The first message to a vendor's support: identifiers, times, what was tried. Empty without an incident.
    [[nodiscard]] bool hasPacketFor(const QString &vendor) const;
    [[nodiscard]] QString packetFor(const QString &vendor) const;
    [[nodiscard]] TeamCommand putOff(int minutes, const QString &reason) const;

Q_SIGNALS:
    void changed();

private:
    void refresh();

    Situation m_situation;
    int m_level = 0;
    QString m_role;
    Face m_face;
};

} // namespace holdfast
