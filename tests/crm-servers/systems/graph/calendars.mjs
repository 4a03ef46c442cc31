// Calendars: getSchedule (free and busy of colleagues), calendarView, and events that are written; transactionId writes one only once.
import { parseOrder, parseSelect } from '../../lib/odata.mjs';
import { refuse, wrong } from '../../lib/refusal.mjs';
import { checkFields } from '../../lib/request.mjs';
import { preferences, understood } from './contacts.mjs';
import { appointments, fromGraphTime, graphTime, itemId, knowsZone, mailboxes, userId } from './model.mjs';

const SIGNS = { free: '0', tentative: '1', busy: '2', oof: '3', workingElsewhere: '4' };
const EVENT = { id: 'string', subject: 'string', start: 'date', end: 'date', showAs: 'string', isAllDay: 'boolean', isCancelled: 'boolean',
  sensitivity: 'string', location: 'object', bodyPreview: 'string' };

export class Calendars {
  constructor(context) {
    this.context = context;
    this.me = context.seeds.owners[0].email;
    this.written = [];
  }

  zone(request) {
    const zone = preferences(request)['outlook.timezone'] ?? 'UTC';
    return knowsZone(zone) ? zone : wrong(400, `the time zone ${zone} is not known`, { code: 'TimeZoneNotSupportedException' });
  }

