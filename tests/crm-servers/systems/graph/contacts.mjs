// Reading contacts: folders, lists in pages, delta with what was added, changed and removed since.
import { filterPredicate, parseFilter, parseOrder, parseSelect, SyntaxTrouble } from '../../lib/odata.mjs';
import { refuse, wrong } from '../../lib/refusal.mjs';
import { checkFields } from '../../lib/request.mjs';
import { childFolder, contactFields, contacts, defaultFolder, filterFields, immutableId, itemId } from './model.mjs';

export function understood(work, code = 'ErrorInvalidUrlQuery') {
  try {
    return work();
  } catch (error) {
    if (error instanceof SyntaxTrouble) wrong(400, error.message, { code });
    throw error;
  }
}

// The preferences of the header Prefer, those not known here noted as violations.
export function preferences(request) {
  const found = {};
  for (const one of (request.header('prefer') ?? '').split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/).map((text) => text.trim()).filter(Boolean)) {
    const [, name, value] = /^([\w.-]+)\s*=\s*"?([^"]*)"?$/.exec(one) ?? wrong(400, `Prefer "${one}"`, { code: 'BadRequest' });
    if (!['idtype', 'odata.maxpagesize', 'outlook.timezone', 'outlook.body-content-type',
      'return'].includes(name.toLowerCase())) request.note(`Prefer: ${name} means nothing here`);
    found[name.toLowerCase()] = value;
  }
  return found;
}

export class ContactFolders {
  constructor(context) {
    this.context = context;
    this.made = context.table(contacts);
    this.changes = new Map(); // key -> members written by PATCH
    this.tokens = new Map(); // text of a link -> what it continues
  }

  all() { return this.made().map((record) => ({ ...record, ...this.changes.get(record.key) })); }

  folder(id) {
    if (id === 'contacts' || id === defaultFolder) return defaultFolder;
    return id === childFolder ? childFolder : refuse(404, 'The specified object was not found in the store.', { code: 'ErrorItemNotFound' });
  }

  folders(request, reply) {
    request.query.only(['$select', '$top', '$expand']);
    reply.json(200, { value: [{ id: childFolder, parentFolderId: defaultFolder, displayName: 'Leveranciers' }] });
  }

  children(request, reply, { folder }) {
    request.query.only(['$select', '$top']);
    this.folder(folder);
    reply.json(200, { value: [] });
  }

  oneFolder(request, reply, { folder }) { reply.json(200, { id: this.folder(folder), displayName: 'Contactpersonen' }); }

  shown(record, names, immutable) {
    const id = immutable ? immutableId(record.key) : itemId(record.key);
    const chosen = names ?? Object.keys(contactFields);
    return { '@odata.etag': `W/"${record.changeKey}"`, id,
      ...Object.fromEntries(chosen.filter((name) => name !== 'id').map((name) => [name, record[name]])) };
  }

  list(request, reply, folder) {
    const query = request.query.only(['$filter', '$select', '$top', '$skip', '$orderby', '$count']);
    const prefer = preferences(request);
    const names = query.has('$select') ? understood(() => parseSelect(query.get('$select'), contactFields)) : undefined;
    let found = this.all().filter((record) => record.parentFolderId === folder);
    if (query.has('$filter')) {
      const functions = ['startswith', 'contains'];
      found = found.filter(filterPredicate(understood(() => parseFilter(query.get('$filter'), { fields: filterFields, functions }),
        'ErrorInvalidUrlQueryFilter'), {}));
    }
    if (query.has('$orderby')) found = found.sort(understood(() => parseOrder(query.get('$orderby'), filterFields)));
    const [top, skip] = [query.number('$top', 10, 1, 1000), query.number('$skip', 0)];
    const page = { '@odata.context': `${this.context.baseUrl()}/v1.0/$metadata#users('me')/contacts`,
      ...(query.get('$count') === 'true' ? { '@odata.count': found.length } : {}),
      value: found.slice(skip, skip + top).map((record) => this.shown(record, names, prefer.idtype === 'ImmutableId')) };
    if (skip + top < found.length) {
      const kept = request.rawQuery.split('&').filter((part) => part && !/^(\$|%24)skip=/i.test(part));
      page['@odata.nextLink'] = `${this.context.baseUrl()}${request.path}?${[...kept, `%24skip=${skip + top}`].join('&')}`;
    }
    reply.json(200, page, prefer.idtype ? { 'Preference-Applied': 'IdType="ImmutableId"' } : {});
  }

