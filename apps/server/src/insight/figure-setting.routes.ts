/** HTTP for what all figures go by. */

import * as contract from '@huiyin/domain/insight/figure-setting.contract.ts';
import { accept } from '@huiyin/domain/kernel/result.ts';
import { readCentreZone } from '../calendar/index.ts';
import type { Routes } from '../platform/serve.ts';
import type { Shell } from '../platform/shell.ts';
import { changeTimeZone } from './change-time-zone.ts';
import { countClosedMonths } from './closed-month.store.ts';
import { readTelling } from './fact.store.ts';

export const figureSettingRoutes = (shell: Shell): Routes => (serve) => {
  const view = async (): Promise<contract.FigureSettingView> => {
    const [timeZone, told, closedMonths] = await Promise.all([readCentreZone(shell.db), readTelling(shell.db), countClosedMonths(shell.db)]);
    return { timeZone, telling: told === null ? null : { percent: Math.floor(100 * told) }, closedMonths };
  };

  serve(contract.readFigureSetting, async () => accept(await view()));

  serve(contract.changeFigureSetting, async ({ actor, address, userAgent, body }) => {
    const changed = await changeTimeZone(shell, { actor, address, userAgent }, body.timeZone);
    return changed.ok ? accept(await view()) : changed;
  });
};
