// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace holdfast::plan_import {

/// The text as a YAML scalar that the plan reader reads back unchanged: bare where that is safe, quoted otherwise.
[[nodiscard]] QString scalar(const QString &text);
/// `[one, two]`
[[nodiscard]] QString flow(const QStringList &texts);

/// Writes block YAML line by line. Empty values are left out.
class YamlText {
public:
    void comment(const QString &text);
    void blank() { m_lines << QString(); }
    /// `key:` with what follows indented below it.
    void open(const QString &key);
    void close() { m_indent -= 2; }
    /// The next key begins an entry of a list.
    void entry() { m_isEntry = true; }
    void text(const QString &key, const QString &value); ///< left out when empty
    void bare(const QString &key, const QString &value); ///< written as it is; left out when empty
    void list(const QString &key, const QStringList &values); ///< left out when empty
    [[nodiscard]] QByteArray bytes() const
    {
        return (m_lines.join(QLatin1Char('\n')) + QStringLiteral("\n...\n")).toUtf8();
    }

private:
    void line(const QString &text);

    QStringList m_lines;
    int m_indent = 0;
    bool m_isEntry = false;
};

} // namespace holdfast::plan_import
