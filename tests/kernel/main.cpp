// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/runner.h"

#include <QGuiApplication>

int main(int argc, char **argv)
{
    QGuiApplication application(argc, argv);
    return holdfast::test::runAll(argc, argv);
}
