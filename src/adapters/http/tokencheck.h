// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "adapters/http/apireply.h"
#include "interfaces/providers/keycheck.h"

#include <functional>

namespace holdfast {

/// Tries a key with one harmless request, in which it takes the place of the configuration's token. `Config` is a
/// provider's, with a member `token`.
template <class Config> class TokenCheck final : public KeyCheck {
public:
    using Ask = std::function<HttpRequest(const Config &)>;
    using Read = Result<KeyReport> (*)(const HttpRequest &, const HttpReply &, const Config &);

    TokenCheck(Transport &transport, Config config, Ask ask, Read read)
        : m_transport(transport)
        , m_config(std::move(config))
        , m_ask(std::move(ask))
        , m_read(read)
    { }

    [[nodiscard]] Result<KeyReport> check(const Secret &key, std::stop_token stop) override
    {
        Config config = m_config;
        config.token = key;
        return call(
            m_transport, m_ask(config), stop, [this, &config](const HttpRequest &request, const HttpReply &reply) {
                return m_read(request, reply, config);
            });
    }

private:
    Transport &m_transport;
    const Config m_config;
    const Ask m_ask;
    const Read m_read;
};

template <class Config, class Ask, class Read> TokenCheck(Transport &, Config, Ask, Read) -> TokenCheck<Config>;

} // namespace holdfast
