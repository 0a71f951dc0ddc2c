// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/secretprompt.h"

#include <QSocketNotifier>
#include <QTimer>
#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <termios.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace holdfast {

namespace {

constexpr qsizetype mostBytes = 64 * 1024;

Error noTerminal(const QString &otherWay)
{
    return {ErrorCode::invalid, u"There is no terminal to ask at."_s,
        u"A secret is never taken from the command line or a pipe on standard input: others could read it there."_s,
        u"Run it in a terminal, or give it through a descriptor: %1 3 3<FILE"_s.arg(otherWay), {}, {}, false};
}

} // namespace

struct SecretPrompt::Terminal {
    int descriptor = -1;
    termios before{};
};

SecretPrompt::SecretPrompt(const QString &question, const QString &otherWay, Done done, QObject *parent)
    : QObject(parent)
    , m_done(std::move(done))
    , m_terminal(std::make_unique<Terminal>())
{
    m_terminal->descriptor = ::open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY);
    if (m_terminal->descriptor < 0 || ::tcgetattr(m_terminal->descriptor, &m_terminal->before) != 0) {
        QTimer::singleShot(0, this, [this, otherWay] { m_done(failure(noTerminal(otherWay))); });
        return;
    }
    termios silent = m_terminal->before;
    silent.c_lflag &= ~tcflag_t(ECHO);
    ::tcsetattr(m_terminal->descriptor, TCSAFLUSH, &silent);
    const QByteArray text = question.toUtf8();
    if (::write(m_terminal->descriptor, text.constData(), size_t(text.size())) < 0)
        qWarning("the terminal cannot be written to");
    m_notifier = new QSocketNotifier(m_terminal->descriptor, QSocketNotifier::Read, this);
    connect(m_notifier, &QSocketNotifier::activated, this, &SecretPrompt::take);
}

SecretPrompt::~SecretPrompt()
{
    m_typed.fill('\0');
    restore();
    if (m_terminal->descriptor >= 0)
        ::close(m_terminal->descriptor);
}

void SecretPrompt::restore()
{
    if (!m_notifier)
        return;
    m_notifier->setEnabled(false);
    ::tcsetattr(m_terminal->descriptor, TCSAFLUSH, &m_terminal->before);
}

void SecretPrompt::take()
{
    char buffer[4096];
    const ssize_t count = ::read(m_terminal->descriptor, buffer, sizeof buffer);
    if (count > 0)
        m_typed += QByteArray(buffer, count);
    std::fill(std::begin(buffer), std::end(buffer), '\0');
    if (count > 0 && !m_typed.endsWith('\n') && m_typed.size() < mostBytes)
        return;
    restore();
    if (::write(m_terminal->descriptor, "\n", 1) < 0)
        qWarning("the terminal cannot be written to");
    m_done(Secret(std::exchange(m_typed, {})));
}

Result<Secret> readSecretFrom(const QString &descriptor)
{
    bool isNumber = false;
    const int number = descriptor.toInt(&isNumber);
    if (!isNumber || number < 0 || ::fcntl(number, F_GETFD) < 0)
        return failure(ErrorCode::invalid, u"“%1” is not an open file descriptor."_s.arg(descriptor.left(20)), {},
            u"Open it in the same command, for example with 3<FILE."_s);
    QByteArray text;
    char buffer[4096];
    ssize_t count = 0;
    while ((count = ::read(number, buffer, sizeof buffer)) > 0 && text.size() < mostBytes)
        text += QByteArray(buffer, count);
    std::fill(std::begin(buffer), std::end(buffer), '\0');
    if (count < 0)
        return failure(ErrorCode::invalid, u"Descriptor %1 could not be read."_s.arg(number),
            QString::fromLocal8Bit(strerror(errno)));
    return Secret(text);
}

} // namespace holdfast
