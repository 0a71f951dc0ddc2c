// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "interfaces/settings.h"

namespace holdfast {

/// `FOLDER/NAME.json`, made when something is written for the first time.
class FileSettings final : public Settings {
public:
    explicit FileSettings(QString folder)
        : m_folder(std::move(folder))
    { }
    [[nodiscard]] QJsonObject read(const QString &name) const override;
    [[nodiscard]] Result<> write(const QString &name, const QJsonObject &value) override;

private:
    [[nodiscard]] QString pathOf(const QString &name) const { return m_folder + u'/' + name + QStringLiteral(".json"); }
    QString m_folder;
};

} // namespace holdfast
