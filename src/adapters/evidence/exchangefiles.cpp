// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/evidence/exchangefiles.h"

#include "kernel/json.h"
#include "kernel/log.h"

#include <QDir>
#include <QFile>

using namespace Qt::StringLiterals;

namespace holdfast {

namespace {

constexpr qint64 largestFile = 64 * 1024 * 1024;
constexpr Duration closingBound{std::chrono::seconds{2}};

} // namespace

class ExchangeFiles::Writer {
public:
    explicit Writer(QString folder)
        : m_folder(std::move(folder))
    { }

    void write(const Exchange &exchange)
    {
        if (!open(formatUtc(exchange.at).left(10)) || m_file.size() > largestFile)
            return;
        QByteArray line = canonicalJson(toJson(exchange)) + '\n';
        if (m_file.size() + line.size() > largestFile)
            line += "{\"full\":true}\n";
        if (m_file.write(line) != line.size() || !m_file.flush())
            qCWarning(logHttp) << "exchanges cannot be kept:" << m_file.errorString();
    }

private:
    bool open(const QString &day)
    {
        if (m_file.isOpen() && m_day == day)
            return true;
        m_file.close();
        m_day = day;
        constexpr auto ownerOnly = QFile::ReadOwner | QFile::WriteOwner;
        QDir().mkpath(m_folder);
        QFile::setPermissions(m_folder, ownerOnly | QFile::ExeOwner);
        m_file.setFileName(m_folder + u'/' + day + u".jsonl"_s);
        const bool opened = m_file.open(QIODevice::WriteOnly | QIODevice::Append, ownerOnly);
        if (!opened)
            qCWarning(logHttp) << "exchanges cannot be kept:" << m_file.errorString();
        return opened;
    }

    QString m_folder;
    QString m_day;
    QFile m_file;
};

ExchangeFiles::ExchangeFiles(const QString &folder)
    : m_writer(std::make_shared<Writer>(folder))
    , m_thread(u"evidence"_s)
{ }

ExchangeFiles::~ExchangeFiles() { m_thread.stop(closingBound); }

void ExchangeFiles::record(const Exchange &exchange)
{
    m_thread.post([writer = m_writer, exchange] { writer->write(exchange); });
}

} // namespace holdfast
