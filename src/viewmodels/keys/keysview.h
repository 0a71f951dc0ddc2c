// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/secrets/keydesk.h"
#include "viewmodels/words/rowsmodel.h"

#include <QMap>

namespace holdfast {

/// The keys that Holdfast may be given: which it has, where they are, and what the last test said.
class KeysModel final : public RowsModel {
    Q_OBJECT

public:
    enum Column { nameColumn, purposeColumn, stateColumn, testColumn, columns };

    explicit KeysModel(QObject *parent = nullptr);
    void show(const QList<KeyState> &keys, const QMap<QString, Cell> &verdicts);
};

/// The page of keys: the list, the chosen key, and what can be asked for. It is shown states and hands requests on.
class KeysView final : public QObject {
    Q_OBJECT

public:
    explicit KeysView(QObject *parent = nullptr);

    void show(const QList<KeyState> &keys);
    /// What came of the last request for this key; stays until the next one.
    void tell(const QString &name, const Cell &verdict);

    void choose(const QString &name);
    [[nodiscard]] const QString &chosen() const { return m_chosen; }
    /// "Neon · branches, recovery and connection strings of the database"
    [[nodiscard]] QString title() const;
    /// Where it is, since when, and by whom; and how it is written when that is not obvious.
    [[nodiscard]] QString detail() const;
    [[nodiscard]] Cell verdict() const { return m_verdicts.value(m_chosen); }
    [[nodiscard]] bool hasKey() const; ///< it can be removed
    [[nodiscard]] bool canTest() const;
    /// Why it cannot be tested; empty when it can.
    [[nodiscard]] QString whyNoTest() const;

    KeysModel model;

Q_SIGNALS:
    void changed();
    void storeWanted(const QString &name, const holdfast::Secret &key);
    void keepWanted(const QString &name, const holdfast::Secret &key);
    void testWanted(const QString &name);
    void removeWanted(const QString &name);

private:
    [[nodiscard]] const KeyState *state() const;

    QList<KeyState> m_keys;
    QMap<QString, Cell> m_verdicts;
    QString m_chosen;
};

} // namespace holdfast
