// Persons and companies of SuperOffice, and the columns of its archives over them.
import { digits, fullName, phoneOf } from '../../seeds.mjs';

// Numbers as SuperOffice shows them with the country in front; a mere display form here, matching goes by the digits as stored.
function international(text) {
  const bare = (text ?? '').replace('(0)', '').replace(/[^\d+]/g, '');
  return bare.startsWith('+') ? bare : bare.startsWith('00') ? `+${bare.slice(2)}` : bare.startsWith('0') ? `+31${bare.slice(1)}` : bare;
}

export function makeRows(seeds) {
  const ids = { contacts: {}, companies: {} };
  const associates = seeds.owners.map((owner, at) => ({ id: at + 11, name: owner.email.split('@')[0].toUpperCase(), fullName: owner.name, email: owner.email }));
  const associateOf = (owner) => associates.find((one) => one.email === owner.email);
  const companies = seeds.companies.map((seed, at) => {
    ids.companies[seed.key] = at + 201;
    return { id: at + 201, key: seed.key, name: seed.name, email: seed.email, city: seed.city, phone: phoneOf(seed, 'main'), associate: associateOf(seed.owner) };
  });
  const persons = seeds.contacts.map((seed, at) => {
    ids.contacts[seed.key] = at + 3001;
    return { id: at + 3001, first: seed.given, middle: seed.infix, last: seed.surname, name: fullName(seed), title: seed.title, email: seed.emails[0], work: phoneOf(seed, 'work'),
      mobile: phoneOf(seed, 'mobile'), home: phoneOf(seed, 'home'), company: companies.find((one) => one.key === seed.company) ?? null,
      associate: associateOf(seed.owner), updated: seed.lastActivity.slice(0, 19) };
  });
  return { ids, associates, companies, persons };
}

const phone = (get) => ({ get, phone: true });

export const archives = {
  Person: {
    entity: 'person', rows: (made) => made.persons, key: (row) => row.id,
    columns: {
      personId: { get: (row) => row.id }, fullName: { get: (row) => row.name }, firstName: { get: (row) => row.first }, lastName: { get: (row) => row.last },
      middleName: { get: (row) => row.middle },
      title: { get: (row) => row.title }, contactId: { get: (row) => row.company?.id ?? 0 }, 'contact/contactId': { get: (row) => row.company?.id ?? 0 },
      'contact/name': { get: (row) => row.company?.name ?? '' }, 'contact/nameDepartment': { get: (row) => row.company?.name ?? '' },
      'personDirectPhone/formattedNumber': phone((row) => row.work ?? ''), 'personMobilePhone/formattedNumber': phone((row) => row.mobile ?? ''),
      'personPrivate/formattedNumber': phone((row) => row.home ?? ''), 'email/emailAddress': { get: (row) => row.email ?? '' },
      'searchPhone/formattedNumber': { ...phone((row) => [row.work, row.mobile, row.home].filter(Boolean)), hidden: true },
      'personAssociate/fullName': { get: (row) => row.associate.fullName }, personUpdatedDate: { get: (row) => row.updated },
    },
  },
  Appointment: {
    entity: 'appointment', rows: (made, appointments) => [...appointments], key: (row) => row.AppointmentId,
    columns: { appointmentId: { get: (row) => row.AppointmentId }, text: { get: (row) => row.Description ?? '' }, date: { get: (row) => row.StartDate },
      personId: { get: (row) => row.Person?.PersonId ?? 0 }, contactId: { get: (row) => row.Contact?.ContactId ?? 0 } },
  },
  Contact: {
    entity: 'contact', rows: (made) => made.companies, key: (row) => row.id,
    columns: {
      contactId: { get: (row) => row.id }, name: { get: (row) => row.name }, nameDepartment: { get: (row) => row.name }, department: { get: () => '' },
      city: { get: (row) => row.city }, 'contactPhone/formattedNumber': phone((row) => row.phone ?? ''), 'email/emailAddress': { get: (row) => row.email ?? '' },
      'searchPhone/formattedNumber': { ...phone((row) => [row.phone].filter(Boolean)), hidden: true },
      'contactAssociate/fullName': { get: (row) => row.associate.fullName },
    },
  },
};

// The list phonesearch: whose numbers hold these digits, stripped of everything else. kind: P, C or nothing for both.
export function phoneSearch(made, text, kind) {
  const wanted = digits(text);
  if (!wanted) return [];
  const item = (row, type, number, shown) => ({ Id: row.id, Name: `${shown} ${number}`, ToolTip: international(number), Deleted: false, Rank: 0, Type: type,
    ColorBlock: 0,
    IconHint: type, Selected: false, LastChanged: '0001-01-01T00:00:00', ChildItems: [], ExtraInfo: international(number), StyleHint: type, FullName: row.name });
  const found = (rows, type, numbersOf, shownOf) => rows.flatMap((row) => numbersOf(row).filter((number) => number && digits(number).includes(wanted))
    .map((number) => item(row, type, number, shownOf(row))));
  const persons = kind === 'C' ? [] : found(made.persons, 'Person', (row) => [row.work, row.mobile, row.home],
    (row) => (row.company ? `${row.name} (${row.company.name})` : row.name));
  const companies = kind === 'P' ? [] : found(made.companies, 'Contact', (row) => [row.phone], (row) => row.name);
  return [...persons, ...companies];
}

const phones = (number) => (number ? [{ Id: 1, Value: number, StrippedValue: digits(number), Description: '' }] : []);
const associateEntity = (one) => ({ AssociateId: one.id, Name: one.name, FullName: one.fullName, FormalName: one.fullName });

export function personEntity(row) {
  return { PersonId: row.id, Firstname: row.first, MiddleName: row.middle, Lastname: row.last, FullName: row.name, FormalName: row.name, Title: row.title,
    Contact: row.company ? { ContactId: row.company.id, Name: row.company.name } : null, OfficePhones: phones(row.work), MobilePhones: phones(row.mobile),
    PrivatePhones: phones(row.home), FaxPhones: [], Emails: row.email ? [{ Value: row.email, Description: '' }] : [], UpdatedDate: row.updated,
    CreatedBy: associateEntity(row.associate) };
}

export function companyEntity(row) {
  return { ContactId: row.id, Name: row.name, Department: '', Phones: phones(row.phone), Emails: [{ Value: row.email, Description: '' }],
    Associate: associateEntity(row.associate) };
}
