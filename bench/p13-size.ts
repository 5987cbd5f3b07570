/** P13: what a browser must load before the first useful screen: the console's entry with all it imports at once, and the widget. */

import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { figure, type Figure } from './figures.ts';
import type { Question } from './main.ts';

export const p13: Question = { name: 'P13', asks: 'JavaScript to the first useful screen', answer };

const apps = join(import.meta.dirname, '..', 'apps');

async function answer(): Promise<Figure[]> {
  const consoleFolder = join(apps, 'console', 'dist');
  const widget = join(apps, 'widget', 'dist', 'widget.js');
  for (const path of [join(consoleFolder, 'index.html'), widget]) if (!existsSync(path)) throw new Error(`${path} is missing; npm run bench builds it first`);
  const initial = initialScripts(consoleFolder);
  const bytes = [...initial].reduce((sum, file) => sum + zipped(file), 0);
  return [
    figure(`console, ${initial.size} files, gzip`, 'KB', bytes / 1_000, null, { says: '< 350 KB', test: (value) => value < 350 }),
    figure('widget, gzip', 'KB', zipped(widget) / 1_000, null, { says: '< 35 KB', test: (value) => value < 35 }),
  ];
}

/** The scripts that the page names, and whatever they import without being asked to later. */
function initialScripts(folder: string): Set<string> {
  const page = readFileSync(join(folder, 'index.html'), 'utf8');
  const files = new Set<string>();
  const visit = (file: string) => {
    if (files.has(file)) return;
    files.add(file);
    const text = readFileSync(file, 'utf8');
    for (const [, path] of text.matchAll(/(?:^|[;\s}])(?:import|export)(?:\s*[\w*{}$,\s]+?from)?\s*["']([^"']+\.js)["']/g)) visit(join(dirname(file), path!));
  };
  for (const [, path] of page.matchAll(/<(?:script|link)[^>]+(?:src|href)="([^"]+\.js)"/g)) visit(join(folder, path!));
  return files;
}

function zipped(file: string): number {
  return gzipSync(readFileSync(file), { level: 9 }).length;
}
