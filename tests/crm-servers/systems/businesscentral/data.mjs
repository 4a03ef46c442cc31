// The entities of Business Central's API 2.0 and the pages an administrator published as web services (Dynamics NAV as well).
import { fullName, phoneOf } from '../../seeds.mjs';
import { guid } from '../../lib/ids.mjs';

const texts = (names) => Object.fromEntries(names.split(' ').map((name) => [name, 'string']));

export const entities = {
  contacts: { key: 'id', fields: { id: 'guid', privacyBlocked: 'boolean', lastInteractionDate: 'date', lastModifiedDateTime: 'date',
    ...texts('number type displayName companyNumber companyName businessRelation addressLine1 city country postalCode phoneNumber mobilePhoneNumber email website searchName') } },
  customers: { key: 'id', fields: { id: 'guid', lastModifiedDateTime: 'date',
    ...texts('number displayName type addressLine1 city country postalCode phoneNumber email website salespersonCode blocked') } },
  vendors: { key: 'id', fields: { id: 'guid', lastModifiedDateTime: 'date', ...texts('number displayName addressLine1 city phoneNumber email website blocked') } },
};

export const pages = {
  Contacts: { key: 'No', fields: texts('No Type Name Company_No Company_Name City Phone_No Mobile_Phone_No E_Mail Salesperson_Code') },
  Customers: { key: 'No', fields: texts('No Name City Phone_No E_Mail Salesperson_Code') },
  InteractionLogEntries: { key: 'Entry_No', fields: { Entry_No: 'number', Date: 'date', Duration_Min: 'number', Comment: 'boolean',
    ...texts('Contact_No Contact_Company_No Description Information_Flow Initiated_By Interaction_Template_Code Subject Time_of_Interaction Salesperson_Code') } },
};

export function makeRows(seeds) {
  const ids = { contacts: {}, companies: {} };
  const code = (owner) => owner.email.slice(0, 2).toUpperCase();
  // The second company is a vendor, the others are customers.
  const companies = seeds.companies.map((seed, at) => {
    const id = ids.companies[seed.key] = guid(`businesscentral customer ${seed.key}`);
    return { key: seed.key, id, number: `${seed.key === 'molen' ? 'V' : 'C'}${10010 + at * 10}`, displayName: seed.name, type: 'Company', addressLine1: '', city: seed.city, country: 'NL',
      postalCode: '',
      phoneNumber: phoneOf(seed, 'main') ?? '', email: seed.email, website: '', salespersonCode: code(seed.owner), blocked: ' ',
        lastModifiedDateTime: '2026-01-05T08:00:00Z' };
  });
  const customers = companies.filter(({ key }) => key !== 'molen');
  const vendors = companies.filter(({ key }) => key === 'molen');
  const contacts = seeds.contacts.map((seed, at) => {
    const id = ids.contacts[seed.key] = guid(`businesscentral contact ${seed.key}`);
    const company = companies.find((one) => one.key === seed.company);
    return { id, number: `CT${String(200001 + at).slice(1)}`, type: 'Person', displayName: fullName(seed), companyNumber: company?.number ?? '',
      companyName: company?.displayName ?? '', businessRelation: company?.key === 'molen' ? 'Vendor' : 'Customer', addressLine1: '', city: '', country: 'NL', postalCode: '',
      phoneNumber: phoneOf(seed, 'work') ?? phoneOf(seed, 'home') ?? '', mobilePhoneNumber: phoneOf(seed, 'mobile') ?? '', email: seed.emails[0], website: '',
      searchName: fullName(seed).toUpperCase(), privacyBlocked: false, lastInteractionDate: seed.lastActivity.slice(0, 10), lastModifiedDateTime: seed.lastActivity,
      salesperson: code(seed.owner) };
  });
  const Contacts = contacts.map((row) => ({ No: row.number, Type: 'Person', Name: row.displayName, Company_No: row.companyNumber, Company_Name: row.companyName,
    City: '',
    Phone_No: row.phoneNumber, Mobile_Phone_No: row.mobilePhoneNumber, E_Mail: row.email, Salesperson_Code: row.salesperson }));
  const Customers = customers.map((row) => ({ No: row.number, Name: row.displayName, City: row.city, Phone_No: row.phoneNumber, E_Mail: row.email,
    Salesperson_Code: row.salespersonCode }));
  const numbers = Object.fromEntries([...seeds.contacts.map((seed, at) => [seed.key, contacts[at].number]), ...companies.map((one) => [one.key, one.number])]);
  return { ids, numbers, contacts, customers, vendors, Contacts, Customers };
}
