// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/secrets/keydesk.h"
#include "interfaces/settings.h"
#include "interfaces/team/teamfoundation.h"
#include "workers/pool.h"

#include <QObject>
#include <functional>

namespace holdfast {

/// That this laptop belongs to a team, and where the team meets.
struct Membership {
    Laptop laptop;
    QString target; ///< `host:port/database`
};

/// Sets a team up, joins it and leaves it. The connection string is kept in the key store and nowhere else. Main
/// thread.
class TeamDesk : public QObject {
    Q_OBJECT

public:
    template <class T = void> using Done = std::function<void(const Result<T> &)>;
    struct Parts {
        TeamFoundation &foundation;
        KeyDesk &keys;
        Settings &settings;
        Pool &work;
        std::function<QString()> newId; ///< for this laptop, never given twice
    };
    explicit TeamDesk(const Parts &parts)
        : m_parts(parts)
    { }
    ~TeamDesk() override { m_stop.request_stop(); }

    /// Nothing: this laptop works for itself.
    [[nodiscard]] std::optional<Membership> membership() const;
    /// What setUp() would execute; nothing is changed.
    void inspect(const Secret &uri, const QString &member, Done<TeamSetup> done);
    void setUp(const Secret &uri, const QString &member, Done<> done);
    /// Tries the connection first. `person` is how the others see who sits here.
    void join(const Secret &uri, const QString &person, Done<Membership> done);
    /// The journal stays on this laptop and at the team.
    void leave(Done<> done);
    void readConnection(Done<Secret> done) { m_parts.keys.read(keyName(), std::move(done)); }
    /// Recomputes the team's chains.
    void verify(Done<qint64> done);

    [[nodiscard]] static QString keyName() { return QStringLiteral("team"); }

private:
    [[nodiscard]] Result<Membership> remember(const QString &person, const QString &target);

    Parts m_parts;
    std::stop_source m_stop;
};

} // namespace holdfast
