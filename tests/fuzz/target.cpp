// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz/entries.h"

/// libFuzzer's entry; the build says which of ours it is.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    holdfast::fuzz::HF_FUZZ_ENTRY(QByteArray(reinterpret_cast<const char *>(data), qsizetype(size)));
    return 0;
}
