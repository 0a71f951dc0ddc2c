// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/runner.h"

#include <QApplication>

HF_GUI_TEST_MAIN
