/** Makes the file of keys that fields are encrypted with, or adds a new key to it. */

import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { Command } from 'commander';
import { newKeyFile } from '../platform/secrets.ts';
import { StartRefusal } from '../platform/start-refusal.ts';

export function keyFileCommand(): Command {
  return new Command('key-file')
    .description('make the key file that HUIYIN_KEY_FILE names')
    .argument('<file>', 'where it shall be')
    .option('--rotate', 'keep the keys of the file for reading and put a new one in use')
    .action((file: string, options: { rotate?: boolean }) => {
      const present = existsSync(file);
      if (present && !options.rotate) throw new StartRefusal(`${file} exists; --rotate adds a key to it.`);
      if (!present && options.rotate) throw new StartRefusal(`${file} does not exist.`);
      writeFileSync(file, newKeyFile(present ? readFileSync(file, 'utf8') : null), { mode: 0o600, flag: present ? 'w' : 'wx' });
      chmodSync(file, 0o600);
      console.log(`${file} is ready. Keep a copy of it apart from the database's: without it encrypted fields are lost.`);
    });
}
