#include "tests/connectors-steps/Answers.h"

namespace balie::test {

QByteArray atomFeed()
{
    return R"(<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xmlns:sdata="http://schemas.sage.com/sdata/2008/1"
    xmlns:os="http://a9.com/-/spec/opensearch/1.1/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
  <title>people</title><os:totalResults>1</os:totalResults>
  <entry><id>https://crm.example/sdata/person('42')</id>
    <sdata:payload><person sdata:key="42" xmlns="urn:crm"><pers_lastname>Jansen &amp; Zn</pers_lastname>
      <pers_fax xsi:nil="true"/><company sdata:key="9"><comp_name>Bakkerij</comp_name></company></person>
    </sdata:payload></entry>
</feed>)";
}

QByteArray atomWithEntity()
{
    return R"(<!DOCTYPE feed [<!ENTITY a "aaaa">]><feed><entry>&a;</entry></feed>)";
}

QByteArray nestedAnswer()
{
    return R"({"d": [{"id": 9007199254740993, "name_value_list": [{"name": "phone", "value": "0612345678"}],
        "tags": ["a", "b"], "@odata.etag": "x", "odata.nextLink": "y", "empty": null}],
        "map": {"one": {"n": 1}, "two": {"n": 2.5}}})";
}

} // namespace balie::test
