/** One structured line per event, with request ids and without personal data. */

import { Writable } from 'node:stream';
import { type DestinationStream, type Logger, pino } from 'pino';
import type { Config } from './config.ts';

/** Names whose values never reach a log, wherever they hang up to three levels deep. */
const secretNames = ['authorization', 'cookie', '["set-cookie"]', 'password', 'token', 'secret', 'apiKey', 'signature', 'body', 'phone', 'email', 'contact'];
const depths = ['', '*.', '*.*.'];

export function createLog(config: Pick<Config, 'mode' | 'logLevel'>, output: NodeJS.WriteStream = process.stdout): Logger {
  const readable = config.mode === 'demo' && output.isTTY;
  return pino(
    {
      level: config.logLevel,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      redact: { paths: depths.flatMap((depth) => secretNames.map((name) => (depth + name).replace('.[', '['))), censor: '[redacted]' },
      serializers: { err: describeFault },
    },
    readable ? oneLine(output) : (output as unknown as DestinationStream),
  );
}

/** A fault's kind, text and stack, and the same of its cause. Rows and parameters that drivers attach stay out. */
export function describeFault(fault: unknown): Record<string, unknown> {
  if (!(fault instanceof Error)) return { message: String(fault) };
  const { code } = fault as { code?: unknown };
  return {
    type: fault.name,
    message: fault.message,
    ...(typeof code === 'string' ? { code } : {}),
    stack: fault.stack,
    ...(fault.cause === undefined ? {} : { cause: describeFault(fault.cause) }),
  };
}

/** For a person at a terminal: time, level, text, facts. */
function oneLine(output: NodeJS.WriteStream): DestinationStream {
  return new Writable({
    write(chunk: Buffer, _encoding, done) {
      for (const line of chunk.toString().split('\n')) if (line !== '') output.write(`${readable(line)}\n`);
      done();
    },
  });
}

const colours: Record<string, string> = { warn: '\u001B[33m', error: '\u001B[31m', fatal: '\u001B[31m' };

function readable(line: string): string {
  const { time, level, msg, err, ...facts } = JSON.parse(line) as Record<string, unknown>;
  const rest = Object.entries(facts).map(([name, value]) => `${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`);
  const fault = err ? `\n${(err as { stack?: string }).stack ?? JSON.stringify(err)}` : '';
  const colour = colours[level as string];
  const text = `${String(time).slice(11, 19)} ${String(level).padEnd(5)} ${String(msg ?? '')} ${rest.join(' ')}`.trimEnd() + fault;
  return colour ? `${colour}${text}\u001B[0m` : text;
}
