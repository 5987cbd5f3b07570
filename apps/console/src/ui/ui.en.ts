/** Words of the wrappers themselves. */

import type { SameKeys } from '../platform/texts.ts';
import type { uiZh } from './ui.zh.ts';

export const uiEn: SameKeys<typeof uiZh> = {
  retry: 'Try again',
  reload: 'Reload the page',
  back: 'Back',
  more: 'Load more',
  loading: 'Loading',
  save: 'Save',
  cancel: 'Cancel',
  close: 'Close',
  confirm: 'OK',
  yes: 'Yes',
  no: 'No',
  empty: 'Nothing here yet',
  failed: 'This did not load',
  connectionLost: 'The server cannot be reached. Check your connection and try again.',
  fault: 'Something went wrong on our side. Please try again shortly.',
  faultWithId: 'Something went wrong on our side. Please try again shortly. If you need help, quote {{id}}.',
  outdated: 'Huiyin has been updated. Reload the page to go on.',
  noPermission: 'No permission',
  noPermissionText: 'Your roles do not include this page. Ask an administrator if you need it.',
  required: '{{label}} is required',
  choose: 'Choose',
  justNow: 'just now',
  minutesAgo: '{{n}} min ago',
  today: 'Today',
  yesterday: 'Yesterday',
  unit: { second: '{{n}}s', minute: '{{n}}m', hour: '{{n}}h', day: '{{n}}d', hourMinute: '{{h}}h {{m}}m', dayHour: '{{d}}d {{h}}h', underMinute: '<1m' },
};
