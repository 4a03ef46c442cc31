#include "cti/provider/csta/CstaErrors.h"

#include <QCoreApplication>

namespace balie::cti {

using namespace Qt::Literals::StringLiterals;
using Category = csta::ErrorResponse::Category;

namespace {

struct PbxAnswer {
    Q_DECLARE_TR_FUNCTIONS(PbxAnswer)
};

ErrorCode operationCode(const QString &value)
{
    if (value == "invalidConnectionID"_L1 || value == "invalidConnectionIdentifier"_L1
        || value == "invalidCallID"_L1)
        return ErrorCode::StateChanged;
    if (value.startsWith("privilegeViolation"_L1) || value.startsWith("invalidAuthCode"_L1))
        return ErrorCode::NotAllowed;
    if (value == "serviceNotSupported"_L1 || value == "parameterNotSupported"_L1
        || value == "invalidFeature"_L1)
        return ErrorCode::NotSupported;
    static const QStringList aboutNumbers{u"invalidCalledDeviceID"_s, u"invalidDestination"_s,
        u"invalidDeviceID"_s, u"invalidForwardingDestination"_s, u"objectNotKnown"_s,
        u"invalidCallingDeviceID"_s, u"invalidParameterValue"_s};
    return aboutNumbers.contains(value) ? ErrorCode::InvalidInput : ErrorCode::Refused;
}

ErrorCode codeOf(const csta::ErrorResponse &response)
{
    const QString &value = response.value;
    switch (response.category) {
    case Category::Operation:
        return operationCode(value);
    case Category::StateIncompatibility:
        return ErrorCode::StateChanged;
    case Category::Security:
        return ErrorCode::NotAllowed;
    case Category::PerformanceManagement:
        return ErrorCode::Busy;
    case Category::SystemResource:
        return value == "resourceBusy"_L1 || value == "networkBusy"_L1 ? ErrorCode::Busy
                                                                       : ErrorCode::Refused;
    case Category::SubscribedResource:
        return value == "outstandingReqLimitExceeded"_L1 ? ErrorCode::Busy : ErrorCode::NotAllowed;
    case Category::PrivateError:
        if (value == "watchListConflict"_L1)
            return ErrorCode::StateChanged;
        if (value == "watchListLimit"_L1 || value == "watchListReadOnly"_L1)
            return ErrorCode::NotAllowed;
        return value == "invalidConnectionIdentifier"_L1 ? ErrorCode::StateChanged
                                                         : ErrorCode::Refused;
    default:
        return ErrorCode::Refused;
    }
}

QString sentence(ErrorCode code, const csta::ErrorResponse &response)
{
    if (response.value == "watchListConflict"_L1)
        return PbxAnswer::tr("The watch list was changed elsewhere in the meantime.");
    if (response.value == "watchListLimit"_L1)
        return PbxAnswer::tr("The watch list is full. Remove a colleague first.");
    if (response.value == "watchListReadOnly"_L1)
        return PbxAnswer::tr(
            "The watch list is kept by your administrator and cannot be changed here.");
    if (response.value == "deviceOutOfService"_L1)
        return PbxAnswer::tr("That telephone is not in service.");
    switch (code) {
    case ErrorCode::StateChanged:
        return PbxAnswer::tr("The call has changed in the meantime. Look again and retry.");
    case ErrorCode::NotAllowed:
        return PbxAnswer::tr("The telephone system does not allow you this.");
    case ErrorCode::NotSupported:
        return PbxAnswer::tr("This telephone system cannot do that.");
    case ErrorCode::InvalidInput:
        return PbxAnswer::tr("The telephone system does not know this number. Check it.");
    case ErrorCode::Busy:
        return PbxAnswer::tr("The telephone system is busy. Try again in a moment.");
    default:
        return PbxAnswer::tr("The telephone system refused this.");
    }
}

} // namespace

Error errorFrom(const csta::ErrorResponse &response)
{
    const ErrorCode code = codeOf(response);
    return {code, sentence(code, response), u"%1/%2"_s.arg(response.categoryName, response.value)};
}

Expected<csta::Message> withErrors(const Expected<csta::Message> &answer)
{
    if (!answer)
        return answer;
    if (const auto *error = answer->as<csta::ErrorResponse>())
        return unexpected(errorFrom(*error));
    if (const auto *refused = answer->as<csta::SessionRefused>()) {
        return unexpected(
            Error{ErrorCode::Refused, PbxAnswer::tr("The telephone system refused this."),
                refused->definedError + refused->applError});
    }
    return answer;
}

} // namespace balie::cti
