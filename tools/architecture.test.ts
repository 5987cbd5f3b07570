/** The rules of ARCHITECTURE.md as one table. Each is shown a file that breaks it, so that each is known to be able to fail. */

import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readSources, type Source, source } from './read-source.ts';

interface Rule {
  readonly name: string;
  readonly because: string;
  readonly from: (path: string) => boolean;
  /** What the file does although it may not; empty when all is well. */
  readonly mayNot: (file: Source) => readonly string[];
  /** Path and content of files that break the rule. */
  readonly broken: readonly (readonly [path: string, content: string])[];
}

const levels: Readonly<Record<string, number>> = {
  kernel: 0, platform: 0,
  identity: 1, calendar: 1, reminder: 1,
  customer: 2, channel: 2, knowledge: 2, flow: 2, wording: 2, delivery: 2, export: 2,
  ticket: 3,
  sla: 4, dispatch: 4, search: 4,
  assistant: 5, floor: 5, quality: 5, training: 5, emergency: 5,
  advice: 6, help: 6, insight: 6, improvement: 6, upkeep: 6,
  alert: 7, target: 7,
  review: 8,
};
const drawers = ['utils', 'util', 'helpers', 'helper', 'common', 'misc', 'types', 'manager', 'service', 'services', 'base'];

const isTest = (path: string) => /\.(test|arbitrary)\.tsx?$/.test(path) || path.includes('/testing/');
const inDomain = (path: string) => path.startsWith('packages/domain/src/');
const inServer = (path: string) => path.startsWith('apps/server/src/');
const inConsole = (path: string) => path.startsWith('apps/console/src/');

/** The noun whose folder holds the path, or null: `main.ts`, `cli/` and the like stand above all levels. */
function nounOf(path: string): string | null {
  const noun = /^(?:packages\/domain|apps\/server|apps\/console)\/src\/([^/]+)\//.exec(path)?.[1];
  return noun !== undefined && noun in levels ? noun : null;
}

/** Who calls is a word of the platform's too: every request has an actor. */
const sharedWords = new Set(['packages/domain/src/identity/actor.ts']);

/** One joins the statements of higher levels to the ticket's own; one hands a library the connection it draws its own queries from. */
const sqlByNature = new Set(['apps/server/src/ticket/reactions.ts', 'apps/server/src/identity/auth.ts']);

