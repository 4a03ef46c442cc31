// Objects and fields of the stand-in's Salesforce, made of the seeds.
import { digits, fullName, phoneOf } from '../../seeds.mjs';
import { letterId } from '../../lib/ids.mjs';

const t = (types, names) => Object.fromEntries(names.map((name) => [name, types]));

// name: 'text' | 'phone' | 'name' (in the name index) | 'id' | 'date' | 'number'; a relation's fields carry its name before a dot.
export const objects = {
  Contact: { prefix: '003', fields: { Id: 'id', AccountId: 'id', OwnerId: 'id', LastActivityDate: 'date', LastModifiedDate: 'date',
    CreatedDate: 'date', 'Account.Id': 'id',
    'Owner.Id': 'id', ...t('name', ['Name', 'FirstName', 'LastName']), ...t('phone',
      ['Phone', 'MobilePhone', 'HomePhone', 'OtherPhone', 'AssistantPhone', 'Fax']),
    ...t('text', ['Email', 'Title', 'Department', 'MailingCity', 'Account.Name', 'Owner.Name', 'Owner.Email', 'Account.Phone']) } },
  Account: { prefix: '001', fields: { Id: 'id', OwnerId: 'id', Name: 'name', LastActivityDate: 'date', LastModifiedDate: 'date',
    ...t('phone', ['Phone', 'Fax']),
    ...t('text', ['BillingCity', 'Website', 'Owner.Name', 'Owner.Email']) } },
  Lead: { prefix: '00Q', fields: { Id: 'id', OwnerId: 'id', ...t('name', ['Name', 'FirstName', 'LastName', 'Company']),
    ...t('phone', ['Phone', 'MobilePhone', 'Fax']),
    ...t('text', ['Email', 'Title', 'City', 'Status', 'Owner.Name', 'Owner.Email']) } },
  User: { prefix: '005', fields: { Id: 'id', ...t('name', ['Name', 'FirstName', 'LastName']), ...t('text', ['Email', 'Username']) } },
  Task: { prefix: '00T', fields: { Id: 'id', WhoId: 'id', WhatId: 'id', OwnerId: 'id', ActivityDate: 'date', CallDurationInSeconds: 'number',
    ...t('text', ['Subject', 'Status', 'Priority', 'TaskSubtype', 'CallType', 'CallObject', 'CallDisposition', 'Description',
      'Balie_Call_Key__c']) } },
};

export const contactId = (key) => letterId('003Qy00000', `contact ${key}`, 18);
export const accountId = (key) => letterId('001Qy00000', `account ${key}`, 18);
export const leadId = (key) => letterId('00QQy00000', `lead ${key}`, 18);
export const userId = (email) => letterId('005Qy00000', email, 18);

export function records(seeds) {
  const owner = (seed) => ({ Id: userId(seed.owner.email), Name: seed.owner.name, Email: seed.owner.email });
  const accounts = seeds.companies.map((seed) => ({ Id: accountId(seed.key), Name: seed.name, Phone: phoneOf(seed, 'main'), Fax: null,
    BillingCity: seed.city, Website: null,
    OwnerId: owner(seed).Id, Owner: owner(seed), LastActivityDate: null, LastModifiedDate: '2026-10-01T08:00:00.000+0000' }));
  const account = (key) => accounts.find((one) => one.Id === accountId(key ?? '')) ?? null;
  const contacts = seeds.contacts.map((seed) => ({
    Id: contactId(seed.key), Name: fullName(seed), FirstName: seed.given, LastName: seed.family, Phone: phoneOf(seed, 'work'),
      MobilePhone: phoneOf(seed, 'mobile'),
    HomePhone: phoneOf(seed, 'home'), OtherPhone: phoneOf(seed, 'other'), AssistantPhone: null, Fax: null, Email: seed.emails[0] ?? null,
      Title: seed.title, Department: seed.department,
    MailingCity: null, AccountId: account(seed.company)?.Id ?? null, Account: account(seed.company), OwnerId: owner(seed).Id, Owner: owner(seed),
    LastActivityDate: seed.lastActivity.slice(0, 10), LastModifiedDate: '2026-10-01T08:00:00.000+0000', CreatedDate: '2024-10-01T08:00:00.000+0000',
  }));
  const leads = seeds.leads.map((seed) => ({ Id: leadId(seed.key), Name: fullName(seed), FirstName: seed.given, LastName: seed.family, Company: seed.companyName,
    Title: seed.title, Phone: phoneOf(seed, 'work'), MobilePhone: phoneOf(seed, 'mobile'), Fax: null, Email: seed.emails[0], City: null, Status: 'Open',
    OwnerId: owner(seed).Id, Owner: owner(seed) }));
  const users = seeds.owners.map(({ name, email }) => ({ Id: userId(email), Name: name, FirstName: name.split(' ')[0],
    LastName: name.split(' ').slice(1).join(' '), Email: email, Username: email }));
  return { Contact: contacts, Account: accounts, Lead: leads, User: users };
}

export function valueOf(record, path) { return path.split('.').reduce((at, name) => at?.[name] ?? null, record); }

const tokens = (text) => String(text ?? '').toLowerCase().split(/[^\p{L}\p{N}]+/u).filter(Boolean);

// Whether the words of one search term stand next to each other in the words of the field.
function hasWords(field, term) {
  const words = tokens(field);
  const wanted = tokens(term.text);
  const fits = (word, at) => (term.prefix && at === wanted.length - 1 ? word.startsWith(wanted[at]) : word === wanted[at]);
  return wanted.length > 0 && words.some((_, start) => wanted.every((_one, at) => start + at < words.length && fits(words[start + at], at)));
}

// The phone index knows digits only: a term of seven or more finds numbers that end with it.
function hasNumber(field, term) {
  const wanted = digits(term.text);
  if (wanted.length < 7 || /\p{L}/u.test(term.text)) return false;
  return term.prefix ? digits(field).startsWith(wanted) : digits(field).endsWith(wanted);
}

export function soslPredicate(object, { terms, group }) {
  const kinds = { PHONE: ['phone'], NAME: ['name'], EMAIL: ['text'], ALL: ['phone', 'name', 'text'], SIDEBAR: ['phone', 'name', 'text'] }[group];
  const fields = Object.entries(objects[object].fields).filter(([name, kind]) => kinds.includes(kind) && !name.includes('.')
    && (group !== 'EMAIL' || name === 'Email'));
  const holds = (record, term) => fields.some(([name, kind]) => (kind === 'phone' ? hasNumber(record[name], term) : hasWords(record[name], term)));
  return (record) => terms.some((all) => all.every((term) => holds(record, term)));
}
