// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/arguments.h"
#include "cli/exitcode.h"
#include "cli/output.h"
#include "cli/workbench.h"

#include <QObject>
#include <memory>

namespace holdfast {

struct CommandContext {
    Arguments arguments;
    const Output &output;
    Workbench &bench;
};

/// One command of `holdfastctl`: started once, ends once with finished().
class CliCommand : public QObject {
    Q_OBJECT

public:
    explicit CliCommand(CommandContext context, Need need = Need::nothing, QString person = {});

    /// Prepares what the command needs and begins.
    void start();
    /// Somebody pressed Ctrl+C: says what stands and ends.
    void interrupt();

Q_SIGNALS:
    void finished(int exitCode);

protected:
    virtual void begin() = 0;
    /// What is true at this moment when the person leaves.
    [[nodiscard]] virtual QString standing() const;

    [[nodiscard]] const Arguments &arguments() const { return m_context.arguments; }
    [[nodiscard]] const Output &output() const { return m_context.output; }
    [[nodiscard]] Workbench &bench() const { return m_context.bench; }

    [[nodiscard]] bool isOver() const { return m_ended; }
    void end(ExitCode code);
    void fail(const Error &error);
    /// The plan in force; fails the command and gives null when there is none.
    [[nodiscard]] const Plan *planOrFail();
    /// Puts the incident on the desk that `named`, else --incident says, else the newest open one; then goes on.
    void withIncident(std::function<void()> next, const QString &named = {});

private:
    CommandContext m_context;
    Need m_need;
    QString m_person;
    bool m_ended = false;
};

template <class Command> [[nodiscard]] std::unique_ptr<CliCommand> makeCommand(CommandContext context)
{
    return std::make_unique<Command>(std::move(context));
}
using CommandFactory = std::function<std::unique_ptr<CliCommand>(CommandContext)>;

} // namespace holdfast
