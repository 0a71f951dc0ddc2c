// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "adapters/plan_files/yaml/findinglist.h"

#include <QByteArray>
#include <QString>
#include <optional>
#include <vector>

namespace holdfast::plan_files {

struct Member;

/// A piece of a YAML file with its place. `bad` stands for something that a finding was already written about, so
/// that nobody complains twice.
struct Node {
    enum class Kind { scalar, list, mapping, bad };
    /// How a scalar is written; lists and mappings are `block` or `flow`.
    enum class Style { plain, singleQuoted, doubleQuoted, literal, folded, block, flow };
    Kind kind = Kind::bad;
    Style style = Style::block;
    Place place;
    qsizetype begin = 0; ///< first byte in the text that was read; of a list in block style: its first dash
    qsizetype end = 0; ///< behind the last byte, without the end of the line and what follows it
    QString text;
    std::vector<Node> items;
    std::vector<Member> members; ///< in the order of the file, keys unique

    [[nodiscard]] bool isPlain() const { return kind == Kind::scalar && style == Style::plain; }
    /// Nothing was written: no text, `~` or `null` without quotation marks.
    [[nodiscard]] bool isNull() const;
    /// `a list`, `a mapping`, `empty`, `“the text”`, for messages.
    [[nodiscard]] QString found() const;
};

struct Member {
    QString key;
    Place place; ///< of the key
    qsizetype begin = 0; ///< first byte of the key
    Node value;
};

/// The tree of a file with exactly one document, or findings. The tree is returned even with findings as far as it
/// could be read, so that the rest can be checked as well.
///
/// Only the part of YAML is understood that people read the same way: no anchors, aliases, merge keys, tags or further
/// documents. The document must be closed by a line `...`: the only way to see that the end of a file is missing.
/// Bounded: 32 levels, 1,000,000 parts a file, 20,000 bytes a text.
[[nodiscard]] std::optional<Node> readYaml(const QByteArray &text, FindingList &findings);
/// The same for one of several files: `partsLeft` is how many parts all of them may still have; it is counted down.
[[nodiscard]] std::optional<Node> readYaml(const QByteArray &text, FindingList &findings, int &partsLeft);

} // namespace holdfast::plan_files
