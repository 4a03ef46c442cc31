// Entity sets of the stand-in's Exact Online, made of the seeds.
import { fullName, phoneOf } from '../../seeds.mjs';
import { guid } from '../../lib/ids.mjs';

export const DIVISION = 1234567;
const text = (...names) => Object.fromEntries(names.map((name) => [name, 'string']));
const ids = (...names) => Object.fromEntries(names.map((name) => [name, 'guid']));

export const contactId = (key) => guid(`exact contact ${key}`);
export const accountId = (key) => guid(`exact account ${key}`);
export const userId = (email) => guid(`exact user ${email}`);
const stamp = (iso) => `/Date(${Date.parse(iso)})/`;

export const sets = {
  'crm/Contacts': { type: 'Exact.Web.Api.Models.CRM.Contact', key: 'ID',
    fields: { ...ids('ID', 'Account', 'Person', 'Creator'), ...text('FirstName', 'MiddleName', 'LastName', 'FullName', 'Initials',
    'AccountName', 'Phone', 'PhoneExtension', 'Mobile', 'BusinessPhone', 'BusinessPhoneExtension', 'BusinessMobile', 'Email', 'BusinessEmail',
      'JobTitleDescription', 'City'),
    Modified: 'date', Created: 'date', HID: 'number', Division: 'number', IsMainContact: 'boolean' } },
  'crm/Accounts': { type: 'Exact.Web.Api.Models.CRM.Account', key: 'ID',
    fields: { ...ids('ID', 'AccountManager', 'MainContact'), ...text('Code', 'Name', 'Phone', 'PhoneExtension', 'Fax', 'Email',
    'City', 'Website', 'AccountManagerFullName', 'Status'), Modified: 'date', Created: 'date', Division: 'number' } },
  'activities/CommunicationNotes': { type: 'Exact.Web.Api.Models.Activities.CommunicationNote', key: 'ID',
    fields: { ...ids('ID', 'Account', 'Contact', 'User', 'Campaign', 'Document', 'Opportunity',
    'Attachments'), ...text('Subject', 'Notes', 'AccountName', 'ContactFullName', 'StatusDescription', 'UserFullName'), Date: 'date', Created: 'date',
      Status: 'number', HID: 'number' } },
  'activities/Tasks': { type: 'Exact.Web.Api.Models.Activities.Task', key: 'ID',
    fields: { ...ids('ID', 'Account', 'Contact', 'User', 'Opportunity', 'Attachments'), ...text('Description', 'Notes'),
    ActionDate: 'date', Created: 'date', TaskType: 'number', Status: 'number', HID: 'number' } },
};

// The sets for copies have a time stamp, which is a number that grows, and the same fields.
for (const name of ['Contacts', 'Accounts']) {
  const { type, key, fields } = sets[`crm/${name}`];
  sets[`sync/CRM/${name}`] = { type: type.replace('.CRM.', '.Sync.CRM.'), key, fields: { ...fields, Timestamp: 'number' } };
}

export function records(seeds) {
  const accounts = seeds.companies.map((seed, index) => ({ ID: accountId(seed.key), Code: String(index + 1).padStart(18), Name: seed.name,
    Phone: phoneOf(seed, 'main'), PhoneExtension: null, Fax: null,
    Email: seed.email, City: seed.city, Website: null, AccountManager: userId(seed.owner.email), AccountManagerFullName: seed.owner.name,
      MainContact: null, Status: 'C',
    Modified: stamp('2026-10-01T08:00:00Z'), Created: stamp('2024-10-01T08:00:00Z'), Division: DIVISION }));
  const contacts = seeds.contacts.map((seed, index) => {
    const businessMobile = index % 2 === 1; // a mobile number may stand in either field
    const mobile = phoneOf(seed, 'mobile');
    return { ID: contactId(seed.key), Person: guid(`exact person ${seed.key}`), Creator: null, FirstName: seed.given, MiddleName: seed.infix || null,
      LastName: seed.surname, FullName: fullName(seed),
      Initials: null, Account: seed.company ? accountId(seed.company) : null,
        AccountName: seeds.companies.find(({ key }) => key === seed.company)?.name ?? null, Phone: phoneOf(seed, 'home'),
      PhoneExtension: null, Mobile: businessMobile ? null : mobile, BusinessPhone: phoneOf(seed, 'work'), BusinessPhoneExtension: null,
        BusinessMobile: businessMobile ? mobile : null,
      Email: seed.emails[0] ?? null, BusinessEmail: null, JobTitleDescription: seed.title, City: null, Modified: stamp(seed.lastActivity),
        Created: stamp('2024-10-01T08:00:00Z'), HID: index + 1,
      Division: DIVISION, IsMainContact: false };
  });
  const stamped = (rows, first) => rows.map((row, index) => ({ ...row, Timestamp: first + index }));
  return { 'crm/Contacts': contacts, 'crm/Accounts': accounts, 'sync/CRM/Contacts': stamped(contacts, 100000),
    'sync/CRM/Accounts': stamped(accounts, 200000) };
}
