// The modules of a vtiger 8.0 and their rows, made of the common seeds. Ids are module number x record number.

const columns = {
  Contacts: 'salutationtype firstname contact_no phone lastname mobile account_id homephone leadsource otherphone title fax department birthday email contact_id '
    + 'assistant secondaryemail assistantphone donotcall emailoptout assigned_user_id reference notify_owner createdtime modifiedtime modifiedby isconvertedfromlead '
    + 'source starred tags portal support_start_date support_end_date mailingstreet otherstreet mailingcity othercity mailingstate otherstate '
    + 'mailingzip otherzip mailingcountry othercountry mailingpobox otherpobox description imagename id',
  Accounts: 'accountname account_no phone website fax tickersymbol otherphone account_id email1 employees email2 ownership rating industry siccode accounttype '
    + 'annual_revenue emailoptout notify_owner assigned_user_id createdtime modifiedtime modifiedby isconvertedfromlead source starred tags bill_street ship_street '
    + 'bill_city ship_city bill_state ship_state bill_code ship_code bill_country ship_country bill_pobox ship_pobox description id',
  Leads: 'salutationtype firstname lead_no phone lastname mobile company fax designation email website assigned_user_id createdtime modifiedtime leadstatus description id',
  Events: 'subject assigned_user_id date_start time_start due_date time_end recurringtype duration_hours duration_minutes parent_id eventstatus sendnotification '
    + 'activitytype location createdtime modifiedtime taskpriority notime visibility modifiedby description reminder_time contact_id source starred tags id',
  ModComments: 'commentcontent assigned_user_id createdtime modifiedtime related_to creator parent_comments source customer userid reasontoedit is_private filename '
    + 'related_email_id id',
  Users: 'user_name first_name last_name email1 title department phone_work phone_mobile status is_admin id',
};

export const modules = Object.fromEntries(Object.entries(columns).map(([name, text]) => [name, text.split(' ')]));
export const numbers = { Accounts: 11, Contacts: 12, Leads: 10, Events: 18, Users: 19, ModComments: 30 };
export const mandatory = {
  Contacts: ['lastname', 'assigned_user_id'],
  Accounts: ['accountname', 'assigned_user_id'],
  Events: ['subject', 'assigned_user_id', 'date_start', 'time_start', 'due_date', 'duration_hours', 'eventstatus', 'activitytype'],
  ModComments: ['commentcontent', 'related_to', 'assigned_user_id'],
};
export const references = { contact_id: ['Contacts'], parent_id: ['Accounts', 'Leads'], related_to: ['Contacts', 'Accounts', 'Leads'], account_id: ['Accounts'],
  assigned_user_id: ['Users'] };

// A row with every column of its module; those not given are empty.
export function row(module, values) {
  return Object.fromEntries(modules[module].map((name) => [name, values[name] ?? '']));
}

const moment = (text) => text.slice(0, 19).replace('T', ' ');

export function makeRows(seeds, phoneOf) {
  const users = seeds.owners.map((owner, at) => row('Users', { id: `19x${at + 5}`, user_name: owner.email.split('@')[0], first_name: owner.name.split(' ')[0],
    last_name: owner.name.split(' ').slice(1).join(' '), email1: owner.email, status: 'Active', is_admin: 'off' }));
  const userOf = (owner) => users.find((user) => user.email1 === owner.email).id;
  const accounts = seeds.companies.map((company, at) => row('Accounts', { id: `11x${at + 101}`, account_no: `ACC${at + 1}`, accountname: company.name,
    phone: phoneOf(company, 'main'), otherphone: phoneOf(company, 'other'), email1: company.email, bill_city: company.city, assigned_user_id: userOf(company.owner), isconvertedfromlead: '0' }));
  const ids = { contacts: {}, companies: Object.fromEntries(seeds.companies.map((company, at) => [company.key, `11x${at + 101}`])) };
  const contacts = seeds.contacts.map((seed, at) => {
    ids.contacts[seed.key] = `12x${at + 1001}`;
    return row('Contacts', { id: `12x${at + 1001}`, contact_no: `CON${at + 1}`, firstname: seed.given, lastname: seed.family, title: seed.title,
      email: seed.emails[0],
      phone: phoneOf(seed, 'work'), mobile: phoneOf(seed, 'mobile'), homephone: phoneOf(seed, 'home'), otherphone: phoneOf(seed, 'other'), department: seed.department, account_id: ids.companies[seed.company] ?? '',
      assigned_user_id: userOf(seed.owner), createdtime: '2026-01-05 08:00:00', modifiedtime: moment(seed.lastActivity), donotcall: '0', emailoptout: '0',
        portal: '0' });
  });
  users.unshift(row('Users', { id: '19x1', user_name: 'admin', first_name: 'A', last_name: 'Admin', email1: 'admin@example.com', status: 'Active', is_admin: 'on' }));
  return { ids, rows: { Contacts: contacts, Accounts: accounts, Users: users, Leads: [] } };
}
