/**
 * One real thing of every kind that a route takes an id of, made through the API by those whom it belongs to: the after-sales
 * team and its agent, a customer with a chat, the administrator. The walk tries each of them as somebody who has no business there.
 *
 * A new route with a new kind of id in its path: make one such thing here and return its id under the parameter's name.
 */

import type { ImportRun } from '@huiyin/domain/ticket/import.contract.ts';
import type { TicketView } from '@huiyin/domain/ticket/ticket.schema.ts';
import { sql } from 'kysely';
import { sendNotice } from '../delivery/index.ts';
import { remind } from '../reminder/index.ts';
import { review } from '../review/index.ts';
import type { CallAs, Reply, TestCentre } from './test-centre.ts';

/** By the name of the path parameter that takes it. */
export type TheirThings = Readonly<Record<string, string>>;

export async function theirThings(centre: TestCentre): Promise<TheirThings> {
  const [agent, admin] = [await centre.as('agent'), await centre.as('admin')];
  const desk = await theirDesk(agent);
  return {
    ...desk,
    metricKey: 'volume',
    ...(await theirVisit(agent)),
    ...(await theirChat(centre)),
    ...(await theirCentre(admin)),
    ...(await theirReminder(centre, agent, desk)),
    ...(await theirImport(admin)),
    ...(await theirDeadJob(centre)),
    ...(await theirLoan(centre, admin, desk)),
    ...(await theirArticle(admin, desk)),
    ...(await theirGoldQuestion(admin)),
    ...(await theirDashboard(admin)),
    ...(await theirModel(centre)),
    ...(await theirReview(centre, admin)),
    ...(await theirTarget(centre, admin)),
    ...(await theirBenchmark(admin)),
    ...(await theirDelivery(centre, admin)),
    ...(await theirAlert(centre, admin, desk)),
  };
}

/** What an agent has at hand: a ticket in hand with a file, a draft, a saved filter, a session. */
async function theirDesk(agent: CallAs) {
  const customer = { name: '钱多多', phone: '13800000001' };
  let ticket = await made<TicketView>(agent('POST /tickets', { channel: 'phone', customer, subject: '退款没到账', body: '等了三天', category: 'product' }));
  ticket = await made(agent(`POST /tickets/${ticket.id}/take`, {}), 200);
  const file = await made<{ id: string }>(agent('POST /files', ...onePng));
  const message = await made<{ id: string }>(agent(`POST /tickets/${ticket.id}/messages`, { body: '见附件', visibility: 'public', attachments: [file.id] }));
  await made(agent(`PUT /tickets/${ticket.id}/draft`, { body: '还没写完', visibility: 'public' }), 204);
  const filter = await made<{ id: string }>(agent('POST /filters', { name: '我的退款', queue: 'mine', filter: {} }));
  const subTask = await made<{ id: string }>(agent(`POST /tickets/${ticket.id}/sub-tasks`, { kind: 'help', title: '查一下库存', layers: [{ teamId: ticket.team!.id }], excerpts: [message.id] }));
  const { contactPoints } = await made<{ contactPoints: { id: string }[] }>(agent(`GET /customers/${ticket.customer.id}`), 200);
  const sessions = await made<{ items: { id: string }[] }>(agent('GET /me/sessions'), 200);
  return {
    ticketId: ticket.id,
    messageId: message.id,
    fileId: file.id,
    subTaskId: subTask.id,
    filterId: filter.id,
    sessionId: sessions.items[0]!.id,
    customerId: ticket.customer.id,
    contactPointId: contactPoints[0]!.id,
    personId: ticket.agent!.id,
    teamId: ticket.team!.id,
    token: new URL(ticket.customerUrl).pathname.split('/').at(-1)!,
  };
}

/** A second ticket, whose follow-up visit is due. */
async function theirVisit(agent: CallAs) {
  const customer = { name: '孙有道', phone: '13800000002' };
  let ticket = await made<TicketView>(agent('POST /tickets', { channel: 'phone', customer, body: '耳机左边没有声音', category: 'product' }));
  ticket = await made(agent(`POST /tickets/${ticket.id}/take`, {}), 200);
  while (ticket.stage !== 'feedback') {
    if (ticket.stage === 'process' && ticket.solution === null) ticket = await made(agent(`POST /tickets/${ticket.id}/solution`, { text: '已换新' }), 200);
    const form = ticket.exits[0]!.form as { required?: string[]; properties: Record<string, { enum?: string[] }> };
    const fields = Object.fromEntries((form.required ?? []).map((name) => [name, form.properties[name]?.enum?.[0] ?? '已换新']));
    ticket = await made(agent(`POST /tickets/${ticket.id}/exit`, { exit: ticket.exits[0]!.id, fields }), 200);
  }
  ticket = await made(agent(`POST /tickets/${ticket.id}/confirm`, { confirmed: true, by: 'agent', note: '客户在电话里说解决了' }), 200);
  return { followUpId: ticket.followUp!.id, visitedTicketId: ticket.id };
}

