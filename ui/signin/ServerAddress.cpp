#include "ui/signin/ServerAddress.h"

#include <QCoreApplication>
#include <algorithm>
#include <array>

namespace balie::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

Unexpected<Error> invalid(const char *sentence, const QString &detail)
{
    return unexpected(Error{ErrorCode::InvalidInput,
        QCoreApplication::translate("balie::ui::ServerAddress", sentence), detail});
}

} // namespace

Expected<QUrl> serverFromText(const QString &text)
{
    const QString typed = text.trimmed();
    if (typed.isEmpty()) {
        return invalid(QT_TRANSLATE_NOOP(
                           "balie::ui::ServerAddress", "Enter the name of your telephony server."),
            u"empty server"_s);
    }
    const QUrl url(typed.contains("://"_L1) ? typed : u"wss://"_s + typed, QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty()) {
        return invalid(QT_TRANSLATE_NOOP("balie::ui::ServerAddress",
                           "This is not a server address. Use for example pbx.example.com or "
                           "pbx.example.com:443."),
            u"not an address"_s);
    }
    const QString scheme = url.scheme();
    constexpr std::array known{
        "https"_L1, "http"_L1, "wss"_L1, "ws"_L1, "tls"_L1, "tcp"_L1};
    if (std::ranges::find(known, scheme) == known.end()) {
        return invalid(QT_TRANSLATE_NOOP("balie::ui::ServerAddress",
                           "An address starts with https:// (BroadWorks), wss://, ws://, tls:// or "
                           "tcp:// (CSTA)."),
            u"scheme not supported"_s);
    }
    if (!url.userInfo().isEmpty()) {
        return invalid(QT_TRANSLATE_NOOP("balie::ui::ServerAddress",
                           "Enter user name and password in their own fields."),
            u"user info in address"_s);
    }
    return url;
}

} // namespace balie::ui
