// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <libpq-fe.h>
#include <memory>

namespace holdfast {

struct PqDeleter {
    void operator()(PGconn *connection) const { PQfinish(connection); }
    void operator()(PGresult *result) const { PQclear(result); }
    void operator()(PGcancel *cancel) const { PQfreeCancel(cancel); }
    void operator()(PQconninfoOption *options) const { PQconninfoFree(options); }
    void operator()(PGnotify *notice) const { PQfreemem(notice); }
};
using PqConnection = std::unique_ptr<PGconn, PqDeleter>;
using PqResult = std::unique_ptr<PGresult, PqDeleter>;
using PqCancel = std::unique_ptr<PGcancel, PqDeleter>;
using PqNotice = std::unique_ptr<PGnotify, PqDeleter>;
using PqOptions = std::unique_ptr<PQconninfoOption, PqDeleter>;

} // namespace holdfast
