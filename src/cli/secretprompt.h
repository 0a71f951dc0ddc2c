// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernel/result.h"
#include "kernel/secret.h"

#include <QObject>
#include <functional>
#include <memory>

class QSocketNotifier;

namespace holdfast {

/// Asks for a secret on the terminal without showing it. The terminal is as it was before when this object dies, also
/// after Ctrl+C.
class SecretPrompt final : public QObject {
    Q_OBJECT

public:
    using Done = std::function<void(const Result<Secret> &)>;

    /// `otherWay`: the option that takes a descriptor instead, named where there is no terminal.
    SecretPrompt(const QString &question, const QString &otherWay, Done done, QObject *parent);
    ~SecretPrompt() override;

private:
    void take();
    void restore();

    Done m_done;
    QByteArray m_typed;
    QSocketNotifier *m_notifier = nullptr;
    struct Terminal;
    std::unique_ptr<Terminal> m_terminal;
};

/// Everything that comes from an open file descriptor, at most some kilobytes.
[[nodiscard]] Result<Secret> readSecretFrom(const QString &descriptor);

} // namespace holdfast
