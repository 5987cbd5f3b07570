/** A Chromium that comes inside an npm package, so that journeys need neither a download nor an administrator. */

import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const package_ = join(import.meta.dirname, '../node_modules/@sparticuz/chromium');

/** The package is built for this machine only; elsewhere the Chrome that is installed has to do. */
const isPacked = process.platform === 'linux' && process.arch === 'x64';

/** One per account and version: another account's unpacked browser may not be run by us. */
export function browserFolder(): string {
  const { version } = JSON.parse(readFileSync(join(package_, 'package.json'), 'utf8')) as { version: string };
  return join(tmpdir(), `huiyin-browser-${version}-${userInfo().username}`);
}

export function launchOptions(folder: string) {
  if (!isPacked) return { channel: 'chrome' };
  const libraries = join(folder, 'al2023', 'lib');
  return {
    executablePath: join(folder, 'chromium'),
    // Chromium's own sandbox does not start for root, nor in most containers; what it opens here is our own.
    args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--font-render-hinting=none'],
    // Under the locale that machines have which nobody set one on, Chromium can name no file in Chinese.
    env: { ...process.env, LC_ALL: 'C.UTF-8', ...(existsSync(libraries) ? { LD_LIBRARY_PATH: libraries } : {}) } as Record<string, string>,
  };
}

/** Unpacked beside its place and moved there when complete, so that a run that was broken off leaves no half a browser. */
export async function unpackBrowser(folder: string): Promise<void> {
  if (!isPacked || existsSync(folder)) return;
  const draft = mkdtempSync(`${folder}-`);
  const before = process.env['TMPDIR'];
  try {
    // The package unpacks to wherever temporary files go.
    process.env['TMPDIR'] = draft;
    const { default: chromium } = await import('@sparticuz/chromium');
    await chromium.executablePath();
    const { stderr } = spawnSync(join(draft, 'chromium'), ['--version'], { encoding: 'utf8' });
    // A machine that has never had a browser may lack its libraries; the package brings those too.
    if (/error while loading shared libraries/.test(stderr ?? '')) {
      const { inflate } = (await import(pathToFileURL(join(package_, 'build/esm/lambdafs.js')).href)) as { inflate(file: string): Promise<string> };
      await inflate(join(package_, 'bin', 'al2023.tar.br'));
    }
  } finally {
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
  }
  try {
    renameSync(draft, folder);
  } catch (cause) {
    rmSync(draft, { recursive: true, force: true });
    // Another run was quicker.
    if (!existsSync(folder)) throw cause;
  }
}
