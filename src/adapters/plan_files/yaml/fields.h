// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "adapters/plan_files/yaml/yamltree.h"
#include "kernel/time.h"

#include <QDate>
#include <QLatin1StringView>
#include <QList>
#include <QStringList>
#include <QTime>
#include <limits>
#include <optional>
#include <vector>

namespace holdfast::plan_files {

enum class Need { required, optional };

/// Reads one mapping strictly. Every accessor writes a finding for what is wrong and returns a harmless value, so that
/// a file is read to its end; `finish()` complains about keys that nobody asked for. What is asked for is what is
/// known: there is no second list of keys that could differ.
class Fields {
public:
    /// `subject` begins sentences: "A component".
    Fields(const Node &node, QString subject, FindingList &findings);

    /// Any scalar is a text, quoted or not, but never nothing.
    [[nodiscard]] QString text(QLatin1StringView key, Need need = Need::required);
    /// Lower-case letters, digits and hyphens, beginning with a letter, at most 64.
    [[nodiscard]] QString id(QLatin1StringView key, Need need = Need::required);
    [[nodiscard]] std::optional<Duration> duration(QLatin1StringView key, Need need = Need::required);
    /// The same, but zero is an error as well.
    [[nodiscard]] Duration positiveDuration(QLatin1StringView key, Need need = Need::required, Duration fallback = {});
    [[nodiscard]] std::optional<qint64> integer(QLatin1StringView key, Need need = Need::required);
    /// `true` or `false`; absent is false.
    [[nodiscard]] bool flag(QLatin1StringView key);
    [[nodiscard]] std::optional<QDate> date(QLatin1StringView key);
    /// `02:00`, in UTC.
    [[nodiscard]] QTime timeOfDay(QLatin1StringView key);
    /// From 0 to 100, without quotation marks.
    [[nodiscard]] std::optional<double> percentage(QLatin1StringView key, Need need);
    /// One of `allowed`: its position, or nothing.
    [[nodiscard]] std::optional<int> choice(QLatin1StringView key, const QStringList &allowed, Need need);
    /// The items of a list; a required one must not be empty. Of more than `most` none is read: some work grows faster
    /// than such a list.
    [[nodiscard]] const std::vector<Node> &list(
        QLatin1StringView key, Need need = Need::required, size_t most = std::numeric_limits<size_t>::max());
    /// The mapping at `key`, or null.
    [[nodiscard]] const Node *mapping(QLatin1StringView key, Need need = Need::required);

    [[nodiscard]] bool has(QLatin1StringView key) const;
    /// What stands at `key`, or null. Does not make the key known.
    [[nodiscard]] const Node *value(QLatin1StringView key) const { return find(key); }
    /// Of the value of `key`, or of the mapping itself.
    [[nodiscard]] Place place(QLatin1StringView key) const;
    [[nodiscard]] Place place() const { return m_node.place; }
    [[nodiscard]] FindingList &findings() { return m_findings; }
    void finish();

private:
    const Node *find(QLatin1StringView key) const;
    /// The value, or null when there is nothing to read; writes the finding `missing`.
    const Node *wanted(QLatin1StringView key, Need need, const QString &expected);
    /// The text of the value, empty when there is none; writes the findings `missing`, `empty` and `type`.
    QString scalar(QLatin1StringView key, Need need, const QString &expected);

    const Node &m_node;
    QString m_subject;
    FindingList &m_findings;
    QStringList m_known;
};

/// The text of a list item that must be one, or an empty text and a finding; `what` names it: "component id".
[[nodiscard]] QString itemText(const Node &node, const QString &what, FindingList &findings);

} // namespace holdfast::plan_files
