// The people every stand-in knows, before each system writes them in its own fields. All names and numbers are invented.

const owners = {
  els: { name: 'Els Bakker', email: 'els.bakker@balie.example' },
  tom: { name: 'Tom de Wit', email: 'tom.dewit@balie.example' },
};

export const companies = [
  { key: 'kade', name: 'Kade & Zonen', phones: [{ kind: 'main', text: '+31 20 765 4399' }], city: 'Amsterdam', email: 'info@kade.example',
    owner: owners.els },
  { key: 'molen', name: 'De Molen B.V.', phones: [{ kind: 'main', text: '020-1112233' }], city: 'Zaandam', email: 'post@demolen.example',
    owner: owners.tom },
  { key: 'sloot', name: "Sloot's Water 50% (NL)", phones: [{ kind: 'main', text: '030-2345600' }, { kind: 'other', text: '030 234 56 01' }], city: 'Utrecht', email: 'sloot@water.example', owner: owners.tom },
];

function contact(key, given, family, company, phones, more = {}) {
  const plain = key.replaceAll('-', '.');
  return { key, given, family, infix: '', surname: family, company, emails: [`${plain}@post.example`], phones, owner: owners.els,
    lastActivity: '2026-11-02T09:15:00Z',
    title: 'Inkoper', department: 'Magazijn', ...more };
}
const mobile = (text) => ({ kind: 'mobile', text });
const work = (text) => ({ kind: 'work', text });
const home = (text) => ({ kind: 'home', text });
const other = (text) => ({ kind: 'other', text });

const people = [
  // One mobile number each, stored in five notations.
  contact('mobile-e164', 'Femke', 'Hofstra', 'kade', [mobile('+31612345680')]),
  contact('mobile-hyphen', 'Jeroen', 'Postma', 'kade', [mobile('06-12345681')]),
  contact('mobile-groups', 'Marit', 'Smeets', 'molen', [mobile('06 1234 5682')]),
  contact('mobile-trunk', 'Ruben', 'Veenstra', 'molen', [mobile('+31 (0)6 1234 5683')]),
  contact('mobile-0031', 'Lotte', 'Kuiper', 'sloot', [mobile('0031612345684')]),
  // Fixed numbers.
  contact('work-fixed', 'Bram', 'Dekker', 'molen', [work('020-1234567'), mobile('06-12345690')], { owner: owners.tom }),
  contact('board-one', 'Iris', 'Vos', 'kade', [work('020-7654300')]),
  contact('board-two', 'Daan', 'Peters', 'kade', [work('020 765 43 00')], { lastActivity: '2026-11-20T16:40:00Z' }),
  contact('home-only', 'Wim', 'Jonker', 'sloot', [home('(030) 234 56 78')], { owner: owners.tom }),
  contact('all-lines', 'Saskia', 'Meijer', 'molen', [work('010-1234501'), mobile('06-12345695'), home('010 123 45 02'), other('010 - 123 45 03')],
    { owner: owners.tom }),
  // Names that are hard to write.
  contact('apostrophe', 'Sjoerd', "d'Arnaud", 'kade', [mobile('06-12345691')]),
  contact('umlaut', 'Jörg', 'Müller', 'molen', [mobile('+31612345692')]),
  contact('infix', 'Anne', 'van den Berg', 'sloot', [mobile('06-12345693')], { infix: 'van den', surname: 'Berg', owner: owners.tom }),
  contact('markup', '<b>Bobby</b>', 'Tafel & "Co"', 'sloot', [mobile('06-12345694')]),
  // None, nearly, and from abroad.
  contact('no-number', 'Niels', 'Stil', 'molen', []),
  contact('near-miss', 'Bijna', 'Goed', 'molen', [mobile('06-98765680')]),
  contact('foreign', 'Greta', 'Sommer', null, [work('+49 30 9018 2055')]),
];

// Who is no customer yet, for the systems that keep such people apart.
const leads = [
  { key: 'lead', given: 'Olaf', family: 'Brandsma', infix: '', surname: 'Brandsma', companyName: 'Nieuwland Zaden', emails: ['lead@post.example'],
    phones: [work('010-5550101'), mobile('06-55501020')], owner: owners.tom, lastActivity: '2026-11-02T09:15:00Z', title: 'Teler' },
];

const pagingNumber = (index) => `06-2${String(1000000 + index).slice(-7)}`;

// Enough people called Paging for three pages; a system says how many by `export const pagingContacts`.
function pagingContacts(count) {
  return Array.from({ length: count }, (_, index) => contact(`paging-${index + 1}`, `Nummer${String(index + 1).padStart(4, '0')}`, 'Paging', null,
    [mobile(pagingNumber(index + 1))]));
}

