// Contacts and accounts under the field names that SugarCRM and SuiteCRM share.
import { guid } from './ids.mjs';
import { fullName, phoneOf } from '../seeds.mjs';

export const contactPhones = ['phone_work', 'phone_mobile', 'phone_home', 'phone_other', 'phone_fax', 'assistant_phone'];
export const accountPhones = ['phone_office', 'phone_alternate', 'phone_fax'];

export function sugarIds(system) {
  return { contactId: (key) => guid(`${system} contact ${key}`), accountId: (key) => guid(`${system} account ${key}`),
    userId: (email) => guid(`${system} user ${email}`) };
}

// Contacts, Accounts and Leads; what is missing is "" as both systems give it.
export function sugarRecords(seeds, { contactId, accountId, userId }) {
  const owned = (seed) => ({ assigned_user_id: userId(seed.owner.email), assigned_user_name: seed.owner.name,
    date_modified: '2026-10-01T08:00:00+00:00', date_entered: '2024-10-01T08:00:00+00:00' });
  return {
    Contacts: seeds.contacts.map((seed) => ({ id: contactId(seed.key), name: fullName(seed), full_name: fullName(seed), first_name: seed.given,
      last_name: seed.family, title: seed.title, department: seed.department,
      account_id: seed.company ? accountId(seed.company) : '', account_name: seeds.companies.find(({ key }) => key === seed.company)?.name ?? '',
        phone_work: phoneOf(seed, 'work') ?? '',
      phone_mobile: phoneOf(seed, 'mobile') ?? '', phone_home: phoneOf(seed, 'home') ?? '', phone_other: phoneOf(seed, 'other') ?? '', phone_fax: '',
        assistant_phone: '', email1: seed.emails[0] ?? '', ...owned(seed) })),
    Accounts: seeds.companies.map((seed) => ({ id: accountId(seed.key), name: seed.name, phone_office: phoneOf(seed, 'main') ?? '',
      phone_alternate: phoneOf(seed, 'other') ?? '', phone_fax: '', email1: seed.email, website: '',
      billing_address_city: seed.city, ...owned(seed) })),
    Leads: [],
  };
}

// A written call in the common shape of notes; links are {contacts: [ids]}.
export function sugarNote(call) {
  const seconds = call.duration_hours === undefined && call.duration_minutes === undefined ? null : Number(call.duration_hours
    ?? 0) * 3600 + Number(call.duration_minutes ?? 0) * 60;
  return { id: call.id, contactId: (call.parent_type === 'Contacts' ? call.parent_id : call.contacts[0]) ?? null,
    companyId: call.parent_type === 'Accounts' ? call.parent_id : null, subject: call.name ?? '',
    text: call.description ?? '', direction: { Inbound: 'in', Outbound: 'out' }[call.direction] ?? null, number: null, seconds, key: call.key ?? null,
      start: call.date_start ?? null, completed: call.status === 'Held' };
}
