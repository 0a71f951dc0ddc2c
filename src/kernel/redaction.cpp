// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/redaction.h"

#include <QByteArrayList>
#include <QJsonArray>
#include <QJsonDocument>
#include <QMutexLocker>
#include <QRegularExpression>
#include <QUrl>
#include <algorithm>

namespace holdfast {

namespace {

constexpr qsizetype shortestSecret = 6;
const QString mask = QStringLiteral("•••");

/// How the bytes look inside base64, whatever stands before and after them: at each of the three alignments the first
/// and the last characters depend on the neighbours and are left out.
QByteArrayList base64Forms(const QByteArray &secret, QByteArray::Base64Options options)
{
    QByteArrayList forms;
    for (int before = 0; before < 3; ++before) {
        const QByteArray coded = (QByteArray(before, '\0') + secret).toBase64(options | QByteArray::OmitTrailingEquals);
        const qsizetype firstOwn = before == 0 ? 0 : before + 1;
        const qsizetype lastShared = (before + secret.size()) % 3 == 0 ? 0 : 1;
        forms << coded.mid(firstOwn, coded.size() - firstOwn - lastShared);
    }
    return forms;
}

QByteArrayList encodingsOf(const QByteArray &secret)
{
    const QString text = QString::fromUtf8(secret);
    QByteArray inJson = QJsonDocument(QJsonArray{text}).toJson(QJsonDocument::Compact);
    inJson = inJson.mid(2, inJson.size() - 4); // without [" and "]
    return QByteArrayList{secret, QUrl::toPercentEncoding(text), inJson, secret.toHex(), secret.toHex().toUpper()}
    + base64Forms(secret, QByteArray::Base64Encoding) + base64Forms(secret, QByteArray::Base64UrlEncoding);
}

} // namespace

void Redactor::learn(const QByteArray &secret)
{
    if (secret.size() < shortestSecret)
        return;
    const QMutexLocker lock(&m_mutex);
    for (const QByteArray &form : encodingsOf(secret)) {
        const QString text = QString::fromUtf8(form);
        if (text.size() >= shortestSecret && !m_values.contains(text))
            m_values << text;
    }
    // The longest first: a secret that begins with another one must not leave its tail behind.
    std::sort(m_values.begin(), m_values.end(),
        [](const QString &left, const QString &right) { return left.size() > right.size(); });
}

QString Redactor::redact(QString text) const
{
    {
        const QMutexLocker lock(&m_mutex);
        for (const QString &value : m_values)
            text.replace(value, mask);
    }
    return redactPatterns(std::move(text));
}

QString redactPatterns(QString text)
{
    static const QRegularExpression headers(
        QStringLiteral("\\b(Bearer|OAuth|Basic)\\s+[A-Za-z0-9._~+/=-]{6,}"), QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression keys(
        QStringLiteral("\\b(napi_|sk_live_|sk_test_|sk-|xox[abpr]-|AKIA)[A-Za-z0-9_-]{6,}"));
    static const QRegularExpression webhooks(
        QStringLiteral("(hooks\\.slack\\.com/(?:services|workflows|triggers)/)[^\\s\"'<>]+"));
    // To the last @ of the word: people forget to encode one inside a password.
    static const QRegularExpression connection(
        QStringLiteral("(postgres(?:ql)?://[^:/@\\s]*:)\\S+@"), QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression keyword(QStringLiteral("\\b(\\w*password\\s*=\\s*)('(?:[^'\\\\]|\\\\.)*'|\\S+)"),
        QRegularExpression::CaseInsensitiveOption);
    text.replace(headers, QStringLiteral("\\1 ") + mask);
    text.replace(keys, QStringLiteral("\\1") + mask);
    text.replace(webhooks, QStringLiteral("\\1") + mask);
    text.replace(connection, QStringLiteral("\\1") + mask + QLatin1Char('@'));
    text.replace(keyword, QStringLiteral("\\1") + mask);
    return text;
}

} // namespace holdfast
