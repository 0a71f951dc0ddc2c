# SPDX-License-Identifier: GPL-3.0-or-later
# Counts test functions in ctest's LastTest.log. A test program that is not written with QTest, or that died before it
# could say what failed, counts as one.
/^[0-9]+\/[0-9]+ Testing: / { passes = 0; fails = 0 }
/^PASS   : / && !/::(init|cleanup)TestCase\(\)/ { passes++ }
/^FAIL!  : / || /^XPASS  : / { fails++ }
/^Test Passed\.$/ { passed += (passes ? passes : 1) }
/^Unable to find executable/ { passed--; failed++ } # ctest notes it as passed
/^Test Failed\.$/ { passed += passes; failed += (fails ? fails : 1) }
END {
    printf "%d passed, %d failed\n", passed, failed
    exit failed > 0
}
