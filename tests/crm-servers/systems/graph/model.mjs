// Contacts, folders and calendars of the stand-in's mailbox, made of the seeds.
import { fullName } from '../../seeds.mjs';
import { guid, letterId } from '../../lib/ids.mjs';

export const contactFields = { id: 'string', displayName: 'string', givenName: 'string', middleName: 'string', surname: 'string',
  companyName: 'string', department: 'string', jobTitle: 'string',
  businessPhones: 'strings', homePhones: 'strings', mobilePhone: 'string', emailAddresses: 'objects', personalNotes: 'string', categories: 'strings',
    parentFolderId: 'string', changeKey: 'string',
  createdDateTime: 'date', lastModifiedDateTime: 'date', fileAs: 'string', title: 'string', nickName: 'string', initials: 'string' };

// What $filter knows of them: no telephone number is among it.
export const filterFields = { displayName: 'string', givenName: 'string', surname: 'string', companyName: 'string', emailAddresses: 'objects',
  lastModifiedDateTime: 'date' };

export const immutableId = (key) => letterId('AAkALgAAAAAAHYQDEapmEc2byACqAC-EWg0A', `immutable ${key}`, 88);
export const itemId = (key) => letterId('AAMkADUyYmI', `item ${key}`, 120);
export const defaultFolder = letterId('AAMkADUyRootFolder', 'default', 104);
export const childFolder = letterId('AAMkADUyChildFolder', 'suppliers', 104);
export const userId = (email) => guid(`graph user ${email}`);

const lists = (seed, kind) => seed.phones.filter((phone) => phone.kind === kind).map((phone) => phone.text);

// People of one company lie in a folder of their own, so that reading the default folder is not enough.
export function contacts(seeds) {
  return seeds.contacts.map((seed) => ({
    key: seed.key, displayName: fullName(seed), givenName: seed.given, middleName: null, surname: seed.family, department: null, jobTitle: seed.title,
      title: null, nickName: null, initials: null,
    companyName: seeds.companies.find(({ key }) => key === seed.company)?.name ?? null, businessPhones: lists(seed, 'work'),
      homePhones: lists(seed, 'home'), mobilePhone: lists(seed, 'mobile')[0] ?? null,
    emailAddresses: seed.emails.map((address) => ({ name: fullName(seed), address })), personalNotes: '', categories: [],
      fileAs: `${seed.family}, ${seed.given}`,
    parentFolderId: seed.company === 'sloot' ? childFolder : defaultFolder, changeKey: 'EQAAABYAAAD', createdDateTime: '2024-10-01T08:00:00Z',
      lastModifiedDateTime: seed.lastActivity,
  }));
}

// Appointments that come back every day, in minutes of the day in UTC; who is not here has none.
const days = {
  'els.bakker@balie.example': [
    { from: 540, to: 600, status: 'busy', subject: 'Weekoverleg', location: 'Kamer 2' },
    { from: 720, to: 750, status: 'oof', subject: 'Lunch', location: '' },
    { from: 840, to: 870, status: 'busy', subject: 'Tandarts', location: '', isPrivate: true },
  ],
  'tom.dewit@balie.example': [{ from: 900, to: 930, status: 'tentative', subject: 'Bezoek leverancier', location: 'Zaandam' },
    { from: 930, to: 960, status: 'workingElsewhere', subject: 'Thuis', location: '' }],
  'altijd.bezet@balie.example': [{ from: 0, to: 1440, status: 'busy', subject: 'Beurs', location: 'RAI' }],
  'altijd.vrij@balie.example': [],
};

export const mailboxes = Object.keys(days);

// The appointments of a mailbox that touch a period (milliseconds), in order.
export function appointments(mailbox, start, end) {
  const dayLength = 86400000;
  const found = [];
  for (let day = Math.floor(start / dayLength) * dayLength; day < end; day += dayLength) {
    for (const one of days[mailbox]) {
      const [from, to] = [day + one.from * 60000, day + one.to * 60000];
      if (from < end && to > start) found.push({ ...one, from, to, id: itemId(`${mailbox} ${from}`) });
    }
  }
  return found;
}

const zones = { UTC: 'UTC', 'W. Europe Standard Time': 'Europe/Amsterdam', 'Europe/Amsterdam': 'Europe/Amsterdam' };
export const knowsZone = (zone) => zone in zones;

// {dateTime, timeZone} of Graph, seven digits after the second.
export function graphTime(milliseconds, zone = 'UTC') {
  const text = new Date(milliseconds + offset(milliseconds, zone)).toISOString().slice(0, 19);
  return { dateTime: `${text}.0000000`, timeZone: zone };
}

export function fromGraphTime({ dateTime, timeZone }) {
  const local = Date.parse(`${dateTime.replace(/(\.\d{3})\d*$/, '$1')}Z`);
  return local - offset(local - offset(local, timeZone), timeZone);
}

function offset(milliseconds, zone) {
  const parts = new Intl.DateTimeFormat('en-GB', { timeZone: zones[zone], hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit',
    hour: '2-digit', minute: '2-digit', second: '2-digit' })
    .formatToParts(new Date(milliseconds)).reduce((at, { type, value }) => ({ ...at, [type]: Number(value) }), {});
  return Date.UTC(parts.year, parts.month - 1, parts.day, parts.hour, parts.minute, parts.second) - Math.floor(milliseconds / 1000) * 1000;
}
