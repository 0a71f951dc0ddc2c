// SPDX-License-Identifier: GPL-3.0-or-later
#include "range/process/counterparts.h"

#include "range/clerk/clerk.h"
#include "range/cloudflare/cloudflare.h"
#include "range/messages/slack_api.h"
#include "range/paging/mailbox.h"
#include "range/paging/phones.h"
#include "range/storage/s3.h"
#include "range/thirdparty/thirdparty.h"

namespace holdfast::range {

std::vector<std::unique_ptr<Provider>> makeCounterparts(Context &context)
{
    std::vector<std::unique_ptr<Provider>> all;
    all.push_back(std::make_unique<Clerk>(context));
    all.push_back(std::make_unique<Cloudflare>(context));
    all.push_back(std::make_unique<SlackApi>(context));
    all.push_back(std::make_unique<S3>(context));
    all.push_back(std::make_unique<ThirdParty>(context));
    all.push_back(std::make_unique<VendorPages>());
    all.push_back(std::make_unique<Mailbox>(context));
    all.push_back(std::make_unique<Phones>(context));
    all.push_back(std::make_unique<Pagers>(context));
    return all;
}

} // namespace holdfast::range
