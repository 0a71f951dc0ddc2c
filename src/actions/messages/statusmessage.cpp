// SPDX-License-Identifier: GPL-3.0-or-later
#include "actions/messages/statusmessage.h"

namespace holdfast {

using namespace Qt::StringLiterals;

namespace {

StatusPost postOf(const StepKey &key, const Inputs &inputs)
{
    return {inputs.value(u"title"_s).toString(), inputs.value(u"body"_s).toString(),
        inputs.value(u"status"_s).toString(), inputs.value(u"componentStatus"_s).toString(), key.marker(), key.drill};
}

} // namespace

Result<> StatusMessage::precheck(const Inputs &inputs, std::stop_token)
{
    for (const char *name : {"title", "body", "status"}) {
        if (const auto text = textInput(inputs, name); !text)
            return failure(text.error());
    }
    return {};
}

Result<Preview> StatusMessage::preview(const StepKey &key, const Inputs &inputs, std::stop_token)
{
    return Preview{{m_recovery.statusPage.describePost(postOf(key, inputs))},
        u"Everybody who reads the status page sees this message."_s,
        {u"A message that was read cannot be called back. Whether subscribers are notified stands in the request."_s},
        {}};
}

Result<Handle> StatusMessage::begin(const StepKey &key, const Inputs &inputs, std::stop_token stop)
{
    const auto posted = m_recovery.statusPage.post(postOf(key, inputs), stop);
    if (!posted)
        return failure(posted.error());
    return Handle{{u"postId"_s, posted->id}};
}

Result<std::optional<Handle>> StatusMessage::find(const StepKey &key, const Inputs &, std::stop_token stop)
{
    const auto posts = m_recovery.statusPage.incidents(stop);
    if (!posts)
        return failure(posts.error());
    for (const StatusIncident &post : *posts) {
        if (post.marker == key.marker())
            return std::optional<Handle>{Handle{{u"postId"_s, post.id}}};
    }
    return std::optional<Handle>{};
}

Result<Undoing> StatusMessage::undo(const Handle &, std::stop_token)
{
    return Undoing{false, u"What was told cannot be untold. Post a correction."_s};
}

Result<Verdict> MessageReadBack::run(const Inputs &inputs, std::stop_token stop)
{
    const auto id = textInput(inputs, "post");
    const auto status = textInput(inputs, "status");
    if (!id || !status)
        return failure(id ? status.error() : id.error());
    const auto posts = m_recovery.statusPage.incidents(stop);
    if (!posts)
        return failure(posts.error());
    for (const StatusIncident &post : *posts) {
        if (post.id != *id)
            continue;
        const QJsonObject evidence{{u"title"_s, post.title}, {u"status"_s, post.status}, {u"body"_s, post.newestBody}};
        return post.status == *status
            ? Verdict{Verdict::Kind::pass, u"Read back: “%1” stands on the status page."_s.arg(post.title), evidence,
                {}}
            : Verdict{Verdict::Kind::fail, u"The status page shows it as “%1”."_s.arg(post.status), evidence, {}};
    }
    return Verdict{Verdict::Kind::fail, u"The status page does not show the message."_s, {}, {}};
}

} // namespace holdfast
