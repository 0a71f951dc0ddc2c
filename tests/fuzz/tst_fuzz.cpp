// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz/seeds.h"
#include "support/runner.h"

#include <random>

using namespace Qt::StringLiterals;

namespace holdfast::fuzz {

namespace {

constexpr int changesOfEach = 100;

/// A few bytes are changed, removed, doubled, or taken from another seed.
QByteArray changed(const QByteArray &seed, const QList<QByteArray> &seeds, std::mt19937 &random)
{
    QByteArray bytes = seed;
    for (unsigned change = random() % 4 + 1; change > 0 && !bytes.isEmpty(); --change) {
        const auto at = qsizetype(random() % size_t(bytes.size()));
        switch (random() % 5) {
        case 0:
            bytes[at] = char(random() % 256);
            break;
        case 1:
            bytes.remove(at, qsizetype(random() % 20));
            break;
        case 2:
            bytes.insert(at, bytes.mid(at, qsizetype(random() % 40)));
            break;
        case 3:
            bytes.insert(at, "\"'{}[]:-#&*!|>%@`\n\t0129"[random() % 24]);
            break;
        default: {
            const QByteArray &other = seeds[qsizetype(random() % size_t(seeds.size()))];
            bytes.insert(at, other.mid(qsizetype(random() % size_t(other.size() + 1)), qsizetype(random() % 60)));
        }
        }
    }
    return bytes;
}

} // namespace

class FuzzTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyEntryKeepsItsPromises_data()
    {
        QTest::addColumn<int>("index");
        const QList<Target> all = targets();
        for (int index = 0; index < all.size(); ++index)
            QTest::newRow(qPrintable(all[index].name)) << index;
    }
    void everyEntryKeepsItsPromises()
    {
        QFETCH(int, index);
        const Target target = targets()[index];
        QVERIFY(!target.seeds.isEmpty());
        target.entry({});
        std::mt19937 random(unsigned(index) + 1);
        for (const QByteArray &seed : target.seeds) {
            target.entry(seed);
            for (int change = 0; change < changesOfEach; ++change)
                target.entry(changed(seed, target.seeds, random));
        }
    }
};

HF_TEST(FuzzTest)

} // namespace holdfast::fuzz

#include "tst_fuzz.moc"
