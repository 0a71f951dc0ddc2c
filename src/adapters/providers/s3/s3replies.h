// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "adapters/providers/s3/s3requests.h"
#include "interfaces/providers/keycheck.h"

/// The answers to the requests of the same name. Strict: a missing or wrong element is ErrorCode::badReply.
namespace holdfast::s3 {

/// By the code in the XML first, then by status. A wrong clock, a wrong region and a wrong key each have words of their
/// own. SlowDown and the like promise that nothing was done.
[[nodiscard]] Error readError(const HttpRequest &request, const HttpReply &reply);

[[nodiscard]] Result<> readDone(const HttpRequest &request, const HttpReply &reply);
/// A store that does not know the question answers 400, 404, 405 or 501: Versioning::unsupported.
[[nodiscard]] Result<Versioning> readVersioning(const HttpRequest &request, const HttpReply &reply);
[[nodiscard]] Result<ListPage<ObjectVersion>> readObjects(const HttpRequest &request, const HttpReply &reply);
[[nodiscard]] Result<ListPage<ObjectVersion>> readVersions(const HttpRequest &request, const HttpReply &reply);
[[nodiscard]] Result<ObjectContent> readContent(const HttpRequest &request, const HttpReply &reply);
/// The version that the store made of what was sent as `key`.
[[nodiscard]] Result<ObjectVersion> readStored(const HttpRequest &request, const HttpReply &reply, const QString &key);
/// Copying and finishing may fail in an answer with status 200: an `Error` element in it is one.
[[nodiscard]] Result<> readXmlDone(const HttpRequest &request, const HttpReply &reply);
[[nodiscard]] Result<QString> readUploadId(const HttpRequest &request, const HttpReply &reply);
[[nodiscard]] Result<ListPage<UploadedPart>> readParts(const HttpRequest &request, const HttpReply &reply);
/// An upload that is not there any more counts as abandoned.
[[nodiscard]] Result<> readAbandoned(const HttpRequest &request, const HttpReply &reply);
[[nodiscard]] Result<ListPage<OpenUpload>> readUploads(const HttpRequest &request, const HttpReply &reply);
/// What the answer to headBucket() proves of the key.
[[nodiscard]] Result<KeyReport> readKey(const HttpRequest &request, const HttpReply &reply, const S3Config &config);

} // namespace holdfast::s3
