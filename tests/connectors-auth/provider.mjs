// An OpenID provider of one test: node provider.mjs FOLDER, where FOLDER holds node_modules. Prints one JSON line with
// its port. Knows the native client "balie"; any login and password are right.
import { createServer } from 'node:http';
import { pathToFileURL } from 'node:url';
import { join } from 'node:path';

const entry = join(process.argv[2], 'node_modules', 'oidc-provider', 'lib', 'index.js');
const { default: Provider } = await import(pathToFileURL(entry));

const server = createServer();
server.listen(0, '127.0.0.1', () => {
    const { port } = server.address();
    const provider = new Provider(`http://127.0.0.1:${port}`, {
        clients: [{
            client_id: 'balie',
            application_type: 'native',
            token_endpoint_auth_method: 'none',
            redirect_uris: ['http://127.0.0.1/balie'],
            response_types: ['code'],
            grant_types: ['authorization_code', 'refresh_token', 'urn:ietf:params:oauth:grant-type:device_code'],
        }],
        cookies: { keys: ['only for this test'] },
        features: { deviceFlow: { enabled: true }, revocation: { enabled: true } },
        pkce: { methods: ['S256'], required: () => true },
        issueRefreshToken: async () => true,
        rotateRefreshToken: true,
    });
    server.on('request', provider.callback());
    process.stdout.write(`${JSON.stringify({ port })}\n`);
});
// Gone with the test, also when that is killed.
process.stdin.resume();
process.stdin.on('end', () => process.exit(0));
