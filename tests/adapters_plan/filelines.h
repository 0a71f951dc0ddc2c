// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayList>
#include <QList>
#include <functional>
#include <optional>
#include <random>

namespace holdfast::test {

/// A line `key: value`, with or without the dash of a list in front of it.
struct KeyLine {
    int index = 0; ///< in the file, from 0
    int indent = 0; ///< of the key
    bool dash = false;
    QByteArray key;
    QByteArray value; ///< without a comment; empty when it follows in the lines below
};

/// A YAML file as people see it: lines. Written for files of ours, not for all of YAML.
class FileLines {
public:
    explicit FileLines(const QByteArray &whole);

    [[nodiscard]] const QByteArrayList &lines() const { return m_lines; }
    [[nodiscard]] const QList<KeyLine> &keys() const { return m_keys; }
    /// One of the keys that `fits`, or nothing.
    [[nodiscard]] std::optional<KeyLine> pick(
        std::mt19937 &random, const std::function<bool(const KeyLine &)> &fits) const;

    /// The next line with anything but a comment in it.
    [[nodiscard]] int nextContent(int index) const;
    [[nodiscard]] int previousContent(int index) const;
    /// The line in which the mapping begins that the key belongs to.
    [[nodiscard]] int begins(const KeyLine &key) const;
    /// The key that the mapping stands at: `inputs`.
    [[nodiscard]] QByteArray parent(const KeyLine &key) const;

    [[nodiscard]] QByteArray replaced(int index, const QByteArray &line) const;
    [[nodiscard]] QByteArray inserted(int before, const QByteArray &line) const;
    [[nodiscard]] QByteArray removed(int index) const;

    [[nodiscard]] static QByteArray lineOf(const KeyLine &key, const QByteArray &name, const QByteArray &value);
    [[nodiscard]] static int indentOf(const QByteArray &line);

private:
    QByteArrayList m_lines;
    QList<KeyLine> m_keys;
};

} // namespace holdfast::test
