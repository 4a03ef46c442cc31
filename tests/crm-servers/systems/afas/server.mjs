// AFAS Profit REST: get connectors Profit_Contacts and Profit_OrgPer, their metainfo, and the update connector KnSubject.
// Taken from documentation: the token as base64 of its XML, operators, "," and ";", a query over 2,049 characters is 404, errors as 500
// with externalMessage. Numbers are text in whatever notation; nothing is normalised. There is no refresh: an expired token stays so.
// Not known for certain: the fields, which every customer chooses (ask metainfo), and the message for an unknown connector.
import { numberId } from '../../lib/ids.mjs';
import { bearer } from '../../lib/oauth.mjs';
import { checkFields } from '../../lib/request.mjs';
import { refuse, wrong } from '../../lib/refusal.mjs';
import { router } from '../../lib/routes.mjs';
import { fullName, idTable, phoneOf } from '../../seeds.mjs';
import { afasPredicate } from './filter.mjs';

const TAKE = 100;
const TOKEN = Buffer.from('<token><version>1</version><data>0BA11E0BA11E0BA11E0BA11E0BA11E0BA11E0BA11E0BA11E0BA11E0BA11E0BA1</data></token>').toString('base64');
const contactId = (key) => Number(numberId(`afas contact ${key}`, 6));
const companyId = (key) => numberId(`afas company ${key}`, 6);
const FIELDS = {
  Profit_Contacts: { ContactId: 'int', Name: 'string', FullName: 'string', SearchName: 'string', OrgNumber: 'string', OrgName: 'string',
    PerNumber: 'string', Function: 'string', TelWork: 'string', MobWork: 'string',
    MailWork: 'string', TelPrivate: 'string', MobPrivate: 'string', MailPrivate: 'string', AccountManager: 'string', Blocked: 'boolean',
      ModifiedDate: 'date' },
  Profit_OrgPer: { BcCo: 'string', Type: 'string', Name: 'string', SearchName: 'string', TelWork: 'string', MobWork: 'string', MailWork: 'string',
    City: 'string', AccountManager: 'string', Blocked: 'boolean' },
};
const DESCRIPTIONS = { Profit_Contacts: 'Contactpersonen', Profit_OrgPer: 'Organisaties en personen' };

function records(seeds) {
  return {
    Profit_Contacts: seeds.contacts.map((seed, index) => {
      const mobile = phoneOf(seed, 'mobile');
      return { ContactId: contactId(seed.key), Name: fullName(seed), FullName: fullName(seed), SearchName: seed.surname.toUpperCase(),
        OrgNumber: seed.company ? companyId(seed.company) : null,
        OrgName: seeds.companies.find(({ key }) => key === seed.company)?.name ?? null, PerNumber: String(200000 + index), Function: seed.title,
          TelWork: phoneOf(seed, 'work'), MobWork: index % 2 ? null : mobile,
        MailWork: seed.emails[0] ?? null, TelPrivate: phoneOf(seed, 'home'), MobPrivate: index % 2 ? mobile : null, MailPrivate: null,
          AccountManager: seed.owner.name, Blocked: false, ModifiedDate: seed.lastActivity };
    }),
    Profit_OrgPer: seeds.companies.map((seed) => ({ BcCo: companyId(seed.key), Type: 'Organisatie', Name: seed.name,
      SearchName: seed.name.toUpperCase().slice(0, 10), TelWork: phoneOf(seed, 'main'), MobWork: null,
      MailWork: seed.email, City: seed.city, AccountManager: seed.owner.name, Blocked: false })),
  };
}

