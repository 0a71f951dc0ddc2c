// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/smtp/smtptalk.h"

#include "kernel/escape.h"
#include "kernel/redaction.h"

#include <curl/curl.h>
#include <sys/socket.h>

using namespace Qt::StringLiterals;

namespace holdfast {

namespace {

constexpr qsizetype longestWords = 200;

struct ListDeleter {
    void operator()(curl_slist *list) const { curl_slist_free_all(list); }
};
using List = std::unique_ptr<curl_slist, ListDeleter>;

void append(List &list, const QByteArray &text)
{
    if (curl_slist *longer = curl_slist_append(list.get(), text.constData())) {
        (void)list.release();
        list.reset(longer);
    }
}

QString shownWords(const QByteArray &line)
{
    return redactPatterns(visibleText(QString::fromUtf8(line).simplified())).left(longestWords);
}

} // namespace

/// What libcurl's callbacks write down: libcurl speaks one command after another, so an answer belongs to the last one.
struct SmtpTalk::State {
    State(const SmtpConfig &settings, std::stop_token stopToken)
        : config(settings)
        , stop(std::move(stopToken))
        , easy(curl_easy_init())
    { }

    const SmtpConfig &config;
    std::stop_token stop;
    struct EasyDeleter {
        void operator()(CURL *handle) const { curl_easy_cleanup(handle); }
    };
    std::unique_ptr<CURL, EasyDeleter> easy;
    curl_socket_t socket = CURL_SOCKET_BAD;
    QByteArray text;
    qsizetype read = 0;
    QString recipient; ///< whom the last command named; empty for another command
    bool isHandedOver = false; ///< the message has gone out; its answer counts
    bool isAnswered = false;
    MailOutcome outcome;
    QString lastWords;

    void said(const QByteArray &line)
    {
        lastWords = shownWords(line);
        if (!recipient.isEmpty() && (line.startsWith('4') || line.startsWith('5')))
            outcome.refused << MailOutcome::Refusal{recipient, lastWords};
        if (isHandedOver && line.size() > 3 && line[3] == ' ')
            isAnswered = true;
    }

    void spoke(const QByteArray &command)
    {
        recipient.clear();
        if (command.startsWith("RCPT TO:"))
            recipient = QString::fromUtf8(command.mid(command.indexOf('<') + 1).split('>').first());
    }

    static int onTraffic(CURL *, curl_infotype type, char *data, size_t size, void *self)
    {
        auto *state = static_cast<State *>(self);
        const QByteArray bytes(data, qsizetype(size));
        if (type == CURLINFO_HEADER_IN)
            state->said(bytes);
        else if (type == CURLINFO_HEADER_OUT)
            state->spoke(bytes);
        return 0;
    }

    static size_t onRead(char *to, size_t size, size_t count, void *self)
    {
        auto *state = static_cast<State *>(self);
        const qsizetype bytes = std::min(qsizetype(size * count), state->text.size() - state->read);
        std::copy_n(state->text.constData() + state->read, bytes, to);
        state->read += bytes;
        state->isHandedOver = state->read == state->text.size(); // the end goes out with or after these bytes
        return size_t(bytes);
    }

    static size_t onData(char *, size_t size, size_t count, void *) { return size * count; }

    static int onSocket(void *self, curl_socket_t socket, curlsocktype)
    {
        static_cast<State *>(self)->socket = socket;
        return CURL_SOCKOPT_OK;
    }

    /// Who stops does not wait either: libcurl would say goodbye and wait two minutes for the answer.
    static int onProgress(void *self, curl_off_t, curl_off_t, curl_off_t, curl_off_t)
    {
        const auto *state = static_cast<State *>(self);
        if (!state->stop.stop_requested())
            return 0;
        ::shutdown(state->socket, SHUT_RDWR);
        return 1;
    }

    void setUp()
    {
        CURL *curl = easy.get();
        const QByteArray scheme = config.security == SmtpConfig::Security::tls ? "smtps" : "smtp";
        const QByteArray url = scheme + "://" + config.host.toLatin1() + ':' + QByteArray::number(config.port);
        curl_easy_setopt(curl, CURLOPT_URL, url.constData());
        curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
        curl_easy_setopt(curl, CURLOPT_NOPROXY, "*");
        curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
        // Anything less would hand the password to a server that offers no encryption.
        const bool isOpen = config.security == SmtpConfig::Security::loopback;
        curl_easy_setopt(curl, CURLOPT_USE_SSL, long(isOpen ? CURLUSESSL_NONE : CURLUSESSL_ALL));
        curl_easy_setopt(curl, CURLOPT_SSLVERSION, long(CURL_SSLVERSION_TLSv1_2));
        if (!config.authorities.isEmpty())
            curl_easy_setopt(curl, CURLOPT_CAINFO, config.authorities.toUtf8().constData());
        if (!config.user.isEmpty()) {
            curl_easy_setopt(curl, CURLOPT_USERNAME, config.user.toUtf8().constData());
            curl_easy_setopt(curl, CURLOPT_PASSWORD, config.token.reveal().constData());
        }
        curl_easy_setopt(curl, CURLOPT_TIMEOUT_MS, long(config.deadline.count()));
        curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT_MS, long(config.connectDeadline.count()));
        curl_easy_setopt(curl, CURLOPT_NOPROGRESS, 0L);
        curl_easy_setopt(curl, CURLOPT_XFERINFOFUNCTION, &State::onProgress);
        curl_easy_setopt(curl, CURLOPT_XFERINFODATA, this);
        curl_easy_setopt(curl, CURLOPT_SOCKOPTFUNCTION, &State::onSocket);
        curl_easy_setopt(curl, CURLOPT_SOCKOPTDATA, this);
        curl_easy_setopt(curl, CURLOPT_VERBOSE, 1L);
        curl_easy_setopt(curl, CURLOPT_DEBUGFUNCTION, &State::onTraffic);
        curl_easy_setopt(curl, CURLOPT_DEBUGDATA, this);
        curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, &State::onData);
    }
};

