/** A source file as the architecture test looks at it: where it lies, what it imports, its code without comments or the words in strings. */

import { globSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';

export interface Import {
  readonly specifier: string;
  /** From the root of the repository, for what is ours; otherwise the specifier itself. */
  readonly target: string;
  readonly typeOnly: boolean;
}

export interface Source {
  /** From the root of the repository, with slashes. */
  readonly path: string;
  readonly imports: readonly Import[];
  /** Without comments; strings as they are, for SQL lies in them. */
  readonly text: string;
  /** Without comments and with empty strings. */
  readonly code: string;
}

export function readSources(root: string): readonly Source[] {
  const paths = globSync(['packages/*/src/**/*.{ts,tsx}', 'apps/*/src/**/*.{ts,tsx}', 'tools/*.{ts,mjs}', 'bench/**/*.ts', 'journeys/**/*.ts'], { cwd: root });
  return paths.map((path) => source(path.replaceAll('\\', '/'), readFileSync(join(root, path), 'utf8')));
}

const token = /\/\*[\s\S]*?\*\/|\/\/[^\n]*|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`/g;
const importing = /(?:^|\n|;)\s*(?:import|export)\s+(type\s+)?(?:[\w*\s{},$]*?\sfrom\s+)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/g;

export function source(path: string, content: string): Source {
  const text = content.replace(token, (found) => (found.startsWith('/*') || found.startsWith('//') ? ' ' : found));
  const imports = [...text.matchAll(importing)].map(([, typeOnly, from, lazily]): Import => {
    const specifier = from ?? lazily!;
    return { specifier, target: targetOf(path, specifier), typeOnly: typeOnly !== undefined };
  });
  // What stands in `${…}` of a template is lost with it; the rules that look at code are about calls, which rarely hide there.
  const code = text.replace(token, (found) => found[0]! + found[0]!);
  return { path, imports, text, code };
}

function targetOf(path: string, specifier: string): string {
  if (specifier.startsWith('.')) return posix.normalize(posix.join(posix.dirname(path), specifier));
  if (specifier.startsWith('@huiyin/domain/')) return specifier.replace('@huiyin/domain/', 'packages/domain/src/');
  return specifier;
}