/** A customer's chat, with a file in it. */
async function theirChat(centre: TestCentre) {
  const { token, visitorId } = await made<{ token: string; visitorId: string }>(centre.nobody('POST /widget/web/visitors', { form: { name: '李雷', phone: '13800000003' } }));
  const visitor = centre.withKey(token);
  const file = await made<{ id: string }>(visitor('POST /widget/files', ...onePng));
  await made(visitor('POST /widget/messages', { clientId: 'their-chat-1', body: '请看图片', attachments: [file.id] }));
  return { channelKey: 'web', visitorId, chatFileId: file.id };
}

/** What the centre is set up with. */
async function theirCentre(admin: CallAs) {
  const name = { zh: '他们的', en: 'Theirs' };
  const items = async <Item>(route: string) => (await made<{ items: Item[] }>(admin(route), 200)).items;
  const teams = await items<{ id: string; key: string }>('GET /teams');
  const aftersales = teams.find(({ key }) => key === 'aftersales')!.id;
  const roles = await items<{ id: string; key: string }>('GET /roles');
  const channels = await items<{ id: string }>('GET /channels');
  const flows = await items<{ id: string; versions: { id: string }[] }>('GET /flows');
  const calendars = await items<{ id: string }>('GET /calendars');
  const off = Array.from({ length: 7 }, (_, index) => ({ on: `2031-10-0${index + 1}`, name: '国庆节' }));
  const year = await made<{ year: number }>(admin('POST /official-years', { source: 'CN', year: 2031, off, work: [] }));
  const category = await made<{ id: string }>(admin('POST /categories', { key: 'theirs', parentId: null, name, keywords: [], security: false, active: true, position: 99 }));
  const field = await made<{ id: string }>(admin('POST /custom-fields', { key: 'theirs', kind: null, field: { type: 'string', label: name }, position: 1, active: true }));
  const macro = await made<{ id: string }>(admin('POST /macros', { shortcut: 'theirs', title: '售后组的', body: '您好', teamId: aftersales }));
  const phrase = await made<{ id: string }>(admin('POST /forbidden-phrases', { language: 'zh', text: '他们不说的', severity: 'warned', why: name, better: '', exceptions: [], active: true }));
  const { key } = await made<{ key: { id: string } }>(admin('POST /api-keys', { name: '他们的', grants: [{ permission: 'ticket.read', scope: 'all' }] }));
  const provider = await made<{ id: string }>(
    admin('POST /sign-in-providers', { key: 'theirs', name, discoveryUrl: 'https://id.example.com/.well-known/openid-configuration', clientId: 'huiyin', clientSecret: 'only-a-test' }),
  );
  const skill = await made<{ id: string }>(admin('POST /skills', { key: 'theirs', name }));
  const [policies, ladders] = [await items<{ id: string }>('GET /policies'), await items<{ id: string }>('GET /ladders')];
  const day = [{ from: '09:00', to: '18:00' }];
  const weekly = { mon: day, tue: day, wed: day, thu: day, fri: day, sat: [], sun: [] };
  const shift = await made<{ id: string }>(admin('POST /shifts', { name, document: { timeZone: 'Asia/Shanghai', weekly, breaks: [], exceptions: [] } }));
  return {
    policyId: policies[0]!.id,
    ladderId: ladders[0]!.id,
    skillId: skill.id,
    shiftId: shift.id,
    roleId: roles.find((role) => role.key === 'agent')!.id,
    channelId: channels[0]!.id,
    flowId: flows[0]!.id,
    versionId: flows[0]!.versions[0]!.id,
    categoryId: category.id,
    customFieldId: field.id,
    macroId: macro.id,
    forbiddenPhraseId: phrase.id,
    apiKeyId: key.id,
    providerId: provider.id,
    calendarId: calendars[0]!.id,
    year: String(year.year),
  };
}

/** Something the agent was told. */
async function theirReminder(centre: TestCentre, agent: CallAs, { ticketId }: { readonly ticketId: string }) {
  const { shell } = centre;
  const told = { kind: 'returned', personIds: [await centre.personId('agent')], ticketId, facts: {}, at: shell.clock.now() } as const;
  await shell.db.transaction().execute((tx) => remind(tx, shell, told));
  const { items } = await made<{ items: { id: string }[] }>(agent('GET /me/reminders'), 200);
  return { reminderId: items[0]!.id };
}

