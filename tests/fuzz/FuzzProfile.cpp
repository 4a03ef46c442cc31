// The reader of profiles against any bytes, and every text of a profile that it accepts filled in with odd values: no
// request goes to another kind of address than the rules allow, no value leaves its header, and a body of JSON stays JSON.
#include "crm-connectors/profile/CardLinks.h"
#include "crm-connectors/profile/NumberVariants.h"
#include "crm-connectors/profile/ProfileReader.h"
#include "crm-connectors/profile/UrlFiller.h"
#include "crm-connectors/steps/LookupValues.h"
#include "crm-connectors/steps/RequestBuilder.h"
#include "tests/fuzz/Portions.h"

#include <QJsonDocument>
#include <algorithm>

using namespace balie;
using namespace balie::crm;
using namespace balie::fuzz;
using namespace Qt::Literals::StringLiterals;

namespace {

/// What people, systems and those who mean harm put into fields.
const QStringList &oddTexts()
{
    static const QStringList texts{u"Jansen"_s, {}, u"'\"`\\%_*?"_s, u"a\r\nX-Other: b"_s, QString(2, QChar()),
        u"../../admin/%2e%2e"_s, u"https://crm.example.nl/"_s, u"https://u:p@evil.example/"_s, u"javascript:alert(1)"_s,
        u"{number.e164}{{}}"_s, QString(QChar(0xd800)) + u"x"_s, u"\u202e\u2028\U0001f600"_s, QString(3000, u'9'),
        u"[1,2]"_s, u"-1e309"_s, u"http://127.0.0.1:8080/crm?a=b#c"_s};
    return texts;
}

const PhoneNumbers &numbers()
{
    static const PhoneNumbers read;
    return read;
}

bool isOneLine(const QString &text)
{
    return std::none_of(text.cbegin(), text.cend(), [](QChar c) { return c.category() == QChar::Other_Control && c != u'\t'; });
}

class Filling {
public:
    Filling(const Profile &profile, const QString &odd)
        : m_profile(profile)
    {
        for (const ProfileSetting &setting : profile.settings) {
            const bool isAddress = setting.kind == SettingField::Kind::Address;
            m_values.set(u"setting."_s + setting.key, isAddress ? u"https://crm.example.nl/crm"_s : odd);
        }
        const PhoneNumber number = numbers().read(u"+31612345678"_s);
        NumberVariants(number, numbers()).addTo(m_values, profile.numbers);
        lookupValues::setName(m_values, odd);
        lookupValues::setCard(m_values, {u"x"_s, odd, odd});
        CallReport report;
        report.key = report.name = report.subject = report.text = odd;
        report.number = u"+31612345678"_s;
        report.card = report.company = {u"x"_s, odd, odd};
        report.start = QDateTime::fromSecsSinceEpoch(1'795'361'336, Qt::OffsetFromUTC, 3600);
        report.seconds = 83;
        lookupValues::setCall(m_values, report);
        m_values.set(u"now"_s, QVariant(report.start));
        for (const char *page : {"page.skip", "page.number", "page.size", "page.token"})
            m_values.set(QString::fromLatin1(page), odd);
        for (auto fact = profile.auth.facts.cbegin(); fact != profile.auth.facts.cend(); ++fact)
            m_values.set(u"session."_s + fact.key(), odd);
        for (const AuthSpec::Request &request : profile.auth.requests)
            keep(request.keep, odd);
        for (const auto &operation : operations()) {
            for (const Step &step : operation->steps)
                keep(step.keep, odd);
        }
        setOddAddress(odd);
    }

    void run()
    {
        for (const auto &operation : operations()) {
            for (const Step &step : operation->steps)
                checkStep(step);
        }
        checkSignIn();
        const CardLinks links(m_profile.links, m_values);
        const QStringList &schemes = m_profile.links.schemes;
        for (const QString &odd : oddTexts().mid(0, 8)) {
            const QUrl link = links.card({u"x"_s, odd, odd}, odd);
            require(link.isEmpty() || (UrlFiller::isAllowed(link, schemes) && link.userInfo().isEmpty()));
        }
        const QUrl form = links.newContact(numbers().read(u"0201234567"_s), numbers());
        require(form.isEmpty() || (UrlFiller::isAllowed(form, schemes) && form.userInfo().isEmpty()));
    }

private:
    QVector<const Operation *> operations() const
    {
        QVector<const Operation *> there;
        for (const auto *operation : {&m_profile.test, &m_profile.findByNumber, &m_profile.findByName, &m_profile.getCard, &m_profile.logCall}) {
            if (*operation)
                there << &**operation;
        }
        return there;
    }

    void keep(const QHash<QString, QString> &kept, const QString &odd)
    {
        for (auto one = kept.cbegin(); one != kept.cend(); ++one) {
            m_values.set(u"kept."_s + one.key(), odd);
            m_values.set(u"session."_s + one.key(), odd);
        }
    }

    /// An address that an administrator typed may be anything too.
    void setOddAddress(const QString &odd)
    {
        if (!odd.startsWith("http"_L1) && !odd.startsWith("javascript"_L1))
            return;
        for (const ProfileSetting &setting : m_profile.settings)
            m_values.set(u"setting."_s + setting.key, odd);
    }

    void checkStep(const Step &step) const
    {
        const auto request = buildRequest(m_profile, step, m_values, {});
        if (!request) {
            require(!request.error().userText.isEmpty());
            return;
        }
        require(request->url.isValid() && UrlFiller::isAllowed(request->url));
        require(request->url.userInfo().isEmpty() && !request->url.host().isEmpty());
        for (const HttpHeader &header : request->headers)
            require(isOneLine(QString::fromUtf8(header.name)) && isOneLine(QString::fromUtf8(header.value)));
        if (step.body == Step::Body::Json && !request->body.isEmpty()) {
            // A single value is wrapped: the document's reader takes objects and arrays only.
            QJsonParseError problem{};
            QJsonDocument::fromJson('[' + request->body + ']', &problem);
            require(problem.error == QJsonParseError::NoError);
        }
    }

    void checkSignIn() const
    {
        const UrlFiller urls(m_values, QUrl(u"https://crm.example.nl/"_s));
        const TextFiller texts(m_values);
        for (const Text *address : {&m_profile.auth.authoriseUrl, &m_profile.auth.tokenUrl, &m_profile.auth.deviceUrl, &m_profile.auth.pollUrl})
            checkAddress(urls, *address);
        for (const AuthSpec::FormField &header : m_profile.auth.headers)
            require(isOneLine(texts.line(header.value)));
        for (const AuthSpec::Request &request : m_profile.auth.requests) {
            checkAddress(urls, request.url);
            for (const AuthSpec::FormField &field : request.form)
                texts.text(field.value);
            if (request.json)
                texts.jsonBody(*request.json);
        }
    }

    static void checkAddress(const UrlFiller &urls, const Text &text)
    {
        const auto url = urls.url(text);
        require(!url || (UrlFiller::isAllowed(*url) && url->userInfo().isEmpty()));
    }

    const Profile &m_profile;
    Values m_values;
};

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0)
        return 0;
    const QByteArray bytes(reinterpret_cast<const char *>(data + 1), qsizetype(size) - 1);
    const auto profile = ProfileReader::readOrFaults(bytes);
    if (!profile) {
        require(!profile.error().isEmpty());
        for (const ProfileFault &fault : profile.error())
            require(!fault.reason.isEmpty());
        return 0;
    }
    require(!(*profile)->id.isEmpty() && !(*profile)->engine.isEmpty());
    Filling(**profile, oddTexts().at(data[0] % oddTexts().size())).run();
    return 0;
}