SmtpTalk::SmtpTalk(const SmtpConfig &config, std::stop_token stop)
{
    static const CURLcode once = curl_global_init(CURL_GLOBAL_DEFAULT);
    Q_UNUSED(once)
    m_state = std::make_unique<State>(config, std::move(stop));
}

SmtpTalk::~SmtpTalk() = default;

Result<MailOutcome> SmtpTalk::run(const QStringList &to, const QByteArray &text)
{
    CURL *curl = m_state->easy.get();
    m_state->text = text;
    m_state->setUp();
    List recipients;
    if (text.isEmpty()) {
        curl_easy_setopt(curl, CURLOPT_CUSTOMREQUEST, "NOOP");
    } else {
        for (const QString &address : to)
            append(recipients, '<' + address.toUtf8() + '>');
        curl_easy_setopt(curl, CURLOPT_MAIL_FROM, QByteArray('<' + m_state->config.from.toUtf8() + '>').constData());
        curl_easy_setopt(curl, CURLOPT_MAIL_RCPT, recipients.get());
        curl_easy_setopt(curl, CURLOPT_MAIL_RCPT_ALLLOWFAILS, 1L); // so spelled in this version
        curl_easy_setopt(curl, CURLOPT_UPLOAD, 1L);
        curl_easy_setopt(curl, CURLOPT_READFUNCTION, &State::onRead);
        curl_easy_setopt(curl, CURLOPT_READDATA, m_state.get());
        curl_easy_setopt(curl, CURLOPT_INFILESIZE_LARGE, curl_off_t(text.size()));
    }
    const CURLcode code = curl_easy_perform(curl);
    if (code != CURLE_OK)
        return failure(errorOf(code));
    m_state->outcome.said = m_state->lastWords;
    return m_state->outcome;
}

Error SmtpTalk::errorOf(int code) const
{
    Error error;
    error.code = ErrorCode::network;
    error.what = u"The mail server could not be reached."_s;
    error.next = u"Check the server's name and this computer's connection. Nothing was sent."_s;
    error.detail = u"libcurl %1: %2"_s.arg(code).arg(QString::fromLatin1(curl_easy_strerror(CURLcode(code))));
    const auto &refused = m_state->outcome.refused;
    const QString words = refused.isEmpty() ? m_state->lastWords : refused.last().said;
    error.why = words.isEmpty() ? QString::fromLatin1(curl_easy_strerror(CURLcode(code))) : u"It said: %1"_s.arg(words);
    const bool isTemporary = words.startsWith(u'4');
    switch (code) {
    case CURLE_LOGIN_DENIED:
        error.code = ErrorCode::unauthorised;
        error.what = u"The mail server refused the user or the password."_s;
        error.next = u"Store the right password. Nothing was sent."_s;
        break;
    case CURLE_USE_SSL_FAILED:
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CONNECT_ERROR:
        error.code = ErrorCode::refused;
        error.what = u"The mail server cannot be spoken to safely."_s;
        error.next = u"It offers no encryption that can be trusted, so neither password nor message were sent."_s;
        break;
    case CURLE_SEND_ERROR:
    case CURLE_WEIRD_SERVER_REPLY:
        error.code = isTemporary ? ErrorCode::busy : ErrorCode::refused;
        error.what = u"The mail server did not take the message."_s;
        error.next = isTemporary ? u"It asks to try again later. Nobody got it."_s : u"Nobody got it."_s;
        break;
    case CURLE_OPERATION_TIMEDOUT:
        error.code = ErrorCode::timedOut;
        error.what = u"The mail server took too long."_s;
        break;
    case CURLE_ABORTED_BY_CALLBACK:
        error.code = ErrorCode::cancelled;
        error.what = u"Sending was stopped."_s;
        error.next = u"Nothing was sent."_s;
        break;
    default:
        break;
    }
    if (m_state->isHandedOver && !m_state->isAnswered) {
        error.mayHaveTakenEffect = true;
        error.next = u"The message was handed over, but the server did not confirm it: it may arrive. Sent again with "
                     "the same id, most mailboxes keep one."_s;
    }
    return error;
}

} // namespace holdfast
