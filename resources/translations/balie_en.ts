<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>ConnectorTrial</name>
    <message numerus="yes">
        <source>%1 tells when %2 is busy: %n time(s) in the coming 24 hours.</source>
        <translation>
            <numerusform>%1 tells when %2 is busy: %n time in the coming 24 hours.</numerusform>
            <numerusform>%1 tells when %2 is busy: %n times in the coming 24 hours.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) came, %1 of them with %2.</source>
        <translation>
            <numerusform>%n record came, %1 of them with %2.</numerusform>
            <numerusform>%n records came, %1 of them with %2.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ContactLint</name>
    <message numerus="yes">
        <source>%n contacts have %1; a caller with it could be any of them: %2.</source>
        <translation>
            <numerusform>%n contact has %1; a caller with it could be any of them: %2.</numerusform>
            <numerusform>%n contacts have %1; a caller with it could be any of them: %2.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>balie::app::SignInCheck</name>
    <message numerus="yes">
        <source>%n colleague(s)</source>
        <translation>
            <numerusform>%n colleague</numerusform>
            <numerusform>%n colleagues</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>balie::crm::CheckRun</name>
    <message numerus="yes">
        <source>%n found with %1: %2.</source>
        <translation>
            <numerusform>%n found with %1: %2.</numerusform>
            <numerusform>%n found with %1: %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n contact(s) were copied; found with %1: %2.</source>
        <translation>
            <numerusform>%n contact was copied; found with %1: %2.</numerusform>
            <numerusform>%n contacts were copied; found with %1: %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n contact(s) were copied, and none of them has %1.</source>
        <translation>
            <numerusform>%n contact was copied, and none of them has %1.</numerusform>
            <numerusform>%n contacts were copied, and none of them has %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n contact(s) were copied.</source>
        <translation>
            <numerusform>%n contact was copied.</numerusform>
            <numerusform>%n contacts were copied.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n found for &quot;%1&quot;: %2.</source>
        <translation>
            <numerusform>%n found for &quot;%1&quot;: %2.</numerusform>
            <numerusform>%n found for &quot;%1&quot;: %2.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>balie::crm::DirectorySpec</name>
    <message numerus="yes">
        <source>%n record(s) of %1 could not be read.</source>
        <extracomment>%1 is the name of a customer system</extracomment>
        <translation>
            <numerusform>%n record of %1 could not be read.</numerusform>
            <numerusform>%n records of %1 could not be read.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n folder(s) found.</source>
        <translation>
            <numerusform>%n folder found.</numerusform>
            <numerusform>%n folders found.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n contact(s) on the first page.</source>
        <translation>
            <numerusform>%n contact on the first page.</numerusform>
            <numerusform>%n contacts on the first page.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>balie::crm::SqlTrial</name>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n row</numerusform>
            <numerusform>%n rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>balie::desk::ContactsModel</name>
    <message numerus="yes">
        <source>from %n address books</source>
        <translation>
            <numerusform>from %n address book</numerusform>
            <numerusform>from %n address books</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>balie::desk::ImportReport</name>
    <message numerus="yes">
        <source>And %n more.</source>
        <translation>
            <numerusform>And %n more.</numerusform>
            <numerusform>And %n more.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>balie::desk::StoreCare</name>
    <message numerus="yes">
        <source>%n row(s) of contacts, calls and notes were got back. The damaged file stays as %1.</source>
        <translation>
            <numerusform>%n row of contacts, calls and notes was got back. The damaged file stays as %1.</numerusform>
            <numerusform>%n rows of contacts, calls and notes were got back. The damaged file stays as %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>balie::ui::AddressBooksPage</name>
    <message numerus="yes">
        <source>%1: %n contact(s) go when you choose OK or Apply. To get them back, import the file again.</source>
        <translation>
            <numerusform>%1: %n contact goes when you choose OK or Apply. To get it back, import the file again.</numerusform>
            <numerusform>%1: %n contacts go when you choose OK or Apply. To get them back, import the file again.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>balie::ui::CallerPane</name>
    <message numerus="yes">
        <source>%n time(s)</source>
        <translation>
            <numerusform>%n time</numerusform>
            <numerusform>%n times</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>balie::ui::CardToast</name>
    <message numerus="yes">
        <source>%n customer(s) with this number</source>
        <translation>
            <numerusform>%n customer with this number</numerusform>
            <numerusform>%n customers with this number</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>balie::ui::CardView</name>
    <message numerus="yes">
        <source>Who is it? More than %n match. The choice is remembered for this number.</source>
        <translation>
            <numerusform>Who is it? More than %n matches. The choice is remembered for this number.</numerusform>
            <numerusform>Who is it? More than %n match. The choice is remembered for this number.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Who is it? %n match. The choice is remembered for this number.</source>
        <translation>
            <numerusform>Who is it? %n matches. The choice is remembered for this number.</numerusform>
            <numerusform>Who is it? %n match. The choice is remembered for this number.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>balie::ui::ConnectorTrial</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>balie::ui::ContactDelegate</name>
    <message numerus="yes">
        <source>%n address books</source>
        <translation>
            <numerusform>%n address book</numerusform>
            <numerusform>%n address books</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>balie::ui::DeleteCallsDialog</name>
    <message numerus="yes">
        <source>%n call(s)</source>
        <translation>
            <numerusform>%n call</numerusform>
            <numerusform>%n calls</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n note(s) about them</source>
        <translation>
            <numerusform>%n note about them</numerusform>
            <numerusform>%n notes about them</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message slip(s), also open ones</source>
        <translation>
            <numerusform>%n message slip, also an open one</numerusform>
            <numerusform>%n message slips, also open ones</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n call(s) of others stay, without the name and number of whom they were handed over to.</source>
        <translation>
            <numerusform>%n call of others stays, without the name and number of whom it was handed over to.</numerusform>
            <numerusform>%n calls of others stay, without the name and number of whom they were handed over to.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>balie::ui::ImportPage</name>
    <message numerus="yes">
        <source>%n remark(s) on the file</source>
        <translation>
            <numerusform>%n remark on the file</numerusform>
            <numerusform>%n remarks on the file</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them left something out</source>
        <translation>
            <numerusform>%n of them left something out</numerusform>
            <numerusform>%n of them left something out</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>balie::ui::JournalWindow</name>
    <message numerus="yes">
        <source>Exported: %n call(s).</source>
        <translation>
            <numerusform>Exported: %n call.</numerusform>
            <numerusform>Exported: %n calls.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>balie::ui::NoticeBar</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>balie::ui::PeoplePane</name>
    <message numerus="yes">
        <source>%n shown</source>
        <translation>
            <numerusform>%n shown</numerusform>
            <numerusform>%n shown</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>balie::ui::ReportSheet</name>
    <message numerus="yes">
        <source>Next (%n waiting)</source>
        <translation>
            <numerusform>Next (%n waiting)</numerusform>
            <numerusform>Next (%n waiting)</numerusform>
        </translation>
    </message>
</context>
</TS>
