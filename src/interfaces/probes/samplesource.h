// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/health/health.h"
#include "domain/health/probespec.h"

#include <functional>

namespace holdfast {

/// One probe of the plan: the component and how it is looked at.
struct WatchedProbe {
    ComponentId component;
    ProbeSpec spec;
};

/// Something that looks by itself, at its own times, at many probes at once.
class SampleSource {
public:
    using Sink = std::function<void(const QList<Sample> &)>; ///< called on any thread

    virtual ~SampleSource() = default;
    [[nodiscard]] virtual QList<WatchedProbe> watched() const = 0;
    /// Once. Until stop() returns, the sink may be called.
    virtual void start(Sink sink) = 0;
    virtual void stop() = 0;
    /// Looks at everything as soon as it can.
    virtual void lookNow() = 0;
};

} // namespace holdfast
