// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/incidentcommands.h"

#include <QTimer>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace holdfast {

namespace {

/// How often the page is written anew; its reader's browser looks every quarter of a minute.
constexpr std::chrono::milliseconds writeInterval = 10s;

class IncidentPage final : public CliCommand {
public:
    explicit IncidentPage(CommandContext context)
        : CliCommand(std::move(context), Need::journal)
    { }

private:
    void begin() override
    {
        withIncident(
            [this] {
                if (!planOrFail())
                    return;
                m_again.setInterval(writeInterval);
                connect(&m_again, &QTimer::timeout, this, [this] { write(); });
                connect(&bench().desk(), &IncidentDesk::changed, this, [this] {
                    if (m_again.isActive())
                        write();
                });
                write();
            },
            arguments().words.value(0));
    }
    [[nodiscard]] QString standing() const override { return u"The page stays as it was written last."_s; }

    void write()
    {
        const bool isFirst = !m_again.isActive();
        const Overwrite overwrite = !isFirst || arguments().has(u"force"_s) ? Overwrite::allow : Overwrite::refuse;
        bench().reviews().savePage(*bench().plans().plan(), bench().desk().incident(), bench().clock().now(),
            arguments().value(u"output"_s), overwrite, [this, isFirst](const Result<QString> &path) {
                if (isOver())
                    return;
                if (!path)
                    return fail(path.error());
                if (isFirst)
                    output().result({{u"version"_s, 1}, {u"file"_s, *path}}, {u"Written: %1"_s.arg(*path)});
                if (!arguments().has(u"follow"_s) || !bench().desk().incident().isOpen())
                    return end(ExitCode::ok);
                m_again.start();
            });
    }

    QTimer m_again;
};

} // namespace

std::unique_ptr<CliCommand> makeIncidentPage(CommandContext context)
{
    return std::make_unique<IncidentPage>(std::move(context));
}

} // namespace holdfast
