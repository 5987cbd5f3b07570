/** What colleagues do for each other on a ticket: ask, answer, approve, hand over. Each a real decision of the domain. */

import { compileCalendar } from '@huiyin/domain/calendar/compile-calendar.ts';
import { shippedCalendars } from '@huiyin/domain/calendar/shipped.ts';
import type { Form } from '@huiyin/domain/flow/flow.ts';
import { day } from '@huiyin/domain/kernel/instant.ts';
import type { JsonObject } from '@huiyin/domain/kernel/json.ts';
import { answerSubTask, approveSubTask } from '@huiyin/domain/ticket/answer-sub-task.ts';
import { askSubTask } from '@huiyin/domain/ticket/ask-sub-task.ts';
import { handOver, type HandOverSummary } from '@huiyin/domain/ticket/hand-over.ts';
import type { AskedSubTask } from '@huiyin/domain/ticket/sub-task.ts';
import type { Player } from './cast.ts';
import { person } from './deeds.ts';
import type { Story } from './story.ts';

const demoCallHours = shippedCalendars.find(({ key }) => key === 'calls')!.document;

const noForm: Form = { type: 'object', properties: {} };

/** Returns what it is known by. */
export function askFor(story: Story, at: number, who: Player, wish: Pick<AskedSubTask, 'kind' | 'title' | 'asks' | 'layers'> & Partial<AskedSubTask>): string {
  const id = story.id(at);
  story.act(at, askSubTask(story.ticket, { subTask: { form: noForm, within: null, excerpts: [], files: [], callBack: null, ...wish, id }, callHours: compileCalendar(demoCallHours, [], { from: at - day, to: at + 32 * day }), at, by: person(who) }));
  return id;
}

export function answerFor(story: Story, at: number, who: Player, subTaskId: string, text: string, form: Form = noForm, fields: JsonObject = {}): void {
  story.act(at, answerSubTask(story.ticket, { ...deedOf(who, subTaskId, at), form, text, fields, files: [] }));
}

export function approveFor(story: Story, at: number, who: Player, subTaskId: string, note: string): void {
  story.act(at, approveSubTask(story.ticket, { ...deedOf(who, subTaskId, at), note }));
}

export function passOn(story: Story, at: number, who: Player, to: Player, summary: HandOverSummary): void {
  story.act(at, handOver(story.ticket, { agent: { id: to.id, roles: to.roles, active: true }, teamId: to.teamIds[0] ?? null, summary, at, by: person(who) }));
}

function deedOf(who: Player, subTaskId: string, at: number) {
  return { subTaskId, answerer: { id: who.id, teamIds: who.teamIds, roles: who.roles, mayOverride: false }, at, by: person(who) };
}
