/** Every check in one run: types, lint, tests on a real PostgreSQL, journeys in a real browser. The last line counts them. */

import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const bin = join(root, 'node_modules', '.bin');
const scratch = mkdtempSync(join(tmpdir(), 'huiyin-run-'));

interface Count {
  passed: number;
  failed: number;
}

const projects = ['packages/domain/tsconfig.json', 'packages/domain/tsconfig.test.json', 'apps/server/tsconfig.json', 'apps/console/tsconfig.json', 'apps/widget/tsconfig.json', 'tsconfig.json'];

const checks: Readonly<Record<string, () => Promise<Count>>> = {
  async types() {
    const count: Count = { passed: 0, failed: 0 };
    for (const project of projects.filter(hasSources)) add(count, { passed: 0, failed: 0, ...((await run('tsc', ['-p', project, '--pretty', 'false'])) === 0 ? { passed: 1 } : { failed: 1 }) });
    return count;
  },
  async lint() {
    return (await run('oxlint', ['--quiet'])) === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
  },
  async tests() {
    const report = join(scratch, 'vitest.json');
    const code = await run('vitest', ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...filters]);
    if (!existsSync(report)) return { passed: 0, failed: 1 };
    const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(report, 'utf8')) as { numPassedTests: number; numFailedTests: number };
    return { passed: numPassedTests, failed: numFailedTests || Number(code !== 0) };
  },
  async journeys() {
    const folder = join(root, 'journeys');
    if (!existsSync(folder) || !readdirSync(folder).some((name) => name.endsWith('.test.ts') || name.endsWith('.spec.ts'))) return { passed: 0, failed: 0 };
    const report = join(scratch, 'playwright.json');
    const code = await run('playwright', ['test', '--config', 'journeys', '--reporter=list,json'], { PLAYWRIGHT_JSON_OUTPUT_NAME: report });
    if (!existsSync(report)) return { passed: 0, failed: 1 };
    const { stats } = JSON.parse(readFileSync(report, 'utf8')) as { stats: { expected: number; unexpected: number; flaky: number } };
    return { passed: stats.expected + stats.flaky, failed: stats.unexpected || Number(code !== 0) };
  },
};

const asked = process.argv.slice(2);
const filters = asked.filter((word) => !(word in checks));
const chosen = Object.keys(checks).filter((name) => (filters.length > 0 ? name === 'tests' : asked.length === 0 || asked.includes(name)));
const total: Count = { passed: 0, failed: 0 };
const failures: string[] = [];

for (const name of chosen) {
  console.log(`\n— ${name}`);
  const count = await checks[name]!();
  add(total, count);
  if (count.failed > 0) failures.push(`${name} (${count.failed})`);
}
rmSync(scratch, { recursive: true, force: true });
if (failures.length > 0) console.log(`\nFailed: ${failures.join(', ')}`);
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 ? 1 : 0;

function run(command: string, options: readonly string[], environment: Record<string, string> = {}): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(join(bin, command), options, { cwd: root, stdio: 'inherit', env: { ...process.env, ...environment } });
    child.on('error', (error) => {
      console.error(`${command} cannot be run: ${error.message}`);
      resolve(1);
    });
    child.on('exit', (code) => resolve(code ?? 1));
  });
}

/** A workspace that has no code yet has nothing to check, and tsc calls that an error. */
function hasSources(project: string): boolean {
  const folder = join(root, project, '..');
  const sources = project === 'tsconfig.json' ? join(folder, 'tools') : join(folder, 'src');
  return existsSync(join(root, project)) && existsSync(sources) && readdirSync(sources, { recursive: true }).some((name) => /\.tsx?$/.test(String(name)));
}

function add(total: Count, count: Count): void {
  total.passed += count.passed;
  total.failed += count.failed;
}
