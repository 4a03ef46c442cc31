// An OData server of one test: node server.mjs FOLDER, where FOLDER holds node_modules. Prints one JSON line with its
// port. SAP's CAP serves crm.cds as OData v4, and its adapter the same as v2; it keeps everything in memory.
// User "balie", password "geheim".
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { join } from 'node:path';

if (Number(process.versions.node.split('.')[0]) < 20)
    process.exit(77); // CAP needs it
const model = [join(import.meta.dirname, 'crm.cds')];
process.chdir(process.argv[2]); // its plug-ins are those that package.json there names
process.env.CDS_CONFIG = JSON.stringify({
    requires: {
        db: { kind: 'sqlite', driver: 'sql.js', credentials: { url: ':memory:' } },
        auth: { kind: 'basic', users: { balie: { password: 'geheim' }, '*': false } },
    },
    cov2ap: { model },
    log: { levels: { cds: 'error', deploy: 'error', server: 'error', cov2ap: 'error' } },
});
const require = createRequire(join(process.cwd(), 'package.json'));
const cds = require('@sap/cds');
await cds.plugins;

const app = require('express')();
app.listen = (port) => createServer(app).listen(port, '127.0.0.1'); // for this computer only
const asked = [];
app.get('/asked', (request, response) => response.json(asked)); // for the test: what came in from outside
app.use((request, response, next) => {
    asked.push(`${request.method} ${request.originalUrl}`);
    next();
});
const server = await cds.server({ app, from: model, in_memory: true, port: 0, static: null, favicon: null, index: null });
if (!server.listening)
    await new Promise((resolve) => server.once('listening', resolve));
const url = `http://127.0.0.1:${server.address().port}`;
await cds.emit('listening', { server, url }); // the adapter to v2 waits for it
const { Companies, Contacts } = cds.entities('crm');

const companies = [
    { ID: 1, name: "'t Hooft & Zn.", phone: '(020) 765 43 00' },
    { ID: 2, name: 'Müller Käse GmbH', phone: '+49 30 901820' },
];
// One number in five notations, and people to turn pages with.
const people = [
    ['Jan', "d'Ancona", '0612345678', 1],
    ['Zoë', 'van der Müllen', '+31 6 12345678', 2],
    ['Piet', 'de Vries', '06-12345678', 1],
    ['Anne', 'Jansen', '+31 (0)6 1234 5678', 2],
    ['Klaas', 'Bakker', '00316 12 34 56 78', null],
    ...Array.from({ length: 23 }, (_, i) => ['Bladzij', `Persoon ${String(i + 1).padStart(2, '0')}`, '020-7654321', null]),
    ['Iemand', 'Anders', '0699995678', null],
];
await cds.run(INSERT.into(Companies).entries(companies));
await cds.run(INSERT.into(Contacts).entries(people.map(([firstName, lastName, phone, company], i) => ({
    ID: `00000000-0000-4000-8000-${String(i + 1).padStart(12, '0')}`,
    firstName,
    lastName,
    fullName: `${firstName} ${lastName}`,
    title: 'Inkoper',
    [phone.startsWith('020') ? 'phone' : 'mobile']: phone,
    email: `${firstName.toLowerCase()}${i}@office.example`,
    company_ID: company,
}))));
process.stdout.write(`${JSON.stringify({ port: server.address().port })}\n`);

// Gone with the test, also when that is killed.
process.stdin.resume();
process.stdin.on('end', () => process.exit(0));
