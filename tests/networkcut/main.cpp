// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/runner.h"

#include <sched.h>

/// Leaves this machine's network for one of the program's own before anything else runs. Without the right to do so the
/// test says that it was skipped.
int main(int argc, char **argv)
{
    if (unshare(CLONE_NEWNET) != 0 && unshare(CLONE_NEWUSER | CLONE_NEWNET) != 0)
        qputenv("HF_NO_OWN_NETWORK", "1");
    QCoreApplication application(argc, argv);
    return holdfast::test::runAll(argc, argv);
}
