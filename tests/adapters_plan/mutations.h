// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

namespace holdfast::test {

/// A file with one thing changed, made from a whole one so that nothing has to be stored.
struct Mutated {
    QString name; ///< what was done, where, and with which seed
    QByteArray text;
    int firstLine = 0; ///< a finding must point into these lines, from 1
    int lastLine = 0;
};

/// Mistakes that people and programs make, `rounds` times every kind at places that the seed chooses. Kinds that find
/// no place in the file are left out.
[[nodiscard]] QList<Mutated> malformed(const QByteArray &whole, int rounds);

/// Changes that mean nothing: comments, blank lines, quotation marks, line ends, the order of keys.
[[nodiscard]] QList<Mutated> harmless(const QByteArray &whole, int rounds);

/// How many kinds malformed() knows.
[[nodiscard]] int malformedKinds();

} // namespace holdfast::test
