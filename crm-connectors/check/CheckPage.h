#pragma once

#include "crm-connectors/check/CheckResult.h"

#include <QCoreApplication>
#include <QIODevice>
#include <functional>

namespace balie::crm {

/// What balie-connector prints: lines of UTF-8, each without any secret. One thread.
class CheckPage {
    Q_DECLARE_TR_FUNCTIONS(balie::crm::CheckPage)

public:
    /// `out` outlives this.
    explicit CheckPage(QIODevice &out)
        : m_out(out)
    {
    }

    /// Asked before each line: what must not be seen in it.
    void setSecrets(std::function<QStringList()> secrets) { m_secrets = std::move(secrets); }

    /// One or more lines, each with `lead` in front.
    void print(const QString &text, const QString &lead = {});
    void print(const CheckResult &result);

private:
    void print(const TrialStep &step);

    QIODevice &m_out;
    std::function<QStringList()> m_secrets;
};

} // namespace balie::crm
