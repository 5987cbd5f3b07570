/** `npx huiyin …`: every command is a file; this one lists them and turns faults into lines. */

import { Command } from 'commander';
import { StartRefusal } from '../platform/start-refusal.ts';
import { demoCommand } from './demo.ts';
import { doctorCommand } from './doctor.ts';
import { exportCommand } from './export.ts';
import { importCommand } from './import.ts';
import { keyFileCommand } from './key-file.ts';
import { migrateCommand } from './migrate.ts';
import { reindexCommand } from './reindex.ts';
import { replayCommand } from './replay.ts';
import { serveCommand } from './serve.ts';
import { userCommand } from './user.ts';

const program = new Command('huiyin')
  .description('Huiyin 回音 — a customer-service centre')
  .showHelpAfterError('(npx huiyin --help lists the commands)')
  .addHelpText('after', '\nSettings come from the environment: PORT, HOST, DATABASE_URL, REDIS_URL, HUIYIN_MODE, HUIYIN_ROLES,\nHUIYIN_SECRET, HUIYIN_KEY_FILE, HUIYIN_DATA, HUIYIN_URL, HUIYIN_LOG, HUIYIN_RATE_FACTOR,\nLLM_BASE_URL, LLM_API_KEY, LLM_MODEL.')
  .addCommand(serveCommand())
  .addCommand(migrateCommand())
  .addCommand(demoCommand())
  .addCommand(doctorCommand())
  .addCommand(userCommand())
  .addCommand(importCommand())
  .addCommand(keyFileCommand())
  .addCommand(exportCommand())
  .addCommand(replayCommand())
  .addCommand(reindexCommand());

try {
  await program.parseAsync();
} catch (cause) {
  if (cause instanceof StartRefusal) {
    for (const line of cause.lines) console.error(`huiyin: ${line}`);
    process.exitCode = cause.exitCode;
  } else {
    console.error(cause);
    process.exitCode = 1;
  }
}
