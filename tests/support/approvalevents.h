// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/incident/event.h"

namespace holdfast::test {

/// One of each kind of event about approvals, with every member set to something that is not its default.
[[nodiscard]] inline QList<EventBody> everyApprovalKind(UtcTime at)
{
    using namespace Qt::StringLiterals;
    return {GlassBroken{u"nobody else can be reached"_s, u"Not signed: drills only."_s},
        StepApproved{StepId{u"branch"_s}, 2, u"abc"_s, u"grace"_s, u"0123456789ABCDEF"_s,
            u"00112233445566778899aabbccddeeff"_s, at}};
}

} // namespace holdfast::test
