// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernel/time.h"

#include <QDate>
#include <QList>
#include <QMap>
#include <QString>
#include <QStringList>
#include <optional>

namespace holdfast {

/// A way to reach a person: `phone`, `email`, `sms`, `slack`, `pager`.
[[nodiscard]] const QStringList &contactChannels();

/// Somebody who can be called, and how. Empty addresses are gaps that the linter names.
struct Reach {
    QString name;
    QString phone;
    QString email;
    QString slack; ///< member id
    QString pager; ///< service of the paging provider

    friend bool operator==(const Reach &, const Reach &) = default;
};

/// A proof that somebody can be reached says nothing about tonight when it is older than this.
inline constexpr int provenForDays = 180;

struct Contact {
    QString role; ///< id used by the escalation matrix
    QString title;
    Reach primary; ///< no name: the role is vacant, and the plan says so
    Reach secondary; ///< called when the primary does not answer
    QMap<QString, QDate> proven; ///< by channel: when somebody was last really reached through it

    [[nodiscard]] bool isVacant() const { return primary.name.isEmpty(); }
    friend bool operator==(const Contact &, const Contact &) = default;
};

/// Where a provider can be asked for help, and what it wants to be told.
struct VendorContact {
    QString name;
    QString email;
    QString phone;
    QString portal; ///< address of the support page
    QString tier; ///< what was bought: support plan and its promised answer
    QString quote; ///< which identifiers belong into the first message
    QString statusPage;

    friend bool operator==(const VendorContact &, const VendorContact &) = default;
};

/// What can hold for an incident and decides who is called: `security-incident`, `data-breach`, `public-company`,
/// `public-incident`.
[[nodiscard]] const QStringList &escalationConditions();

/// One role of an escalation level.
struct EscalationRole {
    QString role;
    QString onlyIf; ///< empty: always; else the condition that must hold
    QString atOnceIf; ///< when this condition holds the role is due at minute 0, whatever its level

    friend bool operator==(const EscalationRole &, const EscalationRole &) = default;
};

/// When a level counts as answered.
enum class Acknowledgement { any, all };

struct EscalationLevel {
    int level = 0;
    QString title;
    Duration after{0}; ///< since impact start
    std::optional<Duration> until;
    Acknowledgement acknowledgement = Acknowledgement::any;
    Duration answerWithin{std::chrono::minutes{5}}; ///< then the secondary is called
    QList<EscalationRole> roles;

    friend bool operator==(const EscalationLevel &, const EscalationLevel &) = default;
};

} // namespace holdfast
