// SPDX-License-Identifier: GPL-3.0-or-later
// Many threads at one turnstile, built with the thread sanitizer: it is free of Qt, which is not instrumented. Ends
// with 0 when everybody who was not cancelled got in exactly once and never more than allowed were inside.
#include "workers/turnstile.h"

#include <atomic>
#include <cstdio>
#include <random>
#include <thread>
#include <vector>

int main()
{
    using holdfast::Turnstile;
    constexpr int threads = 8;
    constexpr int visits = 500;
    constexpr int most = 3;
    Turnstile turnstile({most, 0, {}});
    std::atomic<int> entered{0};
    std::atomic<int> cancelled{0};
    std::atomic<int> inside{0};
    std::atomic<bool> crowded{false};
    std::vector<std::thread> crowd;
    for (int i = 0; i < threads; ++i) {
        crowd.emplace_back([&, i] {
            std::minstd_rand random(unsigned(i + 1));
            for (int visit = 0; visit < visits; ++visit) {
                const auto ticket = turnstile.enter(std::chrono::steady_clock::now(), [&] {
                    crowded = crowded || ++inside > most;
                    ++entered;
                });
                if (random() % 3 == 0 && turnstile.cancel(ticket)) {
                    ++cancelled;
                    continue;
                }
                if (random() % 2 == 0)
                    continue; // stays, so that others have to wait
                // Whoever is inside leaves, not necessarily this one.
                int now = inside.load();
                while (now > 0 && !inside.compare_exchange_weak(now, now - 1)) { }
                if (now > 0)
                    turnstile.leave(std::chrono::steady_clock::now());
            }
        });
    }
    for (std::thread &one : crowd)
        one.join();
    while (inside > 0) {
        --inside;
        turnstile.leave(std::chrono::steady_clock::now());
    }
    std::printf("%d entered, %d cancelled\n", entered.load(), cancelled.load());
    const bool allSeen = cancelled > 0 && entered + cancelled == threads * visits && turnstile.waiting() == 0;
    return allSeen && !crowded ? 0 : 1;
}
