#pragma once

#include "base/http/HttpPort.h"

#include <QStringList>
#include <vector>

namespace balie::test {

/// A person at a browser who agrees to everything: keeps cookies, follows redirects, and sends the
/// first form of each page with a name and password in it, until a page has none.
class FormBrowser {
public:
    explicit FormBrowser(HttpPort &http)
        : m_http(http)
    {
    }

    void open(const QUrl &url) { go(HttpMethod::Get, url, {}); }
    /// Nothing is left to be sent.
    bool isAtRest() const { return m_isAtRest; }
    /// The last page.
    const QByteArray &page() const { return m_page; }
    const QStringList &visited() const { return m_visited; }

private:
    struct Cookie {
        QByteArray name;
        QByteArray value;
        QString path;
        QString host;
    };
    void go(HttpMethod method, const QUrl &url, const QByteArray &body);
    void take(const HttpReply &reply);
    void takeCookie(const QByteArray &line, const QUrl &url);

    HttpPort &m_http;
    std::vector<Cookie> m_cookies;
    std::unique_ptr<HttpCall> m_call;
    QByteArray m_page;
    QStringList m_visited;
    bool m_isAtRest = false;
};

} // namespace balie::test
