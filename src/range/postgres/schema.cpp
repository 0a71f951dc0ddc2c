// SPDX-License-Identifier: GPL-3.0-or-later
#include "range/postgres/schema.h"

namespace holdfast::range {

using namespace Qt::StringLiterals;

namespace {

// The owner may fence the application: CREATEROLE alters its role, pg_signal_backend cuts its sessions.
constexpr QStringView roles = uR"(
create role neondb_owner login createdb createrole bypassrls password '%1';
grant pg_signal_backend, pg_monitor, pg_read_all_data to neondb_owner;
create role app login password '%2';)";

// The logs are bulk: what makes copying and replaying a database take its time.
constexpr QStringView tables = uR"(
set session authorization neondb_owner;
create table products(id bigint primary key, sku text not null unique, name text not null,
  unit_price numeric(10,2) not null check (unit_price > 0), created_at timestamptz not null default clock_timestamp());
create table historical_sales(id bigint primary key, product_id bigint not null references products(id),
  quantity integer not null check (quantity > 0), amount numeric(12,2) not null,
  sold_at timestamptz not null default clock_timestamp());
create index historical_sales_product on historical_sales(product_id);
create table system_settings(key text primary key, value jsonb not null,
  updated_at timestamptz not null default clock_timestamp());
create table machine_logs(id bigint primary key, machine integer not null, written_at timestamptz not null,
  lines text not null);
create table heartbeat(id bigint primary key, at timestamptz not null default clock_timestamp(), build_id text not null);
create table probe(id bigint generated always as identity primary key, token text not null, build_id text not null,
  at timestamptz not null default clock_timestamp());
grant select, insert on products, historical_sales, heartbeat, probe to app;
grant delete on probe to app;
grant select, insert, update on system_settings to app;
insert into system_settings(key, value) values ('features.ai_forecasting', 'true'), ('features.advanced_analytics', 'true'),
  ('features.real_time_sync', 'true'), ('features.detailed_logging', 'true'), ('system.maintenance_mode', 'false');
insert into products(id, sku, name, unit_price, created_at)
  select n, 'CL-' || lpad(n::text, 5, '0'), 'Product ' || n, (5 + (n * 37) % 900)::numeric / 10,
    date_trunc('second', clock_timestamp()) - (401 - n) * interval '1 hour' from generate_series(1, 400) n;
insert into historical_sales(id, product_id, quantity, amount, sold_at)
  select n, 1 + (n * 7) % 400, 1 + n % 9, (1 + n % 9) * (5 + (n * 11) % 500)::numeric / 10,
    date_trunc('second', clock_timestamp()) - (4001 - n) * interval '5 minutes' from generate_series(1, 4000) n;
insert into machine_logs(id, machine, written_at, lines)
  select n, n % 40, date_trunc('second', clock_timestamp()) - (60001 - n) * interval '10 seconds',
    repeat(md5(n::text), 60) from generate_series(1, 60000) n;)";

} // namespace

Result<> seed(const Login &login, const QString &ownerPassword, const QString &applicationPassword)
{
    auto sql = Sql::connect(login);
    if (!sql)
        return failure(sql.error());
    if (auto ok = sql->run(roles.toString().arg(ownerPassword, applicationPassword)); !ok)
        return failure(ok.error());
    if (auto ok = sql->run(u"create database capliquify owner neondb_owner"_s); !ok)
        return failure(ok.error());
    auto inside = Sql::connect(login.in(databaseName.toString()));
    if (!inside)
        return failure(inside.error());
    if (auto ok = inside->run(tables.toString()); !ok)
        return failure(ok.error());
    return {};
}

} // namespace holdfast::range