const writing = /\.(?:insertInto|updateTable|deleteFrom|mergeInto)\(\s*['"`]([a-z_]+)|\b(?:insert\s+into|delete\s+from|merge\s+into)\s+(?:public\.)?([a-z_]+)|\bupdate\s+(?:public\.)?([a-z_]+)\s+(?:(?:as\s+)?[a-z_]+\s+)?set\b/gi;

/** The names in every `interface Tables { … }` of a file; a table's columns may be written in place, so braces are counted. */
function tablesDeclared(text: string): readonly string[] {
  return text.split('interface Tables {').slice(1).flatMap((rest) => {
    let depth = 0;
    let outer = '';
    for (const letter of rest) {
      if (letter === '{') depth += 1;
      if (depth === 0 && letter !== '}') outer += letter;
      if (letter === '}' && --depth < 0) break;
    }
    return [...outer.matchAll(/(?:^|[;\n])\s*['"]?([a-z_]+)['"]?\s*:/g)].map(([, table]) => table!);
  });
}

const owners = new Map<string, string[]>();
function learnOwners(files: readonly Source[]): void {
  owners.clear();
  for (const file of files.filter(({ path }) => inServer(path) && !isTest(path))) {
    for (const table of tablesDeclared(file.text)) owners.set(table, [...(owners.get(table) ?? []), file.path]);
  }
}

const folderOf = (path: string) => path.slice(0, path.lastIndexOf('/'));
const found = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([match]) => match.trim());

const rules: readonly Rule[] = [
  {
    name: 'the domain imports nothing but itself and its schemas',
    because: 'what runs without a machine can be simulated, replayed and tested without one',
    from: (path) => inDomain(path) && !isTest(path),
    mayNot: ({ imports }) => imports.filter(({ target }) => !inDomain(target) && !/^typebox(\/|$)/.test(target)).map(({ specifier }) => specifier),
    broken: [['packages/domain/src/ticket/x.ts', "import { readFileSync } from 'node:fs';"], ['packages/domain/src/ticket/x.ts', "import type { Db } from '../../../../apps/server/src/platform/db.ts';"]],
  },
  {
    name: 'the domain reads no clock, no chance and no surroundings',
    because: 'the same facts must give the same decision, today and in a replay',
    from: (path) => inDomain(path) && !isTest(path),
    mayNot: ({ code }) => found(code, /\bDate\.now\b|\bnew Date\(\s*\)|\bMath\.random\b|\b(?:performance|crypto|globalThis|process|localStorage)\.\w+|\bfetch\(|\bset(?:Timeout|Interval)\(|\bconsole\.\w+/g),
    broken: ['Date.now()', 'new Date()', 'Math.random()', 'crypto.randomUUID()', 'process.exit()', "fetch('/x')"].map((call) => ['packages/domain/src/sla/x.ts', `export const x = ${call};`] as const),
  },
  {
    name: 'imports go down the levels',
    because: 'influence goes up as events, so that a lower domain never knows who listens',
    from: (path) => nounOf(path) !== null && !inConsole(path) && !isTest(path),
    mayNot: ({ path, imports }) =>
      imports
        .filter(({ target }) => nounOf(target) !== null && nounOf(target) !== nounOf(path) && !sharedWords.has(target) && levels[nounOf(target)!]! >= levels[nounOf(path)!]! && levels[nounOf(target)!]! + levels[nounOf(path)!]! > 0)
        .map(({ specifier }) => specifier),
    broken: [
      ['packages/domain/src/ticket/x.ts', "import type { Clock } from '../sla/clock.ts';"],
      ['packages/domain/src/flow/x.ts', "import { x } from '../customer/customer.ts';"],
      ['apps/server/src/ticket/x.ts', "import { x } from '../dispatch/index.ts';"],
      ['apps/server/src/channel/x.ts', "import { x } from '@huiyin/domain/ticket/ticket.ts';"],
      ['apps/server/src/platform/x.ts', "import { x } from '../identity/index.ts';"],
    ],
  },
  {
    name: 'a domain is entered by its index.ts on the server',
    because: 'its stores and use cases may then change without asking the others',
    from: (path) => inServer(path) && !isTest(path),
    mayNot: ({ path, imports }) =>
      imports.filter(({ target }) => inServer(target) && nounOf(target) !== null && nounOf(target) !== 'platform' && nounOf(target) !== nounOf(path) && !/^apps\/server\/src\/[^/]+\/index\.ts$/.test(target)).map(({ specifier }) => specifier),
    broken: [['apps/server/src/ticket/x.ts', "import { readPerson } from '../identity/person.store.ts';"], ['apps/server/src/cli/x.ts', "import { x } from '../ticket/open-ticket.ts';"]],
  },
  {
    name: 'SQL lives in stores',
    because: 'routes and use cases read as sentences, and a table change is looked for in one place',
    from: (path) => inServer(path) && nounOf(path) !== null && nounOf(path) !== 'platform' && !isTest(path) && !path.endsWith('.store.ts') && !sqlByNature.has(path),
    mayNot: ({ text, imports }) => [
      ...imports.filter(({ target, typeOnly }) => target === 'pg' || (target === 'kysely' && !typeOnly)).map(({ specifier }) => specifier),
      ...found(text, /\.(?:selectFrom|insertInto|updateTable|deleteFrom|mergeInto)\(|\bsql(?:<[^>]*>)?`/g),
    ],
    broken: [['apps/server/src/ticket/ticket.routes.ts', "db.selectFrom('ticket')"], ['apps/server/src/ticket/assign-ticket.ts', "import { sql } from 'kysely';"]],
  },
  {
    name: 'stores and use cases know no HTTP',
    because: 'the same act comes from the console, an import, a mailbox and a drill',
    from: (path) => inServer(path) && nounOf(path) !== null && nounOf(path) !== 'platform' && !isTest(path) && !/(\.routes|\.mount|index)\.ts$/.test(path),
    mayNot: ({ imports }) => imports.filter(({ target, typeOnly }) => /^fastify|^@fastify\//.test(target) || (!typeOnly && /platform\/(?:http|serve|route|problem)\.ts$/.test(target)) || target.endsWith('.routes.ts')).map(({ specifier }) => specifier),
    broken: [['apps/server/src/ticket/ticket.store.ts', "import type { FastifyRequest } from 'fastify';"], ['apps/server/src/ticket/assign-ticket.ts', "import { sendProblem } from '../platform/problem.ts';"]],
  },
  {
    name: 'a table is written by the stores of the folder that declares it',
    because: 'an invariant holds when one place can break it',
    from: (path) => inServer(path) && !isTest(path),
    mayNot: ({ path, text }) =>
      [...text.matchAll(writing)]
        .map(([, a, b, c]) => (a ?? b ?? c)!.toLowerCase())
        .filter((table) => owners.has(table) && !owners.get(table)!.some((owner) => folderOf(owner) === folderOf(path))),
    broken: [
      ['apps/server/src/sla/sla.store.ts', "tx.updateTable('ticket').set({})"],
      ['apps/server/src/sla/sla.store.ts', 'sql`update ticket set version = 1`'],
      ['apps/server/src/sla/sla.store.ts', 'sql`with x as (insert into ticket (id) values (1)) select 1`'],
    ],
  },
  {
    name: 'a table is declared once, in a store',
    because: 'two declarations would be two owners',
    from: (path) => inServer(path) && !isTest(path) && path !== 'apps/server/src/platform/db.ts',
    mayNot: ({ path, text }) =>
      tablesDeclared(text).filter((table) => (owners.get(table)?.filter((owner) => owner !== path).length ?? 0) > 0 || !(/\.(?:store|tables)\.ts$/.test(path) || nounOf(path) === 'platform')),
    broken: [['apps/server/src/sla/sla.store.ts', "declare module '../platform/db.ts' {\n interface Tables {\n ticket: X;\n }\n}"], ['apps/server/src/sla/sla.routes.ts', "declare module '../platform/db.ts' {\n interface Tables {\n clock: X;\n }\n}"]],
  },
  {
    name: 'only config.ts reads the environment',
    because: 'a setting that is read anywhere is a setting that nobody can list',
    from: (path) => (inServer(path) || inDomain(path)) && !isTest(path) && path !== 'apps/server/src/platform/config.ts',
    mayNot: ({ code }) => found(code, /\bprocess\.env\b/g),
    broken: [['apps/server/src/ticket/x.ts', 'const port = process.env.PORT;']],
  },
  {
    name: 'a page calls only its queries',
    because: 'what a page asks of the server is read in one file, and cached under one key',
    from: (path) => inConsole(path) && path.endsWith('.page.tsx'),
    mayNot: ({ imports, code }) => [
      ...imports.filter(({ target, typeOnly }) => !typeOnly && /^(?:apps\/console\/src\/platform\/(?:api|call|live|socket)|socket\.io-client)/.test(target)).map(({ specifier }) => specifier),
      ...found(code, /\buse(?:Query|Mutation|InfiniteQuery|SuspenseQuery)\(/g),
    ],
    broken: [['apps/console/src/ticket/ticket.page.tsx', "import { call } from '../platform/api.ts';"], ['apps/console/src/ticket/ticket.page.tsx', 'useQuery({})']],
  },
  {
    name: 'the console reaches the server only through its platform',
    because: 'sessions, refusals and lost connections are handled once',
    from: (path) => inConsole(path) && !isTest(path) && !path.startsWith('apps/console/src/platform/'),
    mayNot: ({ code, imports }) => [...found(code, /\bfetch\(|\bnew (?:WebSocket|EventSource|XMLHttpRequest)\b/g), ...imports.filter(({ target }) => target === 'socket.io-client').map(({ specifier }) => specifier)],
    broken: [['apps/console/src/ticket/ticket.queries.ts', "fetch('/api')"], ['apps/console/src/app/shell.tsx', "import { io } from 'socket.io-client';"]],
  },
  {
    name: 'ui knows no domain',
    because: 'a wrapper that knows tickets cannot show a course',
    from: (path) => path.startsWith('apps/console/src/ui/'),
    mayNot: ({ imports }) => imports.filter(({ target }) => nounOf(target) !== null && nounOf(target) !== 'kernel' && nounOf(target) !== 'platform').map(({ specifier }) => specifier),
    broken: [['apps/console/src/ui/list.tsx', "import type { Ticket } from '@huiyin/domain/ticket/ticket.ts';"]],
  },
  {
    name: 'the same noun names the folder everywhere',
    because: 'who knows one part of the house finds the way in the others',
    from: (path) => /^(?:packages\/domain|apps\/server|apps\/console)\/src\/[^/]+\//.test(path),
    mayNot: ({ path }) => {
      const [, place, folder] = /^(?:packages|apps)\/(\w+)\/src\/([^/]+)\//.exec(path)!;
      const more: Record<string, readonly string[]> = { domain: [], server: ['cli', 'demo', 'testing'], console: ['app', 'ui'] };
      return Object.hasOwn(levels, folder!) || more[place!]!.includes(folder!) ? [] : [folder!];
    },
    broken: [['apps/server/src/tickets/x.ts', ''], ['packages/domain/src/shared/x.ts', '']],
  },
  {
    name: 'no drawers',
    because: 'a file named after no noun collects what has no place',
    from: () => true,
    mayNot: ({ path }) => path.split('/').flatMap((part) => part.replace(/\.[a-z]+$/, '').split('.')).filter((stem) => drawers.includes(stem) || drawers.some((drawer) => stem.endsWith(`-${drawer}`))),
    broken: [['apps/server/src/ticket/utils.ts', ''], ['apps/console/src/ui/date-helpers.ts', ''], ['packages/domain/src/ticket/types.ts', ''], ['apps/server/src/common/x.ts', '']],
  },
  {
    name: 'named exports only',
    because: 'a thing has one name, which a search finds',
    from: (path) => !/\.config\.ts$|\/global-setup\.ts$/.test(path),
    mayNot: ({ code }) => found(code, /\bexport default\b|\bas default\b/g),
    broken: [['apps/console/src/app/shell.tsx', 'export default function Shell() {}']],
  },
];

const files = readSources(join(import.meta.dirname, '..'));
learnOwners(files);

describe.each(rules)('$name, because $because', (rule) => {
  test('every file keeps it', () => {
    const breaches = files.filter(({ path }) => rule.from(path)).flatMap((file) => rule.mayNot(file).map((what) => `${file.path}: ${what}`));
    expect(breaches).toEqual([]);
  });

  test.each(rule.broken)('is able to fail: %s', (path, content) => {
    learnOwners([...files, source('apps/server/src/ticket/ticket.store.ts', 'interface Tables {\n  ticket: TicketTable;\n}')]);
    const file = source(path, content);
    expect(rule.from(path)).toBe(true);
    expect(rule.mayNot(file)).not.toEqual([]);
    learnOwners(files);
  });
});

test('comments and strings are not taken for code', () => {
  const file = source('packages/domain/src/x/x.ts', "// Date.now()\n/* Math.random() */ const a = 'new Date()'; const url = 'http://x'; import('y');");
  expect(file.code).not.toMatch(/Date|Math/);
  expect(file.imports.map(({ specifier }) => specifier)).toEqual(['y']);
});
