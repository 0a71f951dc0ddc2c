// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/providers/connections.h"
#include "interfaces/providers/keycheck.h"
#include "kernel/clock.h"

#include <QMap>
#include <map>
#include <memory>

namespace holdfast {

/// The harmless calls that try the keys of one environment, by name of the key.
class KeyChecks {
public:
    KeyChecks() = default;
    /// Only for what the environment says where it is.
    KeyChecks(const Environment &environment, Transport &transport, const Clock &clock);
    [[nodiscard]] QMap<QString, KeyCheck *> all() const;

private:
    /// Where the environment has this integration.
    void add(const Environment &environment, const QString &kind, std::unique_ptr<KeyCheck> check);

    std::map<QString, std::unique_ptr<KeyCheck>> m_checks;
};

} // namespace holdfast
