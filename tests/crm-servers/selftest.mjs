// Runs the self-tests of lib and of every system, or of the systems named: node selftest.mjs [SYSTEM...]
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

if (Number(process.versions.node.split('.')[0]) < 20) {
  console.log(`SKIP: Node ${process.versions.node} is older than 20`);
  process.exit(77);
}
const at = (path) => fileURLToPath(new URL(path, import.meta.url));
const wanted = process.argv.slice(2);
const systems = readdirSync(at('systems')).filter((name) => wanted.length === 0 || wanted.includes(name));
const files = systems.flatMap((name) => ['server', 'capture'].map((kind) => at(`systems/${name}/${kind}.test.mjs`))).filter(existsSync);
if (wanted.length === 0) files.push(...readdirSync(at('lib')).filter((name) => name.endsWith('.test.mjs')).map((name) => at(`lib/${name}`)));
process.exit(spawnSync(process.execPath, ['--test', ...files], { stdio: 'inherit' }).status ?? 1);