  time(value, where) {
    checkFields(value, { dateTime: 'string', timeZone: 'string' }, { needed: ['dateTime', 'timeZone'], where, code: 'BadRequest' });
    if (!knowsZone(value.timeZone)) wrong(400, `${where}: the time zone ${value.timeZone} is not known`, { code: 'TimeZoneNotSupportedException' });
    if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?$/.test(value.dateTime)) wrong(400,
      `${where}: dateTime "${value.dateTime}" (no Z or offset, the zone is apart)`, { code: 'BadRequest' });
    return fromGraphTime(value);
  }

  getSchedule(request, reply) {
    request.query.only(['$select']);
    const zone = this.zone(request);
    const body = checkFields(request.json(), { schedules: 'array', startTime: 'object', endTime: 'object', availabilityViewInterval: 'number' },
      { needed: ['schedules', 'startTime', 'endTime'], code: 'RequestBodyRead' });
    const [start, end] = [this.time(body.startTime, 'startTime'), this.time(body.endTime, 'endTime')];
    const minutes = body.availabilityViewInterval ?? 30;
    if (minutes < 5 || minutes > 1440) wrong(400, 'availabilityViewInterval must be from 5 to 1440', { code: 'ErrorInvalidMergedFreeBusyInterval' });
    if (end <= start || end - start > 62 * 86400000) {
      wrong(400, 'the period must be more than nothing and at most 62 days', { code: 'ErrorInvalidTimeInterval' });
    }
    if (end - start < minutes * 60000) wrong(400, 'the period is shorter than the interval', { code: 'ErrorInvalidMergedFreeBusyInterval' });
    if (body.schedules.length > 20) wrong(400, 'more than 20 schedules', { code: 'ErrorExceededFindCountLimit' });
    const value = body.schedules.map((mailbox) => {
      if (!mailboxes.includes(mailbox)) return { scheduleId: mailbox,
        error: { message: `Unable to resolve e-mail address ${mailbox} to an Active Directory object.`, responseCode: 'ErrorMailRecipientNotFound' },
        scheduleItems: [], availabilityView: '' };
      const found = appointments(mailbox, start, end);
      let availabilityView = '';
      for (let at = start; at < end; at += minutes * 60000) {
        const signs = found.filter((one) => one.from < at + minutes * 60000 && one.to > at).map((one) => SIGNS[one.status]);
        availabilityView += signs.sort().at(-1) ?? '0';
      }
      const scheduleItems = found.map((one) => ({ isPrivate: Boolean(one.isPrivate), status: one.status,
        ...(one.isPrivate ? {} : { subject: one.subject, location: one.location }),
        isMeeting: false, isRecurring: true, isException: false, isReminderSet: false, start: graphTime(one.from, zone),
          end: graphTime(one.to, zone) }));
      return { scheduleId: mailbox, availabilityView, scheduleItems,
        workingHours: { daysOfWeek: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'], startTime: '08:30:00.0000000',
        endTime: '17:30:00.0000000', timeZone: { name: 'W. Europe Standard Time' } } };
    });
    reply.json(200, { '@odata.context': `${this.context.baseUrl()}/v1.0/$metadata#Collection(microsoft.graph.scheduleInformation)`, value });
  }

  view(request, reply, { user }) {
    const query = request.query.only(['startDateTime', 'endDateTime', '$select', '$top', '$skip', '$orderby']);
    const zone = this.zone(request);
    const mailbox = user === undefined ? this.me : mailboxes.find((one) => one === user || userId(one) === user)
      ?? refuse(404, 'The mailbox was not found.', { code: 'ErrorInvalidUser' });
    const names = query.has('$select') ? understood(() => parseSelect(query.get('$select'), EVENT)) : Object.keys(EVENT);
    const moment = (name) => {
      const text = query.need(name);
      const milliseconds = Date.parse(/[Zz]|[+-]\d\d:\d\d$/.test(text) ? text : `${text}Z`);
      return Number.isNaN(milliseconds) ? wrong(400, `${name} "${text}" is no time`, { code: 'ErrorInvalidParameter' }) : milliseconds;
    };
    let events = appointments(mailbox, moment('startDateTime'),
      moment('endDateTime')).map((one) => ({ id: one.id, subject: one.subject, start: graphTime(one.from, zone), end: graphTime(one.to, zone),
      showAs: one.status, isAllDay: false, isCancelled: false, sensitivity: one.isPrivate ? 'private' : 'normal',
        location: { displayName: one.location }, bodyPreview: '' }));
    if (query.has('$orderby')) events = events.sort(understood(() => parseOrder(query.get('$orderby'), { ...EVENT, 'start/dateTime': 'string' })));
    const [top, skip] = [query.number('$top', 10, 1, 1000), query.number('$skip', 0)];
    const page = { value: events.slice(skip,
      skip + top).map((event) => Object.fromEntries([['id', event.id], ...names.map((name) => [name, event[name]])])) };
    if (skip + top < events.length) {
      const kept = request.rawQuery.split('&').filter((part) => part && !/^(\$|%24)skip=/i.test(part));
      page['@odata.nextLink'] = `${this.context.baseUrl()}${request.path}?${[...kept, `%24skip=${skip + top}`].join('&')}`;
    }
    reply.json(200, page);
  }

  add(request, reply) {
    const event = checkFields(request.json(), { subject: 'string', body: 'object', start: 'object', end: 'object', showAs: 'string',
      categories: 'array', isReminderOn: 'boolean', transactionId: 'string',
      sensitivity: 'string', attendees: 'array', location: 'object' }, { needed: ['start', 'end'], where: 'event', code: 'RequestBodyRead' });
    if (event.body) checkFields(event.body, { contentType: 'string', content: 'string' }, { where: 'event body', code: 'RequestBodyRead' });
    if (this.time(event.end, 'end') < this.time(event.start, 'start')) wrong(400, 'the end is before the start', { code: 'ErrorInvalidRequest' });
    let known = event.transactionId ? this.written.find((one) => one.transactionId === event.transactionId) : undefined;
    if (!known) this.written.push(known = { ...event, id: itemId(`written ${this.written.length}`) });
    reply.json(201, known);
  }

  notes() {
    return this.written.map((event) => ({ id: event.id, contactId: null, companyId: null, subject: event.subject ?? '', text: event.body?.content
      ?? '', direction: null, number: null,
      seconds: Math.round((fromGraphTime(event.end) - fromGraphTime(event.start)) / 1000), key: event.transactionId ?? null,
        start: new Date(fromGraphTime(event.start)).toISOString() }));
  }
}