export function create(context) {
  const { tokens } = context;
  tokens.issueAccess({}, TOKEN);
  const data = context.table(records);
  const subjects = [];

  function get(request, reply, { connector }) {
    if (!FIELDS[connector]) wrong(404, `GetConnector ${connector} niet gevonden in deze app connector`);
    const fields = Object.keys(FIELDS[connector]);
    const query = request.noBody().query.only(['skip', 'take', 'filterfieldids', 'filtervalues', 'operatortypes', 'filterjson', 'orderbyfieldids']);
    const number = (name, otherwise) => {
      const text = query.get(name) ?? String(otherwise);
      return /^(-1|\d+)$/.test(text) ? Number(text) : wrong(500, `${name} "${text}" is no number`);
    };
    const [skip, take] = [number('skip', 0), number('take', TAKE)];
    let found = data()[connector].filter(afasPredicate(query, fields) ?? (() => true));
    if (query.has('orderbyfieldids')) {
      const keys = query.get('orderbyfieldids').split(',').map((name) => ({ name: name.replace(/^-/, ''), sign: name.startsWith('-') ? -1 : 1 }));
      keys.forEach(({ name }) => { if (!fields.includes(name)) wrong(500, `orderbyfieldids: veld ${name} bestaat niet`); });
      found = [...found].sort((one, other) => keys.reduce((sum, { name, sign }) => sum
        || String(one[name] ?? '').localeCompare(String(other[name] ?? ''), 'nl', { numeric: true }) * sign, 0));
    } else if (skip > 0) {
      request.note('skip without orderbyfieldids: pages may overlap');
    }
    const rows = skip === -1 && take === -1 ? found : found.slice(Math.max(skip, 0), take === -1 ? undefined : Math.max(skip, 0) + take);
    reply.json(200, { skip, take, rows });
  }

  const SUBJECT = { StId: 'number', Ds: 'string', SbTx: 'string', Da: 'string', UsId: 'string', EmId: 'string', DtFr: 'string', DtTo: 'string',
    FvF1: 'any', FvF2: 'any', FvF3: 'any', St: 'boolean', PrId: 'string' };
  const LINK = { DoCRM: 'boolean', ToBC: 'boolean', SfTp: 'number', SfId: 'any', BcId: 'string', CdId: 'any', ToEm: 'boolean', ToSR: 'boolean' };

  function addSubject(request, reply) {
    request.query.only([]);
    const shape = { status: 500 };
    const { KnSubject } = checkFields(request.json(), { KnSubject: 'object' }, { needed: ['KnSubject'], ...shape });
    const { Element } = checkFields(KnSubject, { Element: 'object' }, { needed: ['Element'], where: 'KnSubject', ...shape });
    const { Fields, Objects = [] } = checkFields(Element, { Fields: 'object', Objects: 'any' }, { needed: ['Fields'], where: 'Element', ...shape });
    const own = Object.fromEntries(Object.entries(Fields).filter(([name]) => !/^U[0-9A-F]{3,}$/.test(name))); // free fields are the customer's
    checkFields(own, SUBJECT, { needed: ['StId'], where: 'KnSubject', ...shape });
    if ([...(Fields.Ds ?? '')].length > 255) wrong(500, 'Ds is langer dan 255 tekens');
    if (Fields.Da && !/^\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d)?$/.test(Fields.Da)) wrong(500, 'Da is geen datum (Nederlandse tijd, zonder Z)');
    const objects = Array.isArray(Objects) ? Objects : [Objects];
    const links = objects.map((one) => {
      const { KnSubjectLink } = checkFields(one, { KnSubjectLink: 'object' }, { needed: ['KnSubjectLink'], where: 'Objects', ...shape });
      const link = checkFields(KnSubjectLink.Element?.Fields, LINK, { where: 'KnSubjectLink', ...shape });
      if (link.BcId && !data().Profit_OrgPer.some((row) => row.BcCo === link.BcId)) wrong(500, `BcId ${link.BcId} bestaat niet`);
      if (link.CdId && !data().Profit_Contacts.some((row) => String(row.ContactId) === String(link.CdId))) {
        wrong(500, `CdId ${link.CdId} bestaat niet`);
      }
      return link;
    });
    subjects.push({ ...Fields, SbId: String(50001 + subjects.length), links });
    reply.json(201, { results: { KnSubject: { SbId: subjects.at(-1).SbId } } });
  }

  function metainfo(request, reply) {
    reply.json(200, { updateConnectors: [{ id: 'KnSubject', description: 'Dossieritem' }],
      getConnectors: Object.entries(DESCRIPTIONS).map(([id, description]) => ({ id, description })),
      info: { envid: 'O12345AA', appName: 'Balie', group: 'Balie', tokenExpiry: '2027-11-01T00:00:00' } });
  }

  function metainfoGet(request, reply, { connector }) {
    if (!FIELDS[connector]) wrong(404, `GetConnector ${connector} niet gevonden in deze app connector`);
    reply.json(200, { name: connector, description: DESCRIPTIONS[connector],
      fields: Object.entries(FIELDS[connector]).map(([id, dataType]) => ({ id, fieldId: '', dataType, label: id, length: 50, controlType: 5,
      decimals: 0, decimalsFieldId: '' })) });
  }

  function metainfoUpdate(request, reply) {
    reply.json(200, { id: 'KnSubject', name: 'KnSubject', description: 'Dossieritem',
      fields: Object.keys(SUBJECT).map((fieldId) => ({ fieldId, primaryKey: false, dataType: 'string', label: fieldId,
      mandatory: fieldId === 'StId' })),
      objects: [{ name: 'KnSubjectLink', fields: Object.keys(LINK).map((fieldId) => ({ fieldId, label: fieldId })) }] });
  }

  const root = '/ProfitRestServices';
  const table = [
    ['GET', `${root}/profitversion`, (request, reply) => reply.json(200, { version: 'Profit 8' })],
    ['GET', `${root}/metainfo`, metainfo],
    ['GET', `${root}/metainfo/get/:connector`, metainfoGet],
    ['GET', `${root}/metainfo/update/KnSubject`, metainfoUpdate],
    ['POST', `${root}/connectors/KnSubject`, addSubject],
    ['GET', `${root}/connectors/:connector`, get],
  ];
  const route = router(table);

  return {
    settings: { address: `${context.baseUrl()}${root}`, environment: '12345', insite: 'https://12345.afasinsite.nl', token: TOKEN, accessToken: TOKEN,
      subjectType: 1 },
    handle(request, reply) {
      if (request.rawQuery.length > 2049) wrong(404, 'the query has more than 2,049 characters');
      bearer(request, tokens, (reason) => refuse(401, `Ongeldige token: ${reason}`), 'AfasToken');
      route(request, reply);
    },
    refuse: (reply, refusal) => reply.json(refusal.status, { externalMessage: refusal.reason, errorNumber: `P_${refusal.status}`,
      profitLogReference: '0BA11E00000000000000000000000001' }),
    notes: () => subjects.map((subject) => ({ id: subject.SbId, contactId: subject.links.find((link) => link.CdId)?.CdId ?? null,
      companyId: subject.links.find((link) => link.BcId)?.BcId ?? null, subject: subject.Ds ?? '',
      text: subject.SbTx ?? '', direction: null, number: null, seconds: null, key: null, start: subject.Da ?? null })),
    get describe() { return { title: 'AFAS Profit', pageSize: TAKE, ids: idTable(context.seeds, contactId, companyId),
      seconds: Object.fromEntries(context.seeds.contacts.map(({ key }, index) => [key, String(200000 + index)])) }; },
  };
}
