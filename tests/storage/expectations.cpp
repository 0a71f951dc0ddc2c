// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/expectations.h"

#include <QCryptographicHash>
#include <QTest>

namespace holdfast::test {

using namespace Qt::StringLiterals;

namespace {

template <class T> bool isGood(const Result<T> &result)
{
    if (!result)
        qWarning("%s %s %s", qPrintable(result.error().what), qPrintable(result.error().why),
            qPrintable(result.error().detail));
    return bool(result);
}

QByteArray sha256(const QByteArray &bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex();
}

QStringList allKeys(ObjectStore &store, const QString &prefix)
{
    QStringList keys;
    QString from;
    do {
        const auto page = store.objects(prefix, from, {});
        if (!isGood(page))
            return {};
        for (const ObjectVersion &object : page->items)
            keys << object.key;
        from = page->next;
    } while (!from.isEmpty());
    return keys;
}

} // namespace

QList<ObjectVersion> allVersions(ObjectStore &store, const QString &prefix)
{
    QList<ObjectVersion> versions;
    QString from;
    do {
        const auto page = store.versions(prefix, from, {});
        if (!isGood(page))
            return {};
        versions << page->items;
        from = page->next;
    } while (!from.isEmpty());
    return versions;
}

void keepsBytesAndTellsThem(ObjectStore &store)
{
    QVERIFY(isGood(store.probe({})));
    const auto versioning = store.versioning({});
    QVERIFY(isGood(versioning));
    QCOMPARE(*versioning, Versioning::enabled);
    const QByteArray bytes("hello\0world\r\n", 13);
    const auto put = store.put(u"keeps/a.bin"_s, bytes, {});
    QVERIFY(isGood(put));
    QCOMPARE(put->etag.toLatin1(), QCryptographicHash::hash(bytes, QCryptographicHash::Md5).toHex());
    QVERIFY(!put->versionId.isEmpty());
    const auto head = store.head(u"keeps/a.bin"_s, {});
    QVERIFY(isGood(head));
    QCOMPARE(head->wholeSize, 13);
    QCOMPARE(head->sha256.toLatin1(), sha256(bytes));
    const auto got = store.get(u"keeps/a.bin"_s, {}, {});
    QVERIFY(isGood(got));
    QCOMPARE(got->bytes, bytes);
    QCOMPARE(got->sha256.toLatin1(), sha256(bytes));
    QCOMPARE(store.head(u"keeps/nothing"_s, {}).error().code, ErrorCode::notFound);
    QCOMPARE(store.get(u"keeps/nothing"_s, {}, {}).error().code, ErrorCode::notFound);
}

void listsPageByPage(ObjectStore &store)
{
    QStringList written;
    for (int i = 0; i < 7; ++i) {
        written << u"pages/%1"_s.arg(i, 4, 10, QLatin1Char('0'));
        QVERIFY(isGood(store.put(written.last(), "x", {})));
    }
    const auto first = store.objects(u"pages/"_s, {}, {});
    QVERIFY(isGood(first));
    QCOMPARE(first->items.size(), 3);
    QVERIFY(!first->next.isEmpty());
    QCOMPARE(allKeys(store, u"pages/"_s), written);
    QCOMPARE(allVersions(store, u"pages/"_s).size(), 7);
    QVERIFY(allKeys(store, u"pages/none"_s).isEmpty());
}

void readsRangesOfTheSameObject(ObjectStore &store)
{
    QVERIFY(isGood(store.put(u"ranges/a"_s, "0123456789", {})));
    const auto middle = store.get(u"ranges/a"_s, {3, 4, {}, {}}, {});
    QVERIFY(isGood(middle));
    QCOMPARE(middle->bytes, QByteArray("3456"));
    QCOMPARE(middle->wholeSize, 10);
    QCOMPARE(store.get(u"ranges/a"_s, {8, -1, {}, {}}, {})->bytes, QByteArray("89"));
    QCOMPARE(store.get(u"ranges/a"_s, {10, 5, {}, {}}, {}).error().code, ErrorCode::invalid);
    const QString etag = middle->etag;
    QVERIFY(isGood(store.get(u"ranges/a"_s, {0, 2, {}, etag}, {})));
    QVERIFY(isGood(store.put(u"ranges/a"_s, "abcdefghij", {})));
    const auto changed = store.get(u"ranges/a"_s, {2, 2, {}, etag}, {});
    QCOMPARE(changed.error().code, ErrorCode::conflict);
}

void createsOnlyWhereNothingIs(ObjectStore &store)
{
    QVERIFY(isGood(store.create(u"create/a"_s, "first", {})));
    const auto again = store.create(u"create/a"_s, "second", {});
    QVERIFY(!again);
    QCOMPARE(again.error().code, ErrorCode::conflict);
    QVERIFY(!again.error().mayHaveTakenEffect);
    QCOMPARE(store.get(u"create/a"_s, {}, {})->bytes, QByteArray("first"));
}

void bringsBackWhatWasDeleted(ObjectStore &store)
{
    const QString key = u"deleted/a"_s;
    QVERIFY(isGood(store.put(key, "precious", {})));
    QVERIFY(isGood(store.remove(key, {})));
    QCOMPARE(store.get(key, {}, {}).error().code, ErrorCode::notFound);
    QVERIFY(allKeys(store, u"deleted/"_s).isEmpty());
    const QList<ObjectVersion> versions = allVersions(store, u"deleted/"_s);
    QCOMPARE(versions.size(), 2);
    QVERIFY(versions[0].isDeleteMarker && versions[0].isLatest);
    QVERIFY(!versions[1].isDeleteMarker && !versions[1].isLatest);
    QCOMPARE(store.removeMarker(versions[1], {}).error().code, ErrorCode::refused); // that would be the data
    QVERIFY(isGood(store.removeMarker(versions[0], {})));
    QVERIFY(isGood(store.removeMarker(versions[0], {}))); // again: nothing more happens
    QCOMPARE(store.get(key, {}, {})->bytes, QByteArray("precious"));
    QCOMPARE(allVersions(store, u"deleted/"_s).size(), 1);
}

void bringsBackAnOlderVersion(ObjectStore &store)
{
    const QString key = u"older/a b+c.txt"_s;
    QVERIFY(isGood(store.put(key, "good", {})));
    QVERIFY(isGood(store.put(key, "encrypted by somebody", {})));
    const QList<ObjectVersion> versions = allVersions(store, u"older/"_s);
    QCOMPARE(versions.size(), 2);
    QCOMPARE(versions[1].key, key);
    QCOMPARE(store.get(key, {0, -1, versions[1].versionId, {}}, {})->bytes, QByteArray("good"));
    QVERIFY(isGood(store.copyVersion(versions[1], key, {})));
    QCOMPARE(store.get(key, {}, {})->bytes, QByteArray("good"));
    QCOMPARE(store.get(key, {}, {})->sha256.toLatin1(), sha256("good"));
    QCOMPARE(allVersions(store, u"older/"_s).size(), 3);
}

void uploadsInParts(ObjectStore &store)
{
    const QByteArray first(ObjectStore::smallestPart, 'a');
    const QByteArray second("the end");
    const auto id = store.beginUpload(u"parts/big"_s, {});
    QVERIFY(isGood(id));
    const OpenUpload upload{u"parts/big"_s, *id, {}};
    const auto open = store.uploads({});
    QVERIFY(isGood(open));
    QCOMPARE(open->size(), 1);
    QCOMPARE(open->first().id, *id);
    QCOMPARE(open->first().key, u"parts/big"_s);
    QList<UploadedPart> parts;
    for (const QByteArray &bytes : {first, second}) {
        const auto part = store.uploadPart(upload, int(parts.size()) + 1, bytes, {});
        QVERIFY(isGood(part));
        parts << *part;
    }
    const auto known = store.parts(upload, {}); // what a program that was killed here would find
    QVERIFY(isGood(known));
    QCOMPARE(known->size(), 2);
    QCOMPARE((*known)[1].etag, parts[1].etag);
    QList<UploadedPart> wrong = parts;
    wrong[0].etag = parts[1].etag;
    QVERIFY(!store.finishUpload(upload, wrong, {}));
    QVERIFY(isGood(store.finishUpload(upload, *known, {})));
    const auto head = store.head(u"parts/big"_s, {});
    QVERIFY(isGood(head));
    QCOMPARE(head->wholeSize, first.size() + second.size());
    QVERIFY(head->etag.endsWith(u"-2"));
    QCOMPARE(store.get(u"parts/big"_s, {first.size() - 1, 8, {}, {}}, {})->bytes, QByteArray("athe end"));
    const auto other = store.beginUpload(u"parts/other"_s, {});
    QVERIFY(isGood(other));
    QVERIFY(isGood(store.abandonUpload({u"parts/other"_s, *other, {}}, {})));
    QVERIFY(isGood(store.abandonUpload({u"parts/other"_s, *other, {}}, {})));
    QVERIFY(store.uploads({})->isEmpty());
}

void refusesWhatCannotBeAddressed(ObjectStore &store)
{
    for (const char *key : {"", ".", "a/../b", "a/./b"}) {
        const auto put = store.put(QString::fromLatin1(key), "x", {});
        QVERIFY2(!put, key);
        QCOMPARE(put.error().code, ErrorCode::invalid);
        QVERIFY(!put.error().mayHaveTakenEffect);
    }
}

void takesAwkwardKeys(ObjectStore &store)
{
    const QStringList keys{u"awkward/a b+c%25/é=&~.txt"_s, u"awkward//two//slashes"_s, u"awkward/*(!)'@:$,;?#"_s,
        u"awkward/&lt;<>\"\\|^`{}"_s, u"awkward/日本語"_s, u"awkward/tab\there"_s};
    for (const QString &key : keys) {
        QVERIFY2(isGood(store.put(key, key.toUtf8(), {})), qPrintable(key));
        const auto got = store.get(key, {}, {});
        QVERIFY2(isGood(got), qPrintable(key));
        QCOMPARE(got->bytes, key.toUtf8());
    }
    QStringList listed = allKeys(store, u"awkward/"_s);
    QStringList wanted = keys;
    listed.sort();
    wanted.sort();
    QCOMPARE(listed, wanted);
    for (const ObjectVersion &version : allVersions(store, u"awkward/"_s))
        QVERIFY2(keys.contains(version.key), qPrintable(version.key));
}

} // namespace holdfast::test
