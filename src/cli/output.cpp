// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/output.h"

#include "kernel/escape.h"
#include "kernel/redaction.h"

#include <QJsonDocument>
#include <cstdio>

using namespace Qt::StringLiterals;

namespace holdfast {

namespace {

void write(std::FILE *stream, const QByteArray &line)
{
    std::fwrite(line.constData(), 1, size_t(line.size()), stream);
    std::fputc('\n', stream);
    std::fflush(stream);
}

/// Text of others must not steer the terminal.
QByteArray forTerminal(const QString &text) { return visibleText(redactPatterns(text)).toUtf8(); }

} // namespace

void Output::say(const QString &sentence) const { write(stderr, forTerminal(sentence)); }

void Output::line(const QString &text) const
{
    if (!m_json)
        write(stdout, forTerminal(text));
}

void Output::object(const QJsonObject &object) const
{
    write(stdout, QJsonDocument(object).toJson(QJsonDocument::Compact));
}

void Output::result(const QJsonObject &data, const QStringList &text) const
{
    if (m_json)
        return object(data);
    for (const QString &one : text)
        line(one);
}

void Output::error(const Error &error, const QString &code) const
{
    if (m_json) {
        object({{u"error"_s,
            QJsonObject{{u"code"_s, code.isEmpty() ? codeName(error.code) : code}, {u"what"_s, error.what},
                {u"why"_s, error.why}, {u"next"_s, error.next}}}});
        return;
    }
    for (const QString &sentence : {error.what, error.why, error.next}) {
        if (!sentence.isEmpty())
            say(sentence);
    }
}

} // namespace holdfast
