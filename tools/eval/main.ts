/** `npm run eval`: what the assistant's offline core can do, on public sets beside the reference figures, or on files that are named. */

import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { loadChinese } from '../../apps/server/src/assistant/chinese.ts';
import { evaluateClassifier, labelledTexts } from './classify.ts';
import { dataFolder } from './data-folder.ts';
import { evaluatePairs, pairsOf } from './pairs.ts';
import { printPublicResults } from './public-results.ts';
import { articlesOf, evaluateAbstention, evaluateRetrieval, foreignOf, queriesOf } from './retrieve.ts';

const usage = `npm run eval                                    everything there is data for, beside the reference figures
npm run eval -- --data DIR                      the same, with the public sets in DIR
npm run eval -- --quick                         the same without what takes minutes
npm run eval -- classify --train F --test G [--out-of-scope H]
npm run eval -- retrieve --faq F --queries G
npm run eval -- abstain --faq F --queries G --foreign H
npm run eval -- pairs --file F

Files are TSV or JSON lines, packed with gzip or not. Each of the last four prints one line of JSON.`;

const options = {
  data: { type: 'string' },
  quick: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
  train: { type: 'string' },
  test: { type: 'string' },
  'out-of-scope': { type: 'string' },
  faq: { type: 'string' },
  queries: { type: 'string' },
  foreign: { type: 'string' },
  file: { type: 'string' },
} as const;

try {
  const { values, positionals } = parseArgs({ allowPositionals: true, options });
  const named = (name: keyof typeof options): string => {
    const value = values[name];
    if (typeof value !== 'string') throw new Error(`--${name} is missing.\n\n${usage}`);
    // npm runs from the project's folder; the file is named from where the person stands.
    return resolve(process.env.INIT_CWD ?? process.cwd(), value);
  };
  const task = positionals[0];
  if (values.help) console.log(usage);
  else if (task === undefined) printPublicResults(dataFolder(values.data), values.quick, loadChinese());
  else console.log(JSON.stringify(resultOf(task, named, values['out-of-scope'] !== undefined)));
} catch (cause) {
  console.error(cause instanceof Error ? cause.message : String(cause));
  process.exitCode = 2;
}

function resultOf(task: string, named: (name: keyof typeof options) => string, withForeign: boolean): object {
  const chinese = loadChinese();
  switch (task) {
    case 'classify':
      return evaluateClassifier(labelledTexts(named('train')), labelledTexts(named('test')), withForeign ? foreignOf(named('out-of-scope')) : null, chinese);
    case 'retrieve':
      return evaluateRetrieval(articlesOf(named('faq')), queriesOf(named('queries')), chinese);
    case 'abstain':
      return evaluateAbstention(articlesOf(named('faq')), queriesOf(named('queries')), foreignOf(named('foreign')), chinese);
    case 'pairs':
      return evaluatePairs(pairsOf(named('file')), chinese);
    default:
      throw new Error(`There is no ${task}.\n\n${usage}`);
  }
}
