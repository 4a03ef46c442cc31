// node serve.mjs SYSTEM: one line of JSON when ready, ends when standard input does.
import { readdirSync } from 'node:fs';
import { openStage } from './lib/stage.mjs';

const systems = () => readdirSync(new URL('./systems/', import.meta.url)).join(', ');
try {
  const stage = await openStage(process.argv[2]);
  process.stdin.resume().on('end', () => process.exit(0)).on('error', () => process.exit(0));
  process.stdout.write(`${JSON.stringify({ system: stage.name, port: stage.port, base: stage.base, settings: stage.system.settings })}\n`);
} catch (error) {
  process.stderr.write(`serve.mjs SYSTEM, one of: ${systems()}\n${error.message}\n`);
  process.exit(2);
}
