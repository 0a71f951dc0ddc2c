// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/smtp/mailtext.h"

#include <QDateTime>
#include <QLocale>
#include <QRegularExpression>
#include <QTimeZone>
#include <algorithm>

namespace holdfast {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype lineLength = 76;
constexpr qsizetype wordBytes = 42; // of UTF-8 in one encoded word, which may have 75 characters

/// Nothing in it has another meaning to a reader of mail. `=?` would begin an encoded word (RFC 2047).
bool isPlain(const QString &text)
{
    return !text.contains("=?"_L1)
        && std::all_of(text.cbegin(), text.cend(), [](QChar c) { return c >= u' ' && c < u'\x7f'; });
}

/// RFC 2047 where it must be: words of at most 75 characters, cut between characters.
QByteArray headerText(const QString &value)
{
    const QString text = value.simplified();
    if (isPlain(text))
        return text.toLatin1();
    QByteArrayList words;
    QByteArray word;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const qsizetype units = text[i].isHighSurrogate() && i + 1 < text.size() ? 2 : 1;
        const QByteArray next = text.mid(i, units).toUtf8();
        if (word.size() + next.size() > wordBytes)
            words << std::exchange(word, QByteArray());
        word += next;
        i += units - 1;
    }
    words << word;
    for (QByteArray &one : words)
        one = "=?UTF-8?B?" + one.toBase64() + "?=";
    return words.join("\r\n ");
}

QByteArray dateText(UtcTime time)
{
    const qint64 seconds = std::chrono::duration_cast<std::chrono::seconds>(time.time_since_epoch()).count();
    const QDateTime at = QDateTime::fromSecsSinceEpoch(seconds, QTimeZone::utc());
    return QLocale::c().toString(at, u"ddd, dd MMM yyyy hh:mm:ss '+0000'"_s).toLatin1();
}

QByteArray ids(const QStringList &values)
{
    QByteArrayList all;
    for (const QString &value : values)
        all << '<' + value.simplified().toLatin1() + '>';
    return all.join("\r\n ");
}

} // namespace

QByteArray mailText(const Mail &mail, const QString &from)
{
    QByteArray text = "Date: " + dateText(mail.date) + "\r\nFrom: " + headerText(from)
        + "\r\nTo: " + headerText(mail.to.join(u", "_s)) + "\r\nSubject: " + headerText(mail.subject)
        + "\r\nMessage-ID: " + ids({mail.id}) + "\r\n";
    if (!mail.inReplyTo.isEmpty())
        text += "In-Reply-To: " + ids({mail.inReplyTo}) + "\r\n";
    if (!mail.references.isEmpty())
        text += "References: " + ids(mail.references) + "\r\n";
    text += "Auto-Submitted: auto-generated\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n"
            "Content-Transfer-Encoding: base64\r\n\r\n";
    QString body = mail.body;
    const QByteArray encoded = body.replace(u"\r\n"_s, u"\n"_s).replace(u'\n', u"\r\n"_s).toUtf8().toBase64();
    for (qsizetype i = 0; i < encoded.size(); i += lineLength)
        text += encoded.mid(i, lineLength) + "\r\n";
    return text;
}

Result<> checkAddress(const QString &address)
{
    static const QRegularExpression form(u"^[^\\s<>(),;:\"\\\\@\\x00-\\x1f]+@[^\\s<>(),;:\"\\\\@\\x00-\\x1f]+$"_s);
    if (form.match(address).hasMatch())
        return {};
    return failure(ErrorCode::invalid, u"A message cannot be addressed."_s,
        u"“%1” is not an e-mail address."_s.arg(address.simplified().left(80)),
        u"Correct it in the plan. Nothing was sent."_s);
}

} // namespace holdfast
