// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/runner.h"

HF_TEST_MAIN
