// Tables of Dataverse with the columns a telephone program meets, and their rows out of the common seeds.
import { fullName, phoneOf } from '../../seeds.mjs';
import { guid } from '../../lib/ids.mjs';

const texts = (names) => Object.fromEntries(names.split(' ').map((name) => [name, 'string']));
const shared = { _ownerid_value: 'guid', createdon: 'date', modifiedon: 'date', statecode: 'number', statuscode: 'number' };

export const tables = {
  contacts: { type: 'contact', key: 'contactid', fields: { contactid: 'guid', _parentcustomerid_value: 'guid', ...shared,
    ...texts('fullname firstname middlename lastname jobtitle department telephone1 telephone2 telephone3 mobilephone assistantphone managerphone fax emailaddress1 emailaddress2 '
      + 'address1_city address1_telephone1 description') } },
  accounts: { type: 'account', key: 'accountid', fields: { accountid: 'guid', _primarycontactid_value: 'guid', ...shared,
    ...texts('name accountnumber telephone1 telephone2 telephone3 fax emailaddress1 websiteurl address1_city address1_telephone1 description') } },
  leads: { type: 'lead', key: 'leadid', fields: { leadid: 'guid', ...shared,
    ...texts('fullname firstname lastname companyname jobtitle telephone1 telephone2 telephone3 mobilephone fax emailaddress1 subject') } },
  systemusers: { type: 'systemuser', key: 'systemuserid', fields: { systemuserid: 'guid', isdisabled: 'boolean',
    ...texts('fullname firstname lastname internalemailaddress domainname') } },
  phonecalls: { type: 'phonecall', key: 'activityid', fields: { activityid: 'guid', directioncode: 'boolean', actualstart: 'date', actualend: 'date',
    scheduledstart: 'date',
    scheduledend: 'date', actualdurationminutes: 'number', _regardingobjectid_value: 'guid', ...shared, ...texts('subject description phonenumber category') } },
};

// Single-valued navigation: what can be expanded.
export const lookups = {
  contacts: { parentcustomerid_account: ['_parentcustomerid_value', 'accounts'], owninguser: ['_ownerid_value', 'systemusers'] },
  accounts: { owninguser: ['_ownerid_value', 'systemusers'], primarycontactid: ['_primarycontactid_value', 'contacts'] },
  phonecalls: { regardingobjectid_contact_phonecall: ['_regardingobjectid_value', 'contacts'],
    regardingobjectid_account_phonecall: ['_regardingobjectid_value', 'accounts'] },
};

export const me = guid('dataverse user me');

function row(table, values) { return Object.fromEntries(Object.keys(tables[table].fields).map((name) => [name, values[name] ?? null])); }

export { row as makeRow };

export function makeRows(seeds) {
  const ids = { contacts: {}, companies: {} };
  const user = (name, email, id) => row('systemusers', { systemuserid: id, fullname: name, firstname: name.split(' ')[0],
    lastname: name.split(' ').slice(1).join(' '),
    internalemailaddress: email, domainname: email, isdisabled: false });
  const userId = (owner) => guid(`dataverse user ${owner.email}`);
  const systemusers = [user('Receptie Balie', 'receptie@balie.example', me), ...seeds.owners.map((owner) => user(owner.name, owner.email, userId(owner)))];
  const accounts = seeds.companies.map((seed) => {
    const id = ids.companies[seed.key] = guid(`dataverse account ${seed.key}`);
    return row('accounts', { accountid: id, name: seed.name, telephone1: phoneOf(seed, 'main'), telephone2: phoneOf(seed, 'other'), emailaddress1: seed.email, address1_city: seed.city,
      _ownerid_value: userId(seed.owner),
      statecode: 0, statuscode: 1, createdon: '2026-01-05T08:00:00Z', modifiedon: '2026-01-05T08:00:00Z' });
  });
  const contacts = seeds.contacts.map((seed) => {
    const id = ids.contacts[seed.key] = guid(`dataverse contact ${seed.key}`);
    return row('contacts', { contactid: id, fullname: fullName(seed), firstname: seed.given, middlename: seed.infix || null,
      lastname: seed.surname, jobtitle: seed.title, department: seed.department, telephone3: phoneOf(seed, 'other'),
      telephone1: phoneOf(seed, 'work'),
      telephone2: phoneOf(seed, 'home'), mobilephone: phoneOf(seed, 'mobile'), emailaddress1: seed.emails[0], _parentcustomerid_value: ids.companies[seed.company]
        ?? null,
      _ownerid_value: userId(seed.owner), statecode: 0, statuscode: 1, createdon: '2026-01-05T08:00:00Z', modifiedon: seed.lastActivity });
  });
  return { ids, contacts, accounts, systemusers, leads: [] };
}
