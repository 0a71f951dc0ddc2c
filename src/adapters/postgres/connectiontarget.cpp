// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/postgres/connectiontarget.h"

#include "adapters/postgres/addresslookup.h"
#include "adapters/postgres/pqhandles.h"

namespace holdfast {

using namespace Qt::StringLiterals;

namespace {

// What may stand in a connection string besides host, port, database, user, password and sslmode. Others would change
// where the connection goes (service, hostaddr) or whom it trusts (sslrootcert), or read further files.
const QList<QByteArray> passedOn{
    "options", "target_session_attrs", "channel_binding", "sslcert", "sslkey", "sslpassword", "client_encoding"};
// Ours to decide; given values are dropped without a word.
const QList<QByteArray> dropped{"application_name", "fallback_application_name", "connect_timeout", "keepalives",
    "keepalives_idle", "keepalives_interval", "keepalives_count", "tcp_user_timeout", "gssencmode"};

tl::unexpected<Error> unreadable(const QString &why)
{
    return failure(ErrorCode::invalid, u"The database connection string cannot be used."_s, why,
        u"Copy it again from the provider: postgresql://USER:PASSWORD@HOST/DATABASE."_s);
}

Result<QList<ConnectionHost>> hostsFrom(const QString &hosts, const QString &ports)
{
    const QStringList names = hosts.split(u',');
    const QStringList numbers = ports.isEmpty() ? QStringList{u"5432"_s} : ports.split(u',');
    if (numbers.size() != 1 && numbers.size() != names.size())
        return unreadable(u"It names %1 hosts but %2 ports."_s.arg(names.size()).arg(numbers.size()));
    QList<ConnectionHost> list;
    for (qsizetype index = 0; index < names.size(); ++index) {
        const QString port = numbers.size() == 1 ? numbers[0] : numbers[index];
        bool isNumber = false;
        const int number = port.toInt(&isNumber);
        if (names[index].isEmpty())
            return unreadable(u"It does not name a host."_s);
        if (!isNumber || number < 1 || number > 65535)
            return unreadable(u"Its port is not a number from 1 to 65535."_s);
        list << ConnectionHost{names[index], port};
    }
    return list;
}

} // namespace

bool ConnectionHost::namesLoopback() const { return host == "localhost"_L1 || isLoopbackAddress(host); }

QString ConnectionTarget::name(const ConnectionHost &host) const
{
    const QString shown = host.host.contains(u':') ? u'[' + host.host + u']' : host.host;
    return shown + u':' + host.port + u'/' + database;
}

Result<ConnectionTarget> readConnectionString(const Secret &uri)
{
    // libpq's explanation is not used: it quotes the part that it could not read, which may be the password.
    char *complaint = nullptr;
    const PqOptions options(PQconninfoParse(uri.reveal().constData(), &complaint));
    PQfreemem(complaint);
    if (!options)
        return unreadable(u"It does not have the form of a PostgreSQL connection string."_s);
    ConnectionTarget target;
    QString hosts;
    QString ports;
    for (const PQconninfoOption *option = options.get(); option->keyword; ++option) {
        const QByteArray keyword(option->keyword);
        if (!option->val || *option->val == '\0' || dropped.contains(keyword))
            continue;
        const QString value = QString::fromUtf8(option->val);
        if (keyword == "host")
            hosts = value;
        else if (keyword == "port")
            ports = value;
        else if (keyword == "dbname")
            target.database = value;
        else if (keyword == "user")
            target.user = value;
        else if (keyword == "password")
            target.password = Secret(QByteArray(option->val));
        else if (keyword == "sslmode")
            target.sslMode = value;
        else if (passedOn.contains(keyword))
            target.rest.insert(keyword, option->val);
        else
            return unreadable(u"“%1” is not allowed in it."_s.arg(QString::fromLatin1(keyword)));
    }
    if (target.user.isEmpty())
        return unreadable(u"It does not name a user."_s);
    if (target.database.isEmpty())
        target.database = target.user;
    Result<QList<ConnectionHost>> list = hostsFrom(hosts, ports);
    if (!list)
        return failure(list.error());
    target.hosts = *list;
    return target;
}

Result<QByteArray> sslModeFor(const ConnectionTarget &target, const ConnectionHost &host, bool local)
{
    if (local)
        return target.sslMode.isEmpty() ? QByteArray("prefer") : target.sslMode.toLatin1();
    for (const auto weak : {"disable"_L1, "allow"_L1, "prefer"_L1}) {
        if (target.sslMode == weak)
            return failure(ErrorCode::refused,
                u"Holdfast does not connect to %1 without encryption."_s.arg(target.name(host)),
                u"The connection string says sslmode=%1, which allows an unencrypted connection."_s.arg(weak),
                u"Remove sslmode from the connection string, or set it to verify-full."_s);
    }
    return QByteArray("verify-full");
}

} // namespace holdfast
