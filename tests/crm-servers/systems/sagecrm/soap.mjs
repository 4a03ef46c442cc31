// Sage CRM's SOAP side: logon, add communication and comm_link, logoff. Names of fields go with or without their prefix.
// Not certain of the real one: how the ids of added records are wrapped, and which fields are refused.
import { refuse, wrong } from '../../lib/refusal.mjs';
import { SyntaxTrouble } from '../../lib/scanner.mjs';
import { child, escapeXml, parseXml } from '../../lib/xml.mjs';

const communication = ['type', 'action', 'note', 'subject', 'datetime', 'todatetime', 'status', 'priority', 'description', 'phonenumber', 'private', 'channelid'];
const link = ['comm_communicationid', 'comm_companyid', 'comm_personid', 'comm_userid'];
const actions = { PhoneIn: 'in', PhoneOut: 'out' };

export class Soap {
  constructor(context, password, find) {
    Object.assign(this, { context, password, find });
    this.calls = [];
  }

  handle(request, reply) {
    if (request.method !== 'POST') wrong(405, `${request.method} ${request.path}`);
    request.needType('text/xml');
    if (request.header('soapaction') === undefined) this.fault('SOAPAction is missing');
    const envelope = this.parse(request.text());
    const body = child(envelope, 'Body') ?? this.fault('there is no Body');
    const [operation, ...more] = body.children;
    if (!operation || more.length) this.fault('Body must hold one operation');
    const run = { logon: () => this.logon(operation), add: () => this.add(operation, request), logoff: () => '<result>true</result>' }[operation.name];
    if (!run) this.fault(`there is no operation ${operation.name}`);
    if (operation.name !== 'logon') this.checkSession(envelope);
    this.send(reply, 200, `<${operation.name}response xmlns="http://tempuri.org/type">${run()}</${operation.name}response>`);
  }

  parse(text) {
    try {
      return parseXml(text);
    } catch (error) {
      if (error instanceof SyntaxTrouble) this.fault(`the body is no XML: ${error.message}`);
      throw error;
    }
  }

  fault(reason, violation = true) { (violation ? wrong : refuse)(500, reason, { soap: true }); }

  checkSession(envelope) {
    const session = child(envelope, 'Header', 'SessionHeader', 'sessionId')?.text ?? this.fault('there is no SessionHeader');
    const state = this.context.tokens.state(session);
    if (state !== 'valid') this.fault('INVALID SESSION', state === 'unknown');
  }

  logon(operation) {
    if (child(operation, 'username')?.text !== 'receptie' || child(operation, 'password')?.text !== this.password()) this.fault('Error logging on', false);
    return `<result><sessionid>${this.context.tokens.issueAccess({}, `12712${Math.floor(Math.random() * 1e12)}`)}</sessionid></result>`;
  }

  add(operation, request) {
    const entity = child(operation, 'entityname')?.text;
    const records = operation.children.filter((one) => one.name === 'records');
    if (!records.length) this.fault('add without records');
    const added = records.map((record) => {
      const fields = Object.fromEntries(record.children.map((one) => [one.name.toLowerCase().replace(/^(comm|cmli)_(?!communicationid|companyid|personid|userid)/,
        ''), one.text]));
      if (entity === 'communication') return this.addCommunication(fields, request);
      if (entity === 'comm_link') return this.addLink(fields, request);
      return this.fault(`records of ${entity} are not added here`);
    });
    return `<result>${added.map((id) => `<records xsi:type="crmid" xmlns=""><crmid>${id}</crmid></records>`).join('')}</result>`;
  }

  addCommunication(fields, request) {
    Object.keys(fields).filter((name) => !communication.includes(name)).forEach((name) => request.note(`communication has no field ${name}`));
    for (const name of ['action', 'datetime']) if (!fields[name]) this.fault(`communication: ${name} is missing`);
    if (!actions[fields.action]) this.fault(`communication: action is ${fields.action}`);
    for (const name of ['datetime', 'todatetime']) if (fields[name] && Number.isNaN(Date.parse(fields[name]))) this.fault(`communication: ${name} is no date`);
    this.calls.push({ id: 9001 + this.calls.length, ...fields, person: null, company: null });
    return this.calls.at(-1).id;
  }

  addLink(fields, request) {
    const plain = Object.fromEntries(Object.entries(fields).map(([name, value]) => [name.startsWith('comm_') ? name : `comm_${name}`, value]));
    Object.keys(plain).filter((name) => !link.includes(name)).forEach((name) => request.note(`comm_link has no field ${name}`));
    const call = this.calls.find((one) => String(one.id) === plain.comm_communicationid) ?? this.fault('comm_link: there is no such communication');
    if (plain.comm_personid) call.person = this.find('person', plain.comm_personid) ?? this.fault('comm_link: there is no such person');
    if (plain.comm_companyid) call.company = this.find('company', plain.comm_companyid) ?? this.fault('comm_link: there is no such company');
    return call.id + 1000;
  }

  notes() {
    return this.calls.map((call) => ({ id: call.id, contactId: call.person, companyId: call.company, subject: call.subject ?? null, text: call.note ?? '',
      direction: actions[call.action],
      number: call.phonenumber ?? null, seconds: call.todatetime ? (Date.parse(call.todatetime) - Date.parse(call.datetime)) / 1000 : null, key: null,
        start: call.datetime }));
  }

  refuse(reply, reason) {
    this.send(reply, 500, `<SOAP-ENV:Fault><faultcode>SOAP-ENV:Server</faultcode><faultstring>${escapeXml(reason)}</faultstring></SOAP-ENV:Fault>`);
  }

  send(reply, status, inner) {
    reply.text(status, 'text/xml; charset=utf-8', '<?xml version="1.0" encoding="utf-8"?><SOAP-ENV:Envelope xmlns:SOAP-ENV="http://schemas.xmlsoap.org/soap/envelope/" '
      + `xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><SOAP-ENV:Body>${inner}</SOAP-ENV:Body></SOAP-ENV:Envelope>`);
  }
}
