// SPDX-License-Identifier: GPL-3.0-or-later
#include "range/storage/s3.h"

#include "range/storage/s3_signature.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QLocale>
#include <QTimeZone>

namespace holdfast::range {

using namespace Qt::StringLiterals;

namespace {

const QString region = u"practice"_s;
constexpr int practiceDocuments = 12;

/// Two writings of each document: what stands there now, and what stood there a day before.
QByteArray document(int number, int edition)
{
    return QByteArray("practice document ") + QByteArray::number(number) + ", edition " + QByteArray::number(edition)
        + '\n';
}

} // namespace

namespace s3 {

Response xml(const QString &root, const std::function<void(QXmlStreamWriter &)> &fill)
{
    Response response;
    response.type = "application/xml";
    QXmlStreamWriter writer(&response.body);
    writer.writeStartDocument();
    writer.writeStartElement(root);
    if (root != u"Error")
        writer.writeDefaultNamespace(u"http://s3.amazonaws.com/doc/2006-03-01/"_s);
    fill(writer);
    writer.writeEndDocument();
    return response;
}

Response fail(int status, const QString &code, const QString &message)
{
    Response response = xml(u"Error"_s, [&](QXmlStreamWriter &writer) {
        writer.writeTextElement(u"Code"_s, code);
        writer.writeTextElement(u"Message"_s, message);
        writer.writeTextElement(u"RequestId"_s, u"practice"_s);
    });
    response.status = status;
    return response;
}

QString quoted(const QByteArray &etag) { return u'"' + QString::fromLatin1(etag) + u'"'; }

QByteArray httpDate(UtcTime at)
{
    const qint64 seconds = std::chrono::duration_cast<std::chrono::seconds>(at.time_since_epoch()).count();
    return QLocale::c()
        .toString(QDateTime::fromSecsSinceEpoch(seconds, QTimeZone::utc()), u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s)
        .toLatin1();
}

} // namespace s3

S3::S3(Context &context)
    : m_context(context)
    , m_accessKey(u"PRACTICE"_s + context.letters(12).toUpper())
    , m_secret{context.letters(40), context.now()}
    , m_bucketName(u"practice-files"_s)
    , m_bucket(context)
{
    for (int number = 1; number <= practiceDocuments; ++number) {
        const QString key = u"documents/report-%1.txt"_s.arg(number, 2, 10, QLatin1Char('0'));
        for (int edition = 1; edition <= 2; ++edition) {
            const QByteArray bytes = document(number, edition);
            m_bucket.put(key, bytes, etagOf(bytes), {{"content-type", "text/plain"}});
        }
    }
}

QJsonObject S3::describe(const QString &origin) const
{
    return {{u"url"_s, origin}, {u"bucket"_s, m_bucketName}, {u"region"_s, region},
        {u"secrets"_s, QJsonObject{{u"key"_s, m_accessKey + u':' + m_secret.value}}}};
}

/// Somebody empties a folder by mistake; others go on working: one file is new, one stands where a deleted one was.
void S3::deleteByMistake()
{
    constexpr int files = 40;
    const UtcTime written = m_context.now() - std::chrono::hours{1};
    m_lost.clear();
    for (int i = 1; i <= files; ++i) {
        const QString key = u"uploads/report-%1.csv"_s.arg(i, 3, 10, QChar(u'0'));
        const QByteArray bytes = "period,amount\n2026-10," + m_context.letters(40 + i).toUtf8() + '\n';
        if (!m_bucket.visible(key))
            m_bucket.put(key, bytes, etagOf(bytes), {}, written);
        m_lost.insert(key, m_bucket.visible(key)->etag);
        m_bucket.hide(key);
    }
    const QByteArray news("written after the accident\n");
    m_bucket.put(u"uploads/newer.csv"_s, news, etagOf(news), {});
    m_bucket.put(u"uploads/report-007.csv"_s, news, etagOf(news), {});
    m_lost.remove(u"uploads/report-007.csv"_s);
}

/// Somebody with every right removes a folder with all its versions.
void S3::destroy()
{
    m_lost.clear();
    const QStringList keys = m_bucket.all().keys();
    for (const QString &key : keys) {
        if (!key.startsWith(u"documents/") || !m_bucket.visible(key))
            continue;
        m_lost.insert(key, m_bucket.visible(key)->etag);
        const Bucket::Versions versions = m_bucket.all().value(key);
        for (const StoredVersion &version : versions)
            m_bucket.erase(key, version.id);
    }
}

void S3::strike(const QString &disaster)
{
    if (disaster == u"files_destroyed")
        destroy();
    else
        deleteByMistake();
}

QJsonObject S3::truth() const
{
    QJsonObject objects;
    for (auto one = m_bucket.all().cbegin(); one != m_bucket.all().cend(); ++one) {
        const StoredVersion *visible = m_bucket.visible(one.key());
        QJsonObject object{{u"versions"_s, one->size()}, {u"isHidden"_s, visible == nullptr}};
        if (visible != nullptr)
            object.insert(u"sha256"_s,
                QString::fromLatin1(QCryptographicHash::hash(visible->bytes, QCryptographicHash::Sha256).toHex()));
        objects.insert(one.key(), object);
    }
    qint64 lost = 0;
    for (auto one = m_lost.cbegin(); one != m_lost.cend(); ++one) {
        const StoredVersion *visible = m_bucket.visible(one.key());
        lost += visible != nullptr && visible->etag == one.value() ? 0 : 1;
    }
    return {{u"objects"_s, objects}, {u"openUploads"_s, m_bucket.uploads().size()}, {u"deletedFiles"_s, m_lost.size()},
        {u"filesLost"_s, lost}};
}

const QMap<QString, S3::Handler> &S3::handlers()
{
    static const QMap<QString, Handler> all{{u"HeadBucket"_s, &S3::headBucket},
        {u"GetBucketVersioning"_s, &S3::versioning}, {u"ListObjectsV2"_s, &S3::listObjects},
        {u"ListObjectVersions"_s, &S3::listVersions}, {u"GetObject"_s, &S3::getObject},
        {u"HeadObject"_s, &S3::getObject}, {u"PutObject"_s, &S3::putObject}, {u"CopyObject"_s, &S3::copyObject},
        {u"DeleteObject"_s, &S3::deleteObject}, {u"CreateMultipartUpload"_s, &S3::beginUpload},
        {u"UploadPart"_s, &S3::uploadPart}, {u"ListParts"_s, &S3::listParts},
        {u"CompleteMultipartUpload"_s, &S3::finishUpload}, {u"AbortMultipartUpload"_s, &S3::abandonUpload},
        {u"ListMultipartUploads"_s, &S3::listUploads}};
    return all;
}

QStringList S3::routes() const { return handlers().keys(); }

QString S3::keyOf(const Request &request) const { return request.path.mid(m_bucketName.size() + 2); }

QString S3::routeOf(const Request &request) const
{
    const QString root = u'/' + m_bucketName;
    if (request.path != root && !request.path.startsWith(root + u'/'))
        return u"unknown"_s;
    const auto has = [&request](const char *name) { return request.query.hasQueryItem(QString::fromLatin1(name)); };
    const QByteArray &method = request.method;
    if (keyOf(request).isEmpty()) {
        if (method == "HEAD")
            return u"HeadBucket"_s;
        if (method != "GET")
            return u"unknown"_s;
        if (has("versioning"))
            return u"GetBucketVersioning"_s;
        if (has("versions"))
            return u"ListObjectVersions"_s;
        return has("uploads") ? u"ListMultipartUploads"_s : u"ListObjectsV2"_s;
    }
    if (method == "GET")
        return has("uploadId") ? u"ListParts"_s : u"GetObject"_s;
    if (method == "HEAD")
        return u"HeadObject"_s;
    if (method == "DELETE")
        return has("uploadId") ? u"AbortMultipartUpload"_s : u"DeleteObject"_s;
    if (method == "POST")
        return has("uploads") ? u"CreateMultipartUpload"_s : u"CompleteMultipartUpload"_s;
    if (method != "PUT")
        return u"unknown"_s;
    if (has("uploadId"))
        return u"UploadPart"_s;
    return request.header("x-amz-copy-source").isEmpty() ? u"PutObject"_s : u"CopyObject"_s;
}

Response S3::refusal(int status) const
{
    return s3::fail(status, status == 503 ? u"SlowDown"_s : u"InternalError"_s, u"not now"_s);
}

void S3::serve(const Request &request, Call &call, const Answer &answer)
{
    const SignatureFault fault =
        signatureFault(request, m_accessKey, m_secret.value.toLatin1(), region, m_context.now());
    if (!fault.code.isEmpty())
        return answer(s3::fail(fault.status, fault.code, fault.message));
    if (!m_secret.accepts(m_secret.value, m_context.agedNow()))
        return answer(s3::fail(400, u"ExpiredToken"_s, u"the key has expired"_s));
    const Handler handler = handlers().value(routeOf(request), nullptr);
    if (handler == nullptr)
        return answer(s3::fail(404, u"NoSuchBucket"_s, u"the bucket does not exist"_s));
    Visit visit{request, keyOf(request), call};
    answer((this->*handler)(visit));
}

} // namespace holdfast::range