export const manyNumber = '+31687654321';

// So many people more, all with one number, in the five notations by turns.
let manyMade = 0;
export function manyContacts(count) {
  const notations = ['+31687654321', '06-87654321', '06 8765 4321', '+31 (0)6 8765 4321', '0031687654321'];
  return Array.from({ length: count }, () => {
    const number = ++manyMade;
    return contact(`many-${number}`, `Velen${number}`, 'Menigte', 'kade', [mobile(notations[number % notations.length])]);
  });
}

export const manyCompaniesNumber = '+31201659876';

// So many companies more, all with one number, in the five notations by turns.
let companiesMade = 0;
export function manyCompanies(count) {
  const notations = ['+31201659876', '020-1659876', '020 165 9876', '+31 (0)20 165 9876', '0031201659876'];
  return Array.from({ length: count }, () => {
    const number = ++companiesMade;
    return { key: `many-company-${number}`, name: `Drommen ${number} B.V.`, phones: [{ kind: 'main', text: notations[number % notations.length] }], city: 'Breda',
      email: `post${number}@drommen.example`, owner: owners.els };
  });
}

export function makeSeeds({ paging = 60 } = {}) {
  manyMade = 0;
  companiesMade = 0;
  return structuredClone({ contacts: [...people, ...pagingContacts(paging)], companies, leads, owners: Object.values(owners) });
}

function notations(nsn, area) {
  const rest = nsn.slice(area.length);
  return [`+31${nsn}`, `0${nsn}`, `0031${nsn}`, `0${area}-${rest}`, `+31 (0)${area} ${rest}`];
}

function expected(nsn, area, contacts, more = {}) { return { number: `+31${nsn}`, notations: notations(nsn, area), contacts, companies: [],
  ...more }; }

// In a field that not every system has: the self-tests of the systems pass it over, cells.json of the conformance run says who lacks it.
const rare = { rare: true };

// Per number which keys must be found, whatever notation it is asked in. What a server finds beyond them a connector filters out.
export const expectations = [
  expected('612345680', '6', ['mobile-e164']),
  expected('612345681', '6', ['mobile-hyphen']),
  expected('612345682', '6', ['mobile-groups']),
  expected('612345683', '6', ['mobile-trunk']),
  expected('612345684', '6', ['mobile-0031']),
  expected('201234567', '20', ['work-fixed']),
  expected('612345690', '6', ['work-fixed']),
  expected('207654300', '20', ['board-one', 'board-two']),
  expected('302345678', '30', ['home-only']),
  expected('101234501', '10', ['all-lines']),
  expected('612345695', '6', ['all-lines'], rare),
  expected('101234502', '10', ['all-lines'], rare),
  expected('101234503', '10', ['all-lines'], rare),
  expected('207654399', '20', [], { companies: ['kade'] }),
  expected('201112233', '20', [], { companies: ['molen'] }),
  expected('302345600', '30', [], { companies: ['sloot'] }),
  expected('302345601', '30', [], { companies: ['sloot'], ...rare }),
  expected('612345691', '6', ['apostrophe']),
  expected('612345692', '6', ['umlaut']),
  expected('612345693', '6', ['infix']),
  expected('612345694', '6', ['markup']),
  expected('698765680', '6', ['near-miss']),
  { number: '+493090182055', notations: ['+493090182055', '00493090182055', '+49 30 90182055'], contacts: ['foreign'], companies: [] },
  { number: '+31655500000', notations: ['+31655500000', '0655500000', '06-55500000'], contacts: [], companies: [] },
];

export const nameExpectations = [
  { text: "d'Arnaud", contacts: ['apostrophe'] },
  { text: 'Müller', contacts: ['umlaut'] },
  { text: 'van den Berg', contacts: ['infix'] },
  { text: 'Hofstra', contacts: ['mobile-e164'] },
  { text: 'Femke', contacts: ['mobile-e164'] },
  { text: 'Niemand', contacts: [] },
];

// Small helpers for the systems.
export function phoneOf(seed, kind, at = 0) { return seed.phones.filter((phone) => phone.kind === kind)[at]?.text ?? null; }

export function fullName(seed) { return `${seed.given} ${seed.family}`; }

export function digits(text) { return (text ?? '').replace(/\D/g, ''); }

// The `ids` of a system's description. Leads stand among the contacts.
export function idTable(seeds, contactId, companyId, leadId) {
  const leads = leadId ? seeds.leads.map(({ key }) => [key, leadId(key)]) : [];
  return { contacts: Object.fromEntries([...seeds.contacts.map(({ key }) => [key, contactId(key)]), ...leads]),
    companies: Object.fromEntries(seeds.companies.map(({ key }) => [key, companyId(key)])) };
}
