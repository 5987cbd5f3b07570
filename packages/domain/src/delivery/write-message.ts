/** Writes notices as each kind of outlet takes them, within its bytes. Signatures are the server's to add. */

import type { JsonObject } from '../kernel/json.ts';
import type { Language } from '../kernel/language.ts';
import { markOf, type Notice, type NoticeLevel, redact } from './notice.ts';
import { kindRules, type OutletStyle, type RobotKind } from './outlet.ts';

export interface Manner {
  readonly language: Language;
  readonly style: OutletStyle;
  /** Before every path: the console's own address. */
  readonly baseUrl: string;
}

export interface Mail {
  readonly subject: string;
  readonly text: string;
}

/** The words around a notice. */
const words = {
  zh: { centre: '回音', info: '通知', warning: '预警', alarm: '告警', open: '打开', ref: '编号', several: (n: number) => `${n} 条通知`, more: (n: number) => `（另有 ${n} 行，打开链接查看）` },
  en: { centre: 'Huiyin', info: 'Notice', warning: 'Warning', alarm: 'Alarm', open: 'Open', ref: 'Ref', several: (n: number) => `${n} notices`, more: (n: number) => `(${n} more lines behind the link)` },
} as const;

/** One notice, or several merged, as the JSON body that the robot takes. */
export function writeForRobot(kind: RobotKind, notices: readonly Notice[], manner: Manner): JsonObject {
  const bytes = kindRules[kind].mostBytes[manner.style];
  const headline = plain(headlineOf(notices, manner.language), kind, 'rich');
  const content = (room: number) => contentOf(kind, notices, manner, room);
  if (kind === 'wecom') {
    // WeCom measures the content, not the body.
    return manner.style === 'plain' ? { msgtype: 'text', text: { content: content(bytes) } } : { msgtype: 'markdown', markdown: { content: content(bytes) } };
  }
  // The others measure the body: what JSON adds to the text is found out by writing it.
  const wrap = (text: string): JsonObject => (kind === 'feishu' ? feishuBody(headline, text, notices, manner) : dingtalkBody(headline, text, manner.style));
  let room = bytes;
  let body = wrap(content(room));
  for (let over = bytesOf(JSON.stringify(body)) - bytes; over > 0; over = bytesOf(JSON.stringify(body)) - bytes) {
    room -= over;
    body = wrap(content(room));
  }
  return body;
}

/** One notice, or several merged, as a letter. */
export function writeMail(notices: readonly Notice[], manner: Manner): Mail {
  const { language } = manner;
  return {
    subject: cut(oneLine(`[${words[language].centre}] ${headlineOf(notices, language)}`), 200),
    text: contentOf('email', notices, { ...manner, style: 'plain' }, kindRules.email.mostBytes.plain),
  };
}

/** The title of one; how many they are, and the gravest of several. */
function headlineOf(notices: readonly Notice[], language: Language): string {
  const [first] = notices;
  const level = words[language][gravest(notices)];
  if (notices.length === 1) return cut(`${level} · ${oneLine(redact(first!.title[language]))}`, 200);
  return `${level} · ${words[language].several(notices.length)}`;
}

function gravest(notices: readonly Notice[]): NoticeLevel {
  const order: readonly NoticeLevel[] = ['alarm', 'warning', 'info'];
  return order.find((level) => notices.some((notice) => notice.level === level)) ?? 'info';
}

type Writing = RobotKind | 'email';

/** Every notice keeps its headline, link and mark; lines give way first, then the end of the headline. */
function contentOf(kind: Writing, notices: readonly Notice[], manner: Manner, bytes: number): string {
  const head = notices.length === 1 || (kind === 'feishu' && manner.style === 'rich') ? '' : `${strong(headlineOf(notices, manner.language), kind, manner.style)}\n\n`;
  const between = '\n\n';
  const share = Math.floor((bytes - bytesOf(head) - between.length * (notices.length - 1)) / notices.length);
  // The head of a card says it already.
  const headed = kind !== 'feishu' || manner.style === 'plain' || notices.length > 1;
  return head + notices.map((notice) => blockOf(kind, notice, manner, share, headed)).join(between);
}

