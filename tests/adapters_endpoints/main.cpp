// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/runner.h"

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    return holdfast::test::runAll(argc, argv);
}
