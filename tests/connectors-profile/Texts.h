#pragma once

#include "crm-connectors/profile/TextReader.h"

#include <QJsonObject>

namespace balie::crm::test {

/// Variables that the texts of these tests use.
inline KnownVariables everyVariable()
{
    ProfileSetting url;
    url.key = QStringLiteral("url");
    ProfileSetting name;
    name.key = QStringLiteral("name");
    KnownVariables known({url, name});
    known.addSession({QStringLiteral("url")});
    known.addKept({QStringLiteral("a"), QStringLiteral("b")});
    known.addNumber(true);
    known.addName();
    known.addCard();
    known.addCall();
    return known;
}

/// As in a profile; a fault makes it "fault: reason".
inline Text readText(const QJsonValue &value, TextLanguage language = TextLanguage::Plain)
{
    ProfileFaults faults;
    Text text = TextReader(everyVariable(), faults).text(value, {}, language);
    if (!faults.isEmpty()) {
        text = {};
        text.pieces = {{QStringLiteral("fault: ") + faults.first().reason, {}, {}}};
    }
    return text;
}

inline JsonText readJson(const QJsonValue &value)
{
    ProfileFaults faults;
    JsonText json = TextReader(everyVariable(), faults).json(value, {});
    if (!faults.isEmpty())
        json = {JsonText::Kind::Constant, faults.first().reason, {}, {}, {}, {}};
    return json;
}

} // namespace balie::crm::test
