/** Words of exports. */

import type { exportZh } from './export.zh.ts';

export const exportEn: typeof exportZh = {
  title: 'Exported files',
  waiting: 'About to begin',
  running: 'Being made: {{done}} of {{total}}',
  failed: 'It could not be made. Export anew; if it fails once more, tell your administrator when.',
  cancelled: 'Cancelled',
  cancel: 'Cancel the export',
  cancelOf: 'Cancel the export: {{name}}',
  download: 'Download',
  downloadOf: 'Download: {{name}}',
  kept: 'Made {{at}}, kept until {{until}}',
};
