// SPDX-License-Identifier: GPL-3.0-or-later
#include "range/clerk/people.h"

#include <QJsonArray>

namespace holdfast::range {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 week = 7LL * 24 * 3600 * 1000;

QJsonObject address(const QString &id, int number, qint64 createdAt)
{
    return {{u"id"_s, id}, {u"object"_s, u"email_address"_s},
        {u"email_address"_s, u"practice-%1@example.com"_s.arg(number, 2, 10, QChar(u'0'))}, {u"reserved"_s, false},
        {u"verification"_s,
            QJsonObject{{u"object"_s, u"verification_admin"_s}, {u"status"_s, u"verified"_s},
                {u"strategy"_s, u"admin"_s}, {u"attempts"_s, QJsonValue()}, {u"expire_at"_s, QJsonValue()}}},
        {u"linked_to"_s, QJsonArray()}, {u"created_at"_s, createdAt}, {u"updated_at"_s, createdAt}};
}

} // namespace

QJsonObject practiceUser(const QString &id, const QString &addressId, int number, qint64 createdAt)
{
    const QJsonValue none;
    const bool second = number % 4 == 0;
    return {{u"id"_s, id}, {u"object"_s, u"user"_s}, {u"external_id"_s, none},
        {u"primary_email_address_id"_s, addressId}, {u"primary_phone_number_id"_s, none},
        {u"primary_web3_wallet_id"_s, none}, {u"username"_s, none}, {u"first_name"_s, u"Practice"_s},
        {u"last_name"_s, u"User %1"_s.arg(number)}, {u"image_url"_s, u""_s}, {u"has_image"_s, false},
        {u"public_metadata"_s, QJsonObject()}, {u"private_metadata"_s, QJsonObject()},
        {u"unsafe_metadata"_s, QJsonObject()},
        {u"email_addresses"_s, QJsonArray{address(addressId, number, createdAt)}}, {u"phone_numbers"_s, QJsonArray()},
        {u"web3_wallets"_s, QJsonArray()}, {u"passkeys"_s, QJsonArray()}, {u"password_enabled"_s, true},
        {u"two_factor_enabled"_s, second}, {u"totp_enabled"_s, second}, {u"backup_code_enabled"_s, second},
        {u"mfa_enabled_at"_s, second ? QJsonValue(createdAt) : none}, {u"mfa_disabled_at"_s, none},
        {u"external_accounts"_s, QJsonArray()}, {u"saml_accounts"_s, QJsonArray()},
        {u"enterprise_accounts"_s, QJsonArray()}, {u"last_sign_in_at"_s, createdAt}, {u"banned"_s, false},
        {u"locked"_s, false}, {u"lockout_expires_in_seconds"_s, none}, {u"verification_attempts_remaining"_s, 100},
        {u"created_at"_s, createdAt}, {u"updated_at"_s, createdAt}, {u"delete_self_enabled"_s, true},
        {u"create_organization_enabled"_s, false}, {u"last_active_at"_s, createdAt}, {u"legal_accepted_at"_s, none}};
}

QJsonObject practiceSession(const QString &id, const QString &userId, const QString &clientId, qint64 now)
{
    return {{u"object"_s, u"session"_s}, {u"id"_s, id}, {u"user_id"_s, userId}, {u"client_id"_s, clientId},
        {u"actor"_s, QJsonValue()}, {u"status"_s, u"active"_s}, {u"last_active_organization_id"_s, QJsonValue()},
        {u"last_active_at"_s, now}, {u"latest_activity"_s, QJsonValue()}, {u"expire_at"_s, now + week},
        {u"abandon_at"_s, now + 4 * week}, {u"created_at"_s, now}, {u"updated_at"_s, now}};
}

} // namespace holdfast::range