/** A colleague of the phone team who helps theirs for an hour. */
async function theirLoan(centre: TestCentre, admin: CallAs, { teamId }: { readonly teamId: string }) {
  const until = new Date(centre.shell.clock.now() + 3_600_000).toISOString();
  const loan = await made<{ id: string }>(admin('POST /floor/loans', { personId: await centre.personId('phone1'), teamId, until }));
  return { loanId: loan.id };
}

/** An article with a published version, a picture in it and a reading asked of the after-sales team. */
async function theirArticle(admin: CallAs, { personId, teamId }: { readonly personId: string; readonly teamId: string }) {
  const picture = await made<{ id: string }>(admin('POST /articles/pictures', ...onePng));
  const content = { question: '怎么退货？', variants: [], body: `![入口](file:${picture.id})`, categoryKey: 'refund', products: [], channels: [], audience: 'internal', validFrom: null, validUntil: null, flowSteps: [] };
  const article = await made<{ id: string }>(admin('POST /articles', { language: 'zh', content, ownerId: personId, teamId, reviewOn: '2031-01-01', counterpartId: null }));
  await made(admin(`POST /articles/${article.id}/submit`, {}), 200);
  await made(admin(`POST /articles/${article.id}/publish`, { ownReviewReason: '只有我一人' }), 200);
  return { articleId: article.id, number: '1', pictureId: picture.id };
}

/** A version of the classifier that is not in use. */
async function theirModel({ shell }: TestCentre) {
  const id = shell.ids.next();
  await sql`insert into assistant_model (id, number, trained_at, state, rows, corrections, gold, status) values (${id}::uuid, 1, now(), '', 0, 0, '{}', 'kept')`.execute(shell.db);
  return { modelId: id };
}

/** A dashboard that is shared with nobody. */
async function theirDashboard(admin: CallAs) {
  const dashboard = await made<{ id: string }>(admin('POST /dashboards', { name: '他们的', shared: false, cards: [] }));
  return { dashboardId: dashboard.id };
}

/** A robot of the centre's own group, and something promised to it. */
async function theirDelivery({ shell }: TestCentre, admin: CallAs) {
  const webhook = 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=00000000-their-own-group';
  const outlet = await made<{ id: string }>(admin('POST /outlets', { kind: 'wecom', name: '售后群', language: 'zh', style: 'rich', enabled: true, standInId: null, recipients: [], webhook }));
  const notice = { key: 'their-notice', level: 'warning', title: { zh: '排队过长', en: 'The queue is long' }, lines: [], path: '/floor' } as const;
  await shell.db.transaction().execute((tx) => sendNotice(tx, shell, notice, [outlet.id]));
  const { items } = await made<{ items: { id: string }[] }>(admin('GET /deliveries'), 200);
  return { outletId: outlet.id, deliveryId: items[0]!.id };
}

async function theirImport(admin: CallAs) {
  const run = await made<ImportRun>(admin('POST /imports', ...parts('tickets.csv', 'text/csv', Buffer.from(['工单号', 'A-1'].join('\n')))));
  return { importId: run.id };
}

/** Nobody makes one on purpose: a job that used up its only attempt. */
async function theirDeadJob({ shell }: TestCentre) {
  // Numbered from one, it might be the very number that the walk takes for an unknown one.
  await sql`select setval(pg_get_serial_sequence('graphile_worker._private_jobs', 'id'), 1000000)`.execute(shell.db);
  const { rows } = await sql<{ id: string }>`select id::text from graphile_worker.add_job('walk.nothing', max_attempts => 1)`.execute(shell.db);
  const id = rows[0]!.id;
  await sql`update graphile_worker._private_jobs set attempts = 1, last_error = 'Error: gone' where id = ${id}::bigint`.execute(shell.db);
  return { jobId: id };
}

async function made<View>(call: Promise<Reply>, status = 201): Promise<View> {
  const reply = await call;
  if (reply.statusCode !== status) throw new Error(`${status} expected: ${reply.statusCode} ${reply.body}`);
  return (status === 204 ? undefined : reply.json()) as View;
}

