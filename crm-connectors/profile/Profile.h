#pragma once

#include "base/Expected.h"
#include "crm-connectors/api/Capabilities.h"
#include "crm-connectors/api/ConnectorSetup.h"
#include "crm-connectors/api/ContactCard.h"
#include "crm-connectors/profile/AuthSpec.h"

#include <chrono>
#include <optional>

namespace balie::crm {

/// The notations in which a number is sought where the system only compares text, in order.
enum class NumberNotation {
    E164, ///< +31612345678
    National, ///< 0612345678
    Nsn, ///< 612345678
    InternationalPrefix, ///< 0031612345678
    Digits, ///< 31612345678
    MobileHyphen, ///< 06-12345678; of other numbers nothing
    MobileSpace, ///< 06 12345678
    AreaHyphen, ///< 020-1234567
    PlusSpaced, ///< +31 6 12345678
    PlusTrunk, ///< +31 (0)6 12345678
    AreaGroups, ///< 020 123 45 67
};

/// How numbers are sought.
struct NumberPlan {
    QVector<NumberNotation> variants; ///< what number.variants holds
    int variantsPerRequest
        = 0; ///< number.variants is cut into portions, a step repeated for each; 0: all at once
    bool companyToo
        = false; ///< DDI: without its last digits again; marked CardMatch::CompanyNumber
};

/// Where values come from in an answer: steps of a path into JSON, "data.0.name", "*" for each;
/// into Atom by local names. Braces of a name with dots: "[odata.nextLink]".
using ResultPath = QString;

/// One field of a card and where it comes from.
struct FieldMap {
    /// id, name, given, family, company, companyId, companyType, title, department, email, owner,
    /// ownerEmail, revision, work, mobile, home, main, assistant, fax, other (numbers), activityAt,
    /// activityText, matchedNumber
    QString field;
    QVector<ResultPath>
        paths; ///< all of them for numbers and e-mail, else the first that is not empty
    QString joint; ///< when set, all of them joined with it (first name + last name)
    QString filter; ///< as in Text: "after:x"
    QString fixed; ///< in place of paths: always this
};

struct CardMap {
    QString type; ///< CardKey::type
    ResultPath typePath; ///< instead, where the answer tells it
    QHash<QString, QString>
        typeNames; ///< what typePath tells -> CardKey::type; empty: as it stands
    CardKind kind = CardKind::Person;
    QHash<QString, CardKind> kinds; ///< by CardKey::type where one answer has several
    QVector<FieldMap> fields;
};

/// How the next page is asked for.
struct NextPage {
    enum class Kind { None, Link, Skip, Number, Token };
    Kind kind = Kind::None;
    ResultPath path; ///< Link: address; Token: page.token; Skip, Number: a truth that says there is
                     ///< more; empty: a full page
    int size = 25; ///< page.size
    int first = 0; ///< of Number: the first page's number
};

/// One request and what is made of its answer.
struct Step {
    struct Pair {
        QString name;
        Text value;
        bool leaveOutEmpty = false;
        std::optional<JsonText> json = {}; ///< in place of `value`: compact, as one value
    };
    enum class Body { None, Json, Form, Text };

    QString name; ///< for the trial and the log
    QString onlyIf; ///< a variable that must not be empty
    HttpMethod method = HttpMethod::Get;
    Text url; ///< absolute, or behind the base address
    QVector<Pair> query;
    QVector<Pair> headers; ///< beside those of the profile
    Body body = Body::None;
    JsonText json;
    QVector<Pair> form;
    Text text;
    QString contentType; ///< empty: as the body's kind
    bool isAtom = false; ///< the answer may be Atom XML

    ResultPath items; ///< where the records are; empty: the answer itself
    std::optional<CardMap> card;
    QHash<QString, ResultPath> keep; ///< kept.KEY for the steps after it
    NextPage next;
    QVector<int> nothingStatus; ///< statuses that mean: nobody found (204, 404)
    QString idPath; ///< of a write: where the new record's id stands; "header:Location" takes its
                    ///< last segment
    QVector<int> standsStatus; ///< of a write: statuses that mean that it stands there already
};

/// One thing that a system can do.
struct Operation {
    enum class Go {
        All, ///< every step, side by side unless one needs what another keeps
        FirstFound, ///< in order, until one finds somebody
        InOrder, ///< in order, all of them; what the last maps counts, earlier ones add fields and
                 ///< activities
    };
    Go go = Go::All;
    QVector<Step> steps;
};

/// What an answer means that is no success, or that says no within a success.
struct ErrorRule {
    enum class Means {
        SignInAnew,
        NotAllowed,
        LimitReached,
        BadSetting,
        TryLater,
        NotFound,
        Broken
    };
    QVector<int> statuses; ///< empty: any, also 200
    ResultPath path; ///< looked at when `equals` or `contains` is set
    QStringList equals;
    QString contains;
    Means means = Means::Broken;
    QString userTextEn; ///< empty: the sentence for `means`
    QString userTextNl;
    ResultPath messagePath; ///< for support's detail
};

/// Requests as a whole.
struct RequestRules {
    Text baseUrl;
    QVector<Step::Pair> headers;
    int maxParallel = 4;
    std::chrono::milliseconds minInterval{0};
    int retries = 1; ///< after 429, 503 and lost connections, of reading requests
    std::chrono::milliseconds timeout{3000}; ///< of one request of a look-up
};

/// One setting; labels by language.
struct ProfileSetting {
    QString key;
    QString labelEn;
    QString labelNl;
    QString helpEn;
    QString helpNl;
    SettingField::Kind kind = SettingField::Kind::Text;
    QString defaultValue;
    QStringList choices;
    bool required = false;
};

/// Addresses of cards.
struct LinkRules {
    QHash<QString, Text> card; ///< by CardKey::type; "" any
    Text newContact; ///< number.*; empty: none
    QStringList schemes; ///< beside https
};

/// One customer system, as its profile.json says. A value that is shared and never changed; made by
/// ProfileReader.
class Profile {
public:
    QString id;
    QString name;
    int version = 1;
    QString engine;
    int engineVersion = 1;
    QVector<ProfileSetting> settings;
    AuthSpec auth;
    RequestRules request;
    NumberPlan numbers;
    std::optional<Operation> test;
    std::optional<Operation> findByNumber;
    std::optional<Operation> findByName;
    std::optional<Operation> getCard;
    std::optional<Operation> logCall;
    bool writesOnce = false; ///< logCall gives the system call.key, or looks for it there
    LinkRules links;
    QVector<ErrorRule> errors;
    QJsonObject engineOwn; ///< the key named as the engine: what only it understands ("directory",
                           ///< "sql", "odata"), checked by it
    QString folder; ///< where it was read, for its README.md
    QByteArray digest; ///< of the bytes it was read from

    [[nodiscard]] Capabilities capabilities() const;
};

} // namespace balie::crm