function blockOf(kind: Writing, notice: Notice, manner: Manner, bytes: number, headed: boolean): string {
  const { language, style } = manner;
  const said = words[language];
  const safe = (text: string) => plain(oneLine(redact(text)), kind, style);
  const title = safe(notice.title[language]);
  const url = `${manner.baseUrl}${notice.path}`;
  // The centre's name stands in every message, for robots that listen to a keyword alone.
  const foot = `${said.centre} ${said.ref} ${markOf(notice.key)}`;
  const linked = style === 'rich' ? `[${said.open}](${url}) · ${foot}` : `${url}\n${foot}`;
  // Half an address leads nowhere.
  const tail = bytesOf(linked) <= bytes * 0.75 ? linked : foot;
  const heading = (text: string) => (headed ? [headingOf(text, notice.level, kind, manner)] : []);
  const break_ = kind === 'dingtalk' && style === 'rich' ? '\n\n' : '\n';
  const lines = notice.lines.map((line) => safe(line[language])).filter((line) => line !== '');
  const room = bytes - bytesOf(tail) - break_.length;
  const kept: string[] = [];
  for (const [index, line] of lines.entries()) {
    const rest = lines.length - index - 1;
    const reserve = rest === 0 ? 0 : bytesOf(said.more(rest)) + break_.length;
    if (bytesOf([...heading(title), ...kept, line].join(break_)) + reserve > room) {
      kept.push(said.more(rest + 1));
      break;
    }
    kept.push(line);
  }
  const whole = [...heading(title), ...kept].join(break_);
  // Not even that fits: the headline alone, as far as it goes.
  const text = bytesOf(whole) <= room ? whole : heading(cut(title, Math.max(0, room - bytesOf(heading('').join(''))))).join('');
  return text === '' ? tail : `${text}${break_}${tail}`;
}

const signs: Readonly<Record<NoticeLevel, string>> = { alarm: '🔴', warning: '🟠', info: '🔵' };

function headingOf(title: string, level: NoticeLevel, kind: Writing, { language, style }: Manner): string {
  const label = words[language][level];
  if (style === 'plain' || kind === 'email') return `${kind === 'email' ? '' : `${signs[level]} `}【${label}】${title}`;
  if (kind === 'wecom') return `<font color="${level === 'info' ? 'info' : 'warning'}">${label}</font> **${title}**`;
  return strong(`${signs[level]} ${label} · ${title}`, kind, style);
}

function strong(text: string, kind: Writing, style: OutletStyle): string {
  return style === 'rich' && kind !== 'email' ? `**${text}**` : text;
}

const templates: Readonly<Record<NoticeLevel, string>> = { alarm: 'red', warning: 'orange', info: 'blue' };

function feishuBody(headline: string, text: string, notices: readonly Notice[], { style }: Manner): JsonObject {
  if (style === 'plain') return { msg_type: 'text', content: { text } };
  return {
    msg_type: 'interactive',
    card: {
      config: { wide_screen_mode: true },
      header: { template: templates[gravest(notices)], title: { tag: 'plain_text', content: headline } },
      elements: [{ tag: 'div', text: { tag: 'lark_md', content: text } }],
    },
  };
}

function dingtalkBody(headline: string, text: string, style: OutletStyle): JsonObject {
  return style === 'plain' ? { msgtype: 'text', text: { content: text } } : { msgtype: 'markdown', markdown: { title: headline, text } };
}

/** What would make a name, a link or a call to everybody out of somebody's text. Wide forms read the same and mean nothing. */
const wide: Readonly<Record<string, string>> = { '<': '＜', '>': '＞', '[': '［', ']': '］', '(': '（', ')': '）', '`': '｀', '*': '＊', '_': '＿', '~': '～', '#': '＃', '@': '＠', '&': '＆', '!': '！', '|': '｜', '\\': '＼' };

function plain(text: string, kind: Writing, style: OutletStyle): string {
  if (kind === 'email') return text;
  // Even a text message calls people: Feishu by <at>, the others by @.
  const signs = style === 'rich' ? /[<>[\]()`*_~#@&!|\\]/g : /[<>@]/g;
  return text.replace(signs, (sign) => wide[sign]!);
}

function oneLine(text: string): string {
  return text.replace(/[\s\p{Cc}\u200B\u202A-\u202E\u2066-\u2069\uFEFF]+/gu, ' ').trim();
}

/** Its beginning, in no more bytes; never half of a character. */
export function cut(text: string, bytes: number): string {
  if (bytesOf(text) <= bytes) return text;
  let rest = bytes - bytesOf('…');
  if (rest < 0) return '';
  let kept = '';
  for (const character of text) {
    rest -= bytesOf(character);
    if (rest < 0) break;
    kept += character;
  }
  return `${kept}…`;
}

/** In UTF-8. A lone surrogate is written as the replacement character, which takes three. */
export function bytesOf(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const point = character.codePointAt(0)!;
    bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
  }
  return bytes;
}