function parts(name: string, type: string, content: Buffer): [body: Buffer, headers: Record<string, string>] {
  const boundary = 'parts';
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: ${type}\r\n\r\n`;
  return [Buffer.concat([Buffer.from(head), content, Buffer.from(`\r\n--${boundary}--\r\n`)]), { 'content-type': `multipart/form-data; boundary=${boundary}`, 'x-huiyin': '1' }];
}

const onePng = parts('受损.png', 'image/png', Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64'));

/** A question whose right answer the centre knows. */
/** A month's review, as the job writes it, with a comment. */
async function theirReview({ shell }: TestCentre, admin: CallAs) {
  const run = await made<{ id: string }>(admin('POST /reviews', { month: '2025-06' }), 202);
  await review.jobs!(shell)['review.write']!({ id: run.id }, shell);
  const { items } = await made<{ items: { id: string }[] }>(admin('GET /reviews'), 200);
  const comment = await made<{ id: string }>(admin(`POST /reviews/${items[0]!.id}/comments`, { chapter: 'volume', text: '量不大' }));
  const ordered = await made<{ id: string }>(admin(`POST /reviews/${items[0]!.id}/exports`, { format: 'pdf' }), 202);
  return { reviewId: items[0]!.id, reviewCommentId: comment.id, exportId: ordered.id };
}

async function theirGoldQuestion(admin: CallAs) {
  const gold = await made<{ id: string }>(admin('POST /gold-questions', { question: '退款多久到账', language: 'zh', articleId: null }));
  return { goldQuestionId: gold.id };
}

/** A rule that found something, a task because of it, and an entry of the calendar. */
async function theirAlert({ shell }: TestCentre, admin: CallAs, { personId }: { readonly personId: string }) {
  const { items: rules } = await made<{ items: { id: string }[] }>(admin('GET /alert-rules'), 200);
  const alertId = shell.ids.next();
  const analysis = { answer: 'too_few', value: null, valueBefore: null, n: 0, nBefore: 0, change: null, low: null, high: null, unexplained: null, from: '2025-08-12T00:00:00Z', to: '2025-08-12T01:00:00Z', against: 'season', weeks: 4, dimensions: [], causes: [], events: [] };
  await sql`insert into alert (id, rule_id, rule, began_at, value, peak, said, analysed_at, analysed_value)
    select ${alertId}::uuid, id, jsonb_build_object('name', name, 'metric', metric, 'slice', slice, 'condition', condition, 'windowMs', window_ms, 'minimumN', minimum_n, 'dwellMs', dwell_ms, 'hysteresis', hysteresis, 'weeks', weeks, 'mutedUntil', null, 'ownerId', null, 'active', true),
      now(), 13, 13, '{"zh":"太久","en":"Too long"}', now(), 13 from alert_rule where id = ${rules[0]!.id}::uuid`.execute(shell.db);
  await sql`insert into alert_analysis (alert_id, at, value, analysis) values (${alertId}::uuid, now(), 13, ${JSON.stringify(analysis)}::jsonb)`.execute(shell.db);
  const action = await made<{ id: string }>(admin(`POST /alerts/${alertId}/actions`, { kind: 'article', title: '补充知识', ownerId: personId, dueOn: '2031-01-01' }));
  const change = await made<{ id: string }>(admin('POST /business-changes', { kind: 'release', name: '他们的版本', fromOn: '2025-08-20', untilOn: '2025-08-20', topics: [], note: '' }));
  return { alertRuleId: rules[0]!.id, alertId, alertActionId: action.id, businessChangeId: change.id };
}

/** A figure kept by hand that the administrator answers for, with what was entered and what is done about it. */
async function theirTarget(centre: TestCentre, admin: CallAs) {
  const day = (ahead: number) => new Date(centre.shell.clock.now() + ahead * 86_400_000).toISOString().slice(0, 10);
  const ownerId = await centre.personId('admin');
  const figure = { kind: 'hand', name: '新员工培训周期', unit: 'days', decimals: 0, good: 'down' };
  const baseline = { from: day(-60), to: day(-30), value: 30, source: '人事台账' };
  const target = await made<{ id: string }>(admin('POST /targets', { title: '培训 20 天', axis: 'cost', ownerId, followed: figure, baseline, goal: { how: 'to', amount: 20 }, startOn: day(-30), deadlineOn: day(90) }));
  await made(admin(`PUT /targets/${target.id}/entries/${day(-1)}`, { value: 29, source: '人事台账' }), 200);
  const { measures } = await made<{ measures: { id: string }[] }>(admin(`POST /targets/${target.id}/measures`, { title: '课程精简', kind: 'training', ownerId, fromOn: day(0) }));
  return { targetId: target.id, measureId: measures[0]!.id, entryOn: day(-1) };
}

/** What others reach, as the centre noted it. */
async function theirBenchmark(admin: CallAs) {
  const benchmark = await made<{ id: string }>(admin('POST /benchmarks', { metricKey: 'frt', kind: 'industry', name: '行业平均', value: 4.5, on: '2025-06-30', source: '某协会年度报告' }));
  return { benchmarkId: benchmark.id };
}