  one(request, reply, { id }) {
    const names = request.query.only(['$select']).has('$select') ? understood(() => parseSelect(request.query.get('$select'), contactFields))
      : undefined;
    const immutable = preferences(request).idtype === 'ImmutableId';
    reply.json(200, this.shown(this.byId(id), names, immutable));
  }

  byId(id) {
    return this.all().find((record) => id === immutableId(record.key) || id === itemId(record.key))
      ?? refuse(404, 'The specified object was not found in the store.', { code: 'ErrorItemNotFound' });
  }

  // Only the notes of a contact are written by a console.
  patch(request, reply, { id }) {
    const record = this.byId(id);
    const body = checkFields(request.json(), { personalNotes: 'string', categories: 'array' }, { where: 'contact', code: 'RequestBodyRead' });
    this.changes.set(record.key, { ...this.changes.get(record.key), ...body, changeKey: `EQAAABYAAAE${this.changes.size}` });
    reply.json(200, this.shown(this.byId(id), undefined, preferences(request).idtype === 'ImmutableId'));
  }

  // First all contacts in pages of Prefer: odata.maxpagesize (10), then a link under which only differences are told.
  delta(request, reply, folder) {
    const query = request.query.only(['$select', '$skiptoken', '$deltatoken']);
    const prefer = preferences(request);
    const size = prefer['odata.maxpagesize'] === undefined ? 10 : Number(prefer['odata.maxpagesize']);
    if (!(size >= 1 && size <= 1000)) wrong(400, 'odata.maxpagesize is out of range', { code: 'BadRequest' });
    const token = query.get('$skiptoken') ?? query.get('$deltatoken');
    let state;
    if (token !== undefined) {
      if (query.has('$select')) wrong(400, '$select is kept in the link and not sent again', { code: 'BadRequest' });
      state = this.tokens.get(token) ?? refuse(410, 'The sync state is not known any more.', { code: 'SyncStateNotFound' });
      if (state.immutable !== (prefer.idtype === 'ImmutableId')) request.note('Prefer: IdType differs from that of the first request of this delta');
    } else {
      state = { names: query.has('$select') ? understood(() => parseSelect(query.get('$select'), contactFields)) : undefined,
        immutable: prefer.idtype === 'ImmutableId', known: new Map(), left: null };
    }
    const now = state.left ? null : new Map(this.all().filter((record) => record.parentFolderId === folder).map((record) => [record.key,
      JSON.stringify(this.shown(record, state.names, state.immutable))]));
    const left = state.left ?? this.differences(state, now);
    const page = { '@odata.context': `${this.context.baseUrl()}/v1.0/$metadata#Collection(contact)`, value: left.slice(0, size) };
    const known = state.left ? state.next : now;
    const rest = left.slice(size);
    const link = (name, value) => {
      const text = `${name}-${this.tokens.size + 1}-${folder.slice(8, 13)}`;
      this.tokens.set(text, value);
      return `${this.context.baseUrl()}${request.path}?%24${name}token=${text}`;
    };
    const { names, immutable } = state;
    if (rest.length) page['@odata.nextLink'] = link('skip', { names, immutable, left: rest, next: known });
    else page['@odata.deltaLink'] = link('delta', { names, immutable, known, left: null });
    reply.json(200, page);
  }

  differences({ known, immutable }, now) {
    const changed = [...now].filter(([key, text]) => known.get(key) !== text).map(([, text]) => JSON.parse(text));
    const gone = [...known.keys()].filter((key) => !now.has(key)).map((key) => ({ id: immutable ? immutableId(key) : itemId(key),
      '@removed': { reason: 'deleted' } }));
    return [...changed, ...gone];
  }

  notes() {
    return [...this.changes].filter(([, { personalNotes }]) => personalNotes !== undefined).map(([key, { personalNotes }]) => ({ id: immutableId(key),
      contactId: immutableId(key), companyId: null,
      subject: '', text: personalNotes, direction: null, number: null, seconds: null, key: null, start: null }));
  }
}
