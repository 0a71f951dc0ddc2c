// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/jsontext.h"

#include <QJsonArray>
#include <QSet>
#include <QStringList>
#include <vector>

namespace holdfast {

namespace {

Error unreadable(qsizetype byte, const QString &why)
{
    return Error{ErrorCode::badReply, QStringLiteral("This is not readable JSON."),
        QStringLiteral("At byte %1: %2.").arg(byte).arg(why), {}, {}, {}, false};
}

/// Walks over text that Qt has found to be JSON, for what Qt lets pass.
class Walk {
public:
    explicit Walk(const QByteArray &bytes)
        : m_bytes(bytes)
    { }

    Result<> run()
    {
        for (m_at = 0; m_at < m_bytes.size(); ++m_at) {
            if (auto ok = step(m_bytes[m_at]); !ok)
                return ok;
        }
        return {};
    }

private:
    struct Level {
        bool isObject = false;
        bool wantsKey = false;
        QSet<QByteArray> keys;
        QByteArray key;
    };

    Result<> step(char c)
    {
        switch (c) {
        case '{':
        case '[':
            if (m_levels.size() >= size_t(deepestJson))
                return failure(unreadable(m_at, QStringLiteral("nested more than %1 deep").arg(deepestJson)));
            m_levels.push_back({c == '{', c == '{', {}, {}});
            return {};
        case '}':
        case ']':
            m_levels.pop_back();
            return {};
        case ',':
            m_levels.back().wantsKey = m_levels.back().isObject;
            return {};
        case '"':
            return text();
        default:
            return {};
        }
    }

    Result<> text()
    {
        const qsizetype from = m_at;
        bool escaped = false;
        for (++m_at; m_bytes[m_at] != '"'; ++m_at) {
            if (m_bytes[m_at] == '\\') {
                escaped = true;
                ++m_at;
            }
        }
        if (m_levels.empty() || !m_levels.back().wantsKey)
            return {};
        Level &level = m_levels.back();
        level.wantsKey = false;
        level.key = m_bytes.mid(from + 1, m_at - from - 1);
        if (escaped) // "a" is an a: compared as it reads, not as it is written
            level.key = QJsonDocument::fromJson("[\"" + level.key + "\"]").array().first().toString().toUtf8();
        if (level.keys.contains(level.key))
            return failure(unreadable(from, QStringLiteral("the member `%1` stands twice").arg(path())));
        level.keys.insert(level.key);
        return {};
    }

    [[nodiscard]] QString path() const
    {
        QStringList names;
        for (const Level &level : m_levels) {
            if (level.isObject)
                names << QString::fromUtf8(level.key.left(60));
        }
        return names.join(QLatin1Char('.'));
    }

    const QByteArray &m_bytes;
    qsizetype m_at = 0;
    std::vector<Level> m_levels;
};

} // namespace

Result<QJsonDocument> parseJsonText(const QByteArray &bytes)
{
    QJsonParseError error;
    QJsonDocument document = QJsonDocument::fromJson(bytes, &error);
    if (error.error != QJsonParseError::NoError)
        return failure(unreadable(error.offset, error.errorString()));
    if (auto ok = Walk(bytes).run(); !ok)
        return failure(ok.error());
    return document;
}

} // namespace holdfast
