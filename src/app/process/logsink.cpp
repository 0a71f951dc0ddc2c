// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/process/logsink.h"

#include "kernel/escape.h"

#include <QLoggingCategory>
#include <atomic>
#include <cstdio>

using namespace Qt::StringLiterals;

namespace holdfast {

namespace {

// Qt's hook is a plain function, so what it uses must be reachable without a parameter.
std::atomic<const Redactor *> sinkRedactor{nullptr};

void writeMessage(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    const char *level = type == QtDebugMsg ? "debug"
        : type == QtInfoMsg                ? "info"
        : type == QtWarningMsg             ? "warning"
                                           : "critical";
    const Redactor *redactor = sinkRedactor.load();
    QString text = visibleText(redactor ? redactor->redact(message) : redactPatterns(message));
    text.replace(u'\n', u' ');
    const QByteArray line = text.toUtf8();
    std::fprintf(stderr, "%s: %s: %s\n", context.category ? context.category : "default", level, line.constData());
    std::fflush(stderr);
}

} // namespace

void installLogSink(const Redactor *redactor)
{
    sinkRedactor.store(redactor);
    // People read sentences; whoever wants the log asks for it with QT_LOGGING_RULES, which comes after these rules.
    QLoggingCategory::setFilterRules(u"*.debug=false\n*.info=false\nholdfast.*.warning=false"_s);
    qInstallMessageHandler(writeMessage);
}

} // namespace holdfast
