// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters_journal/child.h"
#include "support/runner.h"

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    if (const std::optional<int> code = holdfast::test::runAsChild(QCoreApplication::arguments()))
        return *code;
    return holdfast::test::runAll(argc, argv);
}
