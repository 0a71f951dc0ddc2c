// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/communication/communications.h"

#include <optional>

namespace holdfast {

/// A text for people of the house. It has a type of its own so that it cannot be handed to anything that the public
/// reads: no conversion leads from the one to the other, and each is only made from a message of its side.
class InternalText {
public:
    [[nodiscard]] static std::optional<InternalText> of(const Message &message)
    {
        return message.isPublic ? std::nullopt : std::optional(InternalText(message));
    }
    [[nodiscard]] const QString &subject() const { return m_subject; }
    [[nodiscard]] const QString &text() const { return m_text; }

private:
    explicit InternalText(const Message &message)
        : m_subject(message.subject)
        , m_text(message.text)
    { }
    QString m_subject;
    QString m_text;
};

/// A text that was written for people outside the house.
class PublicText {
public:
    [[nodiscard]] static std::optional<PublicText> of(const Message &message)
    {
        return message.isPublic ? std::optional(PublicText(message)) : std::nullopt;
    }
    [[nodiscard]] const QString &subject() const { return m_subject; }
    [[nodiscard]] const QString &text() const { return m_text; }

private:
    explicit PublicText(const Message &message)
        : m_subject(message.subject)
        , m_text(message.text)
    { }
    QString m_subject;
    QString m_text;
};

} // namespace holdfast
