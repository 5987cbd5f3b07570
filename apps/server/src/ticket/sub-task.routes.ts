/** HTTP for sub-tasks. */

import type { Actor, Reach } from '@huiyin/domain/identity/actor.ts';
import type { JsonObject } from '@huiyin/domain/kernel/json.ts';
import { pageWish } from '@huiyin/domain/kernel/page.ts';
import { accept, refuse, type Refused, type Result } from '@huiyin/domain/kernel/result.ts';
import * as contract from '@huiyin/domain/ticket/sub-task.contract.ts';
import type { SubTaskView } from '@huiyin/domain/ticket/sub-task.contract.ts';
import type { Routes } from '../platform/serve.ts';
import type { Shell } from '../platform/shell.ts';
import * as answers from './answer-sub-task.ts';
import { askForSubTask, noForm, takeBackSubTask } from './ask-sub-task.ts';
import { readNumberToCall } from './call-back-number.ts';
import { doerOf } from './doer.ts';
import { knownOf } from './reactions.ts';
import { countSubTasks, findSubTask, findSubTaskFile, readSubTasks } from './sub-task.store.ts';
import { reachesOf, viewOfSubTask, viewSubTask, viewTicketSubTasks } from './sub-task.view.ts';
import { readTicket } from './ticket.store.ts';
import { takeUpload } from './uploaded-files.ts';

const countCap = 100;

interface Call {
  readonly params: { readonly subTaskId: string };
  readonly actor: Actor;
  readonly reach: Reach;
}

export const subTaskRoutes = (shell: Shell): Routes => (serve) => {
  const call = ({ params, actor, reach }: Call): answers.SubTaskCall => ({ subTaskId: params.subTaskId, actor, reach });

  /** Who acted sees it once more, even where the next layer is asked of others: the reply belongs to the act. */
  const shown = async <Code extends string>(actor: Actor, id: string, result: Result<unknown, Code>): Promise<Result<SubTaskView, Code>> =>
    result.ok ? accept((await viewSubTask(shell, id, actor, { scope: 'all' }))!) : (result as Refused<Code>);

  serve(contract.askSubTask, async ({ params, body, actor, reach, version }) => {
    const asked = await askForSubTask(shell, {
      ticketId: params.ticketId, reach, version, by: doerOf(actor), kind: body.kind, title: body.title, asks: body.asks ?? '', form: body.form ?? noForm,
      layers: body.layers.map(({ teamId = null, role = null, agentId = null }) => ({ teamId, role, agentId })),
      within: body.within ?? null, excerpts: body.excerpts ?? [], files: body.files ?? [],
      callBack: body.callBack ? { contactPointId: body.callBack.contactPointId, from: instant(body.callBack.from), to: instant(body.callBack.to) } : null,
    });
    return asked.ok ? shown(actor, asked.value.subTaskId, asked) : asked;
  });

  serve(contract.listTicketSubTasks, async ({ params, actor, reach }) => {
    if (!(await readTicket(shell.db, params.ticketId, reach))) return refuse('ticket.unknown');
    return accept({ items: await viewTicketSubTasks(shell, params.ticketId, actor) });
  });

  serve(contract.cancelSubTask, async ({ params, body, actor, reach }) =>
    shown(actor, params.subTaskId, await takeBackSubTask(shell, { ticketId: params.ticketId, subTaskId: params.subTaskId, reach, by: doerOf(actor), reason: body?.reason ?? null })),
  );

  serve(contract.listSubTasks, async ({ query, actor, reach }) => {
    const page = await readSubTasks(shell.db, {
      reach, actor, tickets: reachesOf(actor), whose: query.whose ?? 'team', ended: query.state === 'ended', kind: query.kind ?? null,
      page: pageWish({ ...(query.limit === undefined ? {} : { limit: query.limit }), ...(query.after === undefined ? {} : { after: query.after }) }),
    });
    if (page === 'page.cursor_invalid') return refuse(page);
    const known = await knownOf(shell);
    return accept({ items: page.rows.map((row) => viewOfSubTask(row, actor, known, shell.clock.now())), next: page.next });
  });

  serve(contract.countSubTasks, async ({ actor }) => accept({ ...(await countSubTasks(shell.db, actor, countCap)), cap: countCap }));

  serve(contract.readSubTask, async ({ params, actor, reach }) => {
    const view = await viewSubTask(shell, params.subTaskId, actor, reach);
    return view ? accept(view) : refuse('sub_task.unknown');
  });

  serve(contract.takeSubTask, async (c) => shown(c.actor, c.params.subTaskId, await answers.takeAskedSubTask(shell, call(c))));
  serve(contract.releaseSubTask, async (c) => shown(c.actor, c.params.subTaskId, await answers.releaseAskedSubTask(shell, call(c))));
  serve(contract.answerSubTask, async (c) =>
    shown(c.actor, c.params.subTaskId, await answers.answerAskedSubTask(shell, { ...call(c), text: c.body.text, fields: (c.body.fields ?? {}) as JsonObject, files: c.body.files ?? [] })),
  );
  serve(contract.approveSubTask, async (c) => shown(c.actor, c.params.subTaskId, await answers.approveAskedSubTask(shell, { ...call(c), note: c.body?.note?.trim() || null })));
  serve(contract.declineSubTask, async (c) => shown(c.actor, c.params.subTaskId, await answers.declineAskedSubTask(shell, { ...call(c), reason: c.body.reason })));
  serve(contract.recordCall, async (c) => shown(c.actor, c.params.subTaskId, await answers.recordAskedCall(shell, { ...call(c), reached: c.body.reached, note: c.body.note?.trim() || null })));

  serve(contract.readCallBackNumber, ({ params, actor, reach, address, userAgent }) => readNumberToCall(shell, { subTaskId: params.subTaskId, actor, reach, address, userAgent }));

  serve(contract.uploadSubTaskFile, async ({ params, actor, reach, files }) => {
    if (!(await findSubTask(shell.db, params.subTaskId, { reach, actor }))) return refuse('sub_task.unknown');
    return takeUpload(shell, files(), `${actor.kind}:${actor.id}`);
  });

  serve(contract.downloadSubTaskFile, async ({ params, actor, reach }) => {
    if (!(await findSubTask(shell.db, params.subTaskId, { reach, actor }))) return refuse('sub_task.unknown');
    const file = await findSubTaskFile(shell.db, params.subTaskId, params.fileId, { reach, actor });
    if (!file) return refuse('file.unknown');
    return accept({ name: file.name, type: file.type, size: file.size, content: await shell.files.read(file.id) });
  });
};

function instant(text: string | undefined): number | null {
  return text === undefined ? null : Date.parse(text);
}
