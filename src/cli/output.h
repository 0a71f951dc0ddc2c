// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernel/result.h"

#include <QJsonObject>

namespace holdfast {

/// Where a command's words go: data to stdout, talk to stderr. With JSON, stdout carries objects and nothing else.
class Output {
public:
    explicit Output(bool json)
        : m_json(json)
    { }
    [[nodiscard]] bool isJson() const { return m_json; }

    /// One line for people, on stderr.
    void say(const QString &sentence) const;
    /// One line of data for people, on stdout; left out with JSON.
    void line(const QString &text) const;
    /// One object on a line of stdout, whatever the form.
    void object(const QJsonObject &object) const;
    /// `object` with JSON, else `text` line by line.
    void result(const QJsonObject &object, const QStringList &text) const;
    /// The error as an object on stdout, or in sentences on stderr. `code` overrides the name of the error's code.
    void error(const Error &error, const QString &code = {}) const;

private:
    bool m_json;
};

} // namespace holdfast
