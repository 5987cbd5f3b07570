/** `huiyin user create-admin`: the first administrator of a centre, or a new one when nobody can sign in any more. */

import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { Command } from 'commander';
import { createAdministrator } from '../identity/index.ts';
import { readConfig } from '../platform/config.ts';
import { createShell } from '../platform/create-shell.ts';
import { openDatabase } from '../platform/database/open-database.ts';
import { createLog } from '../platform/log.ts';
import { migrate } from '../platform/migrate.ts';
import { StartRefusal } from '../platform/start-refusal.ts';

interface Flags {
  readonly email?: string;
  readonly name?: string;
  readonly passwordStdin?: true;
  readonly generate?: true;
}

interface Wish {
  readonly email: string;
  readonly name: string;
  readonly password: string | null;
}

export function userCommand(): Command {
  return new Command('user').description('make people from the command line').addCommand(
    new Command('create-admin')
      .description('make an administrator; asks for what the options leave out')
      .option('--email <address>', 'what they sign in with')
      .option('--name <name>', 'how colleagues see them')
      .option('--password-stdin', 'read the password from standard input')
      .option('--generate', 'make a password and print it once')
      .action(async (flags: Flags) => {
        const wish = await complete(flags);
        if (!/^[^\s@]+@[^\s@]+$/.test(wish.email)) throw new StartRefusal(`${wish.email} is not an e-mail address.`, { exitCode: 2 });
        if (wish.name === '') throw new StartRefusal('The name is empty.', { exitCode: 2 });
        await create(wish);
      }),
  );
}

async function create(wish: Wish): Promise<void> {
  const config = readConfig();
  const database = await openDatabase(config, 'user');
  const { shell, close } = createShell(config, database.url, createLog({ ...config, logLevel: 'silent' }));
  try {
    await migrate(database.url, undefined, (name) => console.log(`applying ${name}`));
    const made = await createAdministrator(shell, wish);
    if (!made.ok) throw new StartRefusal(reasonOf(made.code, made.facts, wish.email));
    console.log(`${wish.email} is an administrator and can sign in at ${config.publicUrl}`);
    if (made.value !== null) console.log(`The password, shown only now: ${made.value}`);
  } finally {
    await close();
    await database.stop();
  }
}

function reasonOf(code: string, facts: Readonly<Record<string, unknown>>, email: string): string {
  if (code === 'person.email_taken') return `There is an account of ${email} already.`;
  if (code === 'role.unknown') return 'The role "admin" was removed from this centre.';
  if (facts.reason === 'too_short') return `The password is too short: at least ${facts.min} characters.`;
  if (facts.reason === 'too_long') return `The password is too long: at most ${facts.max} characters.`;
  return 'The password is one of the first that a guesser tries.';
}

async function complete(flags: Flags): Promise<Wish> {
  if (flags.passwordStdin && flags.generate) throw new StartRefusal('--password-stdin and --generate exclude each other.', { exitCode: 2 });
  const isComplete = flags.email !== undefined && flags.name !== undefined && (flags.passwordStdin ?? flags.generate) !== undefined;
  if (!isComplete && !process.stdin.isTTY) throw new StartRefusal('Without a terminal, give --email, --name and either --generate or --password-stdin.', { exitCode: 2 });

  const email = flags.email ?? (await ask('E-mail: '));
  const name = flags.name ?? (await ask('Name: '));
  if (flags.generate) return { email: email.trim(), name: name.trim(), password: null };
  const password = flags.passwordStdin ? (await text(process.stdin)).replace(/\r?\n$/, '') : await ask('Password: ', true);
  if (!flags.passwordStdin && (await ask('Again: ', true)) !== password) throw new StartRefusal('The two passwords differ.', { exitCode: 2 });
  return { email: email.trim(), name: name.trim(), password };
}

async function ask(question: string, hidden = false): Promise<string> {
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  if (hidden) process.stdout.write(question);
  const asker = createInterface({ input: process.stdin, output: hidden ? silent : process.stdout, terminal: true });
  try {
    return await asker.question(hidden ? '' : question);
  } finally {
    asker.close();
    if (hidden) process.stdout.write('\n');
  }
}
