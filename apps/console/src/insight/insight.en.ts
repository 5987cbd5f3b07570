/** English texts of figures and dashboards. */

import type { SameKeys } from '../platform/texts.ts';
import type { insightZh } from './insight.zh.ts';

export const insightEn: SameKeys<typeof insightZh> = {
  title: 'Figures',
  comma: ', ',
  colon: ': ',
  noData: 'No data',
  dashboards: { label: 'Dashboards', shipped: 'Shipped', mine: 'Mine', shared: 'Shared', copy: 'Copy to mine', copyName: '{{name}} (copy)', copied: 'Copied; arrange it as you like', by: 'Shared by {{owner}}', isShared: 'Shared', isPrivate: 'Only you see it', unknown: 'There is no such dashboard', unknownText: 'It may have been removed, or is not shared with you.', back: 'To the overview' },
  period: { label: 'Period', today: 'Today', yesterday: 'Yesterday', this_week: 'This week', last_week: 'Last week', this_month: 'This month', last_month: 'Last month', three_months: 'Last 3 months', custom: 'Other dates', months: 'Months with data', from: 'First day', to: 'Last day', compared: 'compared with {{period}}' },
  filter: { label: 'Filter', add: 'Filter', any: 'Any', clear: 'Clear filters', none: 'Nothing to choose from in this period', misfit: '“{{metric}}” is not told by {{dimension}}', nothing: 'The filter and the card’s own condition have nothing in common' },
  change: { better: 'better', worse: 'worse', changed: 'changed', flat: 'unchanged', before: 'before: {{value}}', noBefore: 'no data before' },
  n: 'n={{n}}',
  median: 'median {{value}}',
  p90: '90 % within {{value}}',
  whole: 'All',
  before: 'Before',
  now: 'Now',
  value: 'Value',
  sample: 'n',
  share: 'Share',
  others: '{{n}} more groups in the table',
  compareMarks: 'Grey mark: before. Dashed line: all. Striped: worse than all.',
  heatCounts: 'Counts are those of an ordinary such day in that hour.',
  worseThanWhole: 'Striped: worse than all ({{value}})',
  asOf: 'As of {{at}}, in {{zone}} time',
  define: {
    open: 'How “{{name}}” is counted',
    words: 'Definition', population: 'Population', clock: 'Clock', actors: 'Whose acts count', attribution: 'After a transfer', unit: 'Unit', good: 'Direction', version: 'Version', source: 'Source', sql: 'SQL', showSql: 'Show SQL',
    clocks: { calendar: 'calendar time', working: 'service hours', none: 'no time is measured' },
    actorKinds: { human: 'people', assistant: 'the assistant', both: 'people and the assistant', customer: 'the customer' },
    attributions: { first_answerer: 'to whoever answered first', solver: 'to whoever held it when solved', doer: 'to whoever did it', none: 'to nobody' },
    units: { count: 'times', percent: '%', minutes: 'minutes', points: 'points of 100', ratio: 'ratio', milliseconds: 'milliseconds' },
    goods: { up: 'higher is better', down: 'lower is better', neither: 'neither is better' },
    spread: 'Median and p90 are within 1 % of the true value',
  },
  card: {
    menu: 'Actions for “{{title}}”', asTable: 'Show data', asPicture: 'Show picture', csv: 'Export CSV', xlsx: 'Export XLSX', png: 'Save as picture', edit: 'Edit card', remove: 'Remove card', removed: 'Removed once you save', left: 'Move earlier', right: 'Move later', drag: 'Drag to move', tickets: 'Show tickets',
    by: '{{metric}} by {{by}}', byHour: 'Hour', time: 'Time', add: 'Add a card',
  },
  picture: { number: 'Number', line: 'Line', bar: 'Bars', share: 'Shares', heat: 'Heat map', table: 'Table', matrix: 'Frequency × severity', compare: 'Comparison', pain: 'Pain along the journey', trend: 'Rise and fall', steps: 'Step by step' },
  editing: {
    start: 'Edit', save: 'Save', cancel: 'Discard', name: 'Name', shared: 'Shared with all who read figures', saved: 'Saved', remove: 'Remove', removeAsk: 'Remove the dashboard “{{name}}”?', removeText: 'Links to it will lead nowhere. Figures stay as they are.', removed: 'Removed',
    changed: 'This dashboard was just changed elsewhere', changedText: 'Loading it again shows the latest; what you have not saved is lost.', reload: 'Load again', leave: 'There are unsaved changes. Leave?', noCards: 'No cards yet', noCardsText: 'Add a card and choose its metric and picture.',
  },
  cardForm: { new: 'Add a card', edit: 'Edit card', picture: 'Picture', metrics: 'Metrics', metric: 'Metric', by: 'Told apart by', noBy: 'Not told apart', title: 'Title', titleHint: 'Empty: the metric’s name', width: 'Width', widths: { quarter: 'Quarter', half: 'Half', full: 'Full' }, where: 'Only', whereHint: 'The card’s own condition, on top of the page’s filter', matrixHint: 'The first is how often; the others make up how bad' },
  behind: {
    title: '{{metric}}: the tickets behind it', split: 'By another dimension', dimension: 'Dimension', tickets: 'Tickets', all: 'With those not counted', counted: 'Counted only', none: 'No tickets, or none that you may read', hidden: 'Only tickets that you may read', value: 'Value', number: 'Ticket', channel: 'Channel', team: 'Team', agent: 'Agent', topic: 'Topic', opened: 'Opened', yes: 'yes', no: 'no', days: 'Period: {{period}}', drop: 'Drop the condition {{name}}',
  },
  matrix: { x: '{{metric}} (how often)', y: 'Severity (all = 1)', often_bad: 'Frequent and severe', seldom_bad: 'Rare but severe', often_mild: 'Frequent, mild', seldom_mild: 'Rare, mild', how: 'Severity: the mean of the bad shares ({{parts}}) over those of all; 1 is like all. Shares over fewer than {{n}} tickets are left out.', first: 'First to look after', noneFirst: 'Nothing is both frequent and severe.', severity: 'Severity', untold: 'Too few' },
  trend: { perDay: 'Weeks are drawn as their mean day, so that those cut short at either end compare.', rising: 'Rose most', falling: 'Fell most', steady: 'Nothing changed beyond what chance may do.', fresh: 'new', rest: '{{n}} other groups', how: 'Compared with as many days of {{period}}; what differs by less than twice what chance may do is left out.', perDayUnit: '{{value}} a day' },
  pain: { touchpoint: 'Touchpoint', times: '{{times}}×', few: 'only {{n}}', how: 'By {{by}}, each figure beside the whole: the darker, and the larger the number after ▲, the more it hurts there; of what is better when high, what is missing is compared. Fewer than ten cases are not judged.' },
  steps: { step: 'Step', stay: 'Mean stay', weight: 'Of all time', again: 'Came again', waiting: 'waiting {{share}}', paused: 'paused {{share}}', heaviest: 'takes most', how: 'Bars: dark is work, striped is waiting for a hand, light is waiting for the customer or others. Of all time: what this step takes of all that tickets of the kind took; the larger, the more a saved minute counts. Came again: returns to the step ÷ first visits.' },
  print: 'Print',
  link: 'Copy link',
  linkCopied: 'Link copied',
};
