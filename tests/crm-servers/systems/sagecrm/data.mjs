// Persons, companies, numbers and users of Sage CRM with its column names. A number is kept in three columns (country, area,
// number); a person and a company show their first one, the entity phone holds them all.
import { phoneOf } from '../../seeds.mjs';

const columns = {
  person: 'pers_personid pers_companyid pers_primaryuserid pers_firstname pers_lastname pers_salutation pers_title pers_phonecountrycode pers_phoneareacode pers_phonenumber '
    + 'pers_phonefullnumber pers_emailaddress pers_createddate pers_updateddate',
  company: 'comp_companyid comp_primarypersonid comp_primaryuserid comp_name comp_type comp_status comp_website comp_phonecountrycode comp_phoneareacode comp_phonenumber '
    + 'comp_phonefullnumber comp_emailaddress comp_createddate comp_updateddate',
  phone: 'phon_phoneid phon_type phon_countrycode phon_areacode phon_number phon_fullnumber phon_personid phon_companyid plink_entityid plink_recordid plink_type',
  users: 'user_userid user_logon user_firstname user_lastname user_emailaddress',
};
export const entities = Object.fromEntries(Object.entries(columns).map(([name, text]) => [name, text.split(' ')]));
export const keys = { person: 'pers_personid', company: 'comp_companyid', phone: 'phon_phoneid', users: 'user_userid' };

// As people type numbers into the three columns.
function split(text) {
  const parts = /^\+(\d\d) (\(0\)\d+|\d\d?) (.*)$/.exec(text) ?? null;
  if (parts) return [parts[1], parts[2], parts[3]];
  const area = /^\(?(0\d{1,2})\)?[- ](.*)$/.exec(text);
  return area ? ['', area[1], area[2]] : ['', '', text];
}

export function makeRows(seeds) {
  const ids = { contacts: {}, companies: {} };
  const rows = { person: [], company: [], phone: [], users: [] };
  rows.users = seeds.owners.map((owner, at) => ({ user_userid: at + 4, user_logon: owner.email.split('@')[0], user_firstname: owner.name.split(' ')[0],
    user_lastname: owner.name.split(' ').slice(1).join(' '), user_emailaddress: owner.email }));
  const userOf = (owner) => rows.users.find((user) => user.user_emailaddress === owner.email).user_userid;
  const number = (prefix, text) => {
    const [country, area, rest] = text ? split(text) : ['', '', ''];
    return { [`${prefix}countrycode`]: country, [`${prefix}areacode`]: area, [`${prefix}number`]: rest,
      [`${prefix}fullnumber`]: [country, area, rest].filter(Boolean).join(' ') };
  };
  const addPhone = (text, type, person, company) => {
    if (!text) return;
    rows.phone.push({ phon_phoneid: 5001 + rows.phone.length, phon_type: type, ...number('phon_', text), phon_personid: person, phon_companyid: company,
      plink_entityid: person ? 13 : 5, plink_recordid: person ?? company, plink_type: type });
  };
  seeds.companies.forEach((seed, at) => {
    const id = ids.companies[seed.key] = at + 43;
    rows.company.push({ comp_companyid: id, comp_primarypersonid: null, comp_primaryuserid: userOf(seed.owner), comp_name: seed.name, comp_type: 'Customer',
      comp_status: 'Active',
      comp_website: '', ...number('comp_phone', phoneOf(seed, 'main')), comp_emailaddress: seed.email, comp_createddate: '2026-01-05T08:00:00',
        comp_updateddate: '2026-01-05T08:00:00' });
    addPhone(phoneOf(seed, 'main'), 'Business', null, id);
  });
  seeds.contacts.forEach((seed, at) => {
    const id = ids.contacts[seed.key] = at + 1001;
    const first = phoneOf(seed, 'work') ?? phoneOf(seed, 'mobile') ?? phoneOf(seed, 'home');
    rows.person.push({ pers_personid: id, pers_companyid: ids.companies[seed.company] ?? null, pers_primaryuserid: userOf(seed.owner), pers_firstname: seed.given,
      pers_lastname: seed.family, pers_salutation: '', pers_title: seed.title, ...number('pers_phone', first), pers_emailaddress: seed.emails[0],
      pers_createddate: '2026-01-05T08:00:00', pers_updateddate: seed.lastActivity.slice(0, 19) });
    for (const [kind, type] of [['work', 'Business'], ['mobile', 'Mobile'], ['home', 'Home']]) addPhone(phoneOf(seed, kind), type, id, null);
  });
  return { ids, rows };
}
