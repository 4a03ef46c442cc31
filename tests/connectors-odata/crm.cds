// A small customer system, as an OData server of a test publishes it.
namespace crm;

entity Companies {
    key ID       : Integer;
        name     : String(100);
        phone    : String(40);
        contacts : Association to many Contacts on contacts.company = $self;
}

entity Contacts {
    key ID        : UUID;
        firstName : String(60);
        lastName  : String(60);
        fullName  : String(120);
        title     : String(60);
        phone     : String(40);
        mobile    : String(40);
        email     : String(100);
        company   : Association to Companies;
}

entity Calls {
    key ID      : UUID;
        callKey : String(80) @mandatory;
        subject : String(255);
        text    : String(2000);
        seconds : Integer;
        began   : DateTime;
        contact : Association to Contacts;
}

@requires: 'authenticated-user'
service Crm @(path: '/odata/v4/crm') {
    // Pages of ten: the server says where the next one is.
    @cds.query.limit: { default: 10, max: 10 }
    entity Contacts as projection on crm.Contacts;
    entity Companies as projection on crm.Companies;
    entity Calls as projection on crm.Calls;
}
