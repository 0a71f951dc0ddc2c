// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/postgres/canceller.h"

#include <array>

namespace holdfast {

using namespace Qt::StringLiterals;

namespace {

constexpr int cancelThreads = 2;
constexpr Duration longestGoodbye{300};

} // namespace

Canceller::Canceller()
    : m_pool(u"postgres cancel"_s, cancelThreads)
{ }

Canceller::~Canceller() { m_pool.stop(longestGoodbye); }

void Canceller::cancel(PqCancel request)
{
    // Shared, because the pool's function must be copyable.
    const std::shared_ptr<PGcancel> shared(std::move(request));
    (void)m_pool.run([shared]() -> Result<> {
        std::array<char, 256> complaint{};
        (void)PQcancel(shared.get(), complaint.data(), int(complaint.size()));
        return {};
    });
}

} // namespace holdfast
