#pragma once

#include <QProcess>
#include <QUrl>

namespace balie::test {

/// A real OpenID provider (npm's oidc-provider), gone with this.
class Provider {
public:
    ~Provider();

    /// Why there is none here; empty if it was started.
    QString start();
    /// To be asked again until it is.
    bool isUp();
    QUrl url(const QString &path = {}) const;

private:
    QProcess m_process;
    int m_port = 0;
};

} // namespace balie::test
