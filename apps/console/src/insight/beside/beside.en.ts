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
    title: 'Before Huiyin', text: 'Imported from files and kept apart from figures computed from tickets.', import: 'Import a file', none: 'No earlier figures yet', noneText: 'Put the last three months into a CSV or Excel sheet: metric, month or day, value and, if known, sample size.',
    from: 'from {{source}}', removeAll: 'Remove all earlier figures of this metric?',
    choose: 'Choose a file, or drop it here', kinds: 'CSV or XLSX, one figure per row', like: 'The sheet should look like this; order and names of columns may differ, you match them once the file is chosen:', optional: '{{column}} (optional)', template: 'Download template', example: ['First response time|2025-06|2.7|8800||', 'Customer satisfaction|2025-06|89.7|4100||', 'Customer satisfaction|2025-06|91.2|1300|Region|East China'], columns: { metric: 'Metric', period: 'Month or day', value: 'Value', n: 'Sample size', dimension: 'Dimension', group: 'Group' }, noColumn: 'not in the file', sample: 'First rows',
    counts: 'Rows: {{rows}} – {{fresh}} new, {{changed}} changed, {{repeated}} unchanged, {{bad}} with errors', bad: 'Rows with errors (correct the file and choose it again; nothing is imported until then)', line: 'line {{line}}, {{column}}: {{reason}} {{value}}',
    reasons: { missing: 'is missing', unknown: 'is not known', not_a_date: 'is neither a month nor a day', not_over: 'is after today', not_a_number: 'is not a number', impossible: 'is impossible', without_group: 'dimension and group must be given together', twice: 'repeats an earlier row' },
    check: 'Choose a file first', save: 'Import rows: {{n}}', done: 'Rows imported: {{n}}',
  },
};
