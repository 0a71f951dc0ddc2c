// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewmodels/keys/keysview.h"

namespace holdfast {

/// Between the desk of keys and its page: carries out what the page asks for and shows what came of it. Works before
/// the engine is there, because a missing key can be what keeps it away.
class KeyRoom final : public QObject {
    Q_OBJECT

public:
    KeyRoom(KeyDesk &desk, KeysView &view, QObject *parent = nullptr);

private:
    void connectRequests();
    void tell(const QString &name, const Result<> &done, const QString &good);
    void tellReport(const QString &name, const Result<KeyReport> &report);
    void tellError(const QString &name, const Error &error);

    KeyDesk &m_desk;
    KeysView &m_view;
};

} // namespace holdfast
