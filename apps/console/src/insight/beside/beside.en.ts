/** English texts of benchmarks and earlier figures. */

import type { SameKeys } from '../../platform/texts.ts';
import type { besideZh } from './beside.zh.ts';

export const besideEn: SameKeys<typeof besideZh> = {
  title: 'Benchmarks and earlier figures',
  text: 'What others reach, and what we reached before Huiyin. They stand beside our figures and are part of none.',
  benchmarks: {
    title: 'Benchmarks', text: 'Ours over {{from}} to {{to}}. Every benchmark names its source and its day.', add: 'Add a benchmark', edit: 'Edit benchmark', none: 'No benchmarks yet', noneText: 'Enter what others publish, with source and day.',
    metric: 'Metric', name: 'Of whom', nameHint: 'For example: industry average', kind: 'Kind', kinds: { industry: 'Industry', competitor: 'Competitor' }, value: 'Value', source: 'Source', sourceHint: 'Report and page, or address', on: 'As of', note: 'Note', own: 'Ours', noOwn: 'no data', remove: 'Remove this benchmark?',
    stands: { better: 'we are better', worse: 'we are behind', flat: 'equal', changed: 'neither better nor worse' },
  },
  earlier: {
    title: 'Before Huiyin', text: 'From files, kept apart from what tickets say.', import: 'Import a file', none: 'No earlier figures yet', noneText: 'Put the last three months into a CSV or Excel sheet: metric, month or day, value; how many they were taken over, if known.',
    from: 'from {{source}}', removeAll: 'Remove all earlier figures of this metric?',
    choose: 'Choose a CSV or XLSX file', columns: { metric: 'Metric', period: 'Month or day', value: 'Value', n: 'Taken over', dimension: 'Dimension', group: 'Group' }, noColumn: 'not in the file', sample: 'First rows',
    counts: 'Rows: {{rows}} – {{fresh}} new, {{changed}} changed, {{repeated}} known already, {{bad}} bad', bad: 'Bad rows (mend the file and choose it again; until then not one row is imported)', line: 'line {{line}}, {{column}}: {{reason}} {{value}}',
    reasons: { missing: 'is missing', unknown: 'is not known', not_a_date: 'is neither a month nor a day', not_over: 'is after today', not_a_number: 'is no number', impossible: 'is impossible', without_group: 'dimension and group go together', twice: 'says again what a row before it says' },
    save: 'Import rows: {{n}}', done: 'Rows imported: {{n}}',
  },
};
