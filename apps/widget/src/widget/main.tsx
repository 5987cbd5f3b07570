/** Entry of `widget.js`: finds its tag, makes its own corner of the page, and answers `window.Huiyin`. */

import { render } from 'preact';
import { pickLanguage } from '../platform/language.ts';
import { createChat } from './chat.ts';
import { createCommands } from './commands.ts';
import { browserStorage, createKeep } from './keep.ts';
import style from './widget.css?inline';
import { Widget } from './widget.tsx';

type Queue = ((...command: unknown[]) => void) & { q?: ArrayLike<unknown>[] };

declare global {
  interface Window {
    Huiyin?: Queue;
  }
}

const hostName = 'huiyin-chat';
const tag = (document.currentScript ?? document.querySelector('script[src*="/widget.js"][data-channel], script[src*="/widget.js"]')) as HTMLScriptElement | null;

// The tag may stand on a page twice; one chat is enough.
if (tag !== null && document.querySelector(hostName) === null) begin(tag);

function begin(script: HTMLScriptElement): void {
  const { origin } = new URL(script.src);
  const channel = script.dataset['channel'] || 'web';
  const language = () => pickLanguage(script.dataset['language'], document.documentElement.lang, ...navigator.languages);
  const chat = createChat({
    origin,
    channel,
    keep: createKeep(`${new URL(origin).host}:${channel}`, browserStorage()),
    language,
    heard: ({ from, body, at }) => commands.tell('message', { from, body, at }),
  });
  const commands = createCommands(chat);
  const waiting = window.Huiyin?.q ?? [];
  window.Huiyin = (...command) => commands.run(command[0], ...command.slice(1));
  for (const command of Array.from(waiting)) commands.run(command[0], ...Array.from(command).slice(1));

  void chat.start().then((known) => {
    if (!known) return commands.tell('error', { code: 'channel.unknown' });
    const draw = mount();
    const redraw = () => draw(<Widget chat={chat} language={language()} />);
    redraw();
    // Pages that switch their language without loading again take the chat with them.
    new MutationObserver(redraw).observe(document.documentElement, { attributes: true, attributeFilter: ['lang'] });
    return commands.tell('ready');
  });
}

/** Styles go in as an object, not as an element: a page whose policy forbids inline styles still shows the chat as it is. */
function mount(): (widget: Parameters<typeof render>[0]) => void {
  const host = document.createElement(hostName);
  const root = host.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(style);
  root.adoptedStyleSheets = [sheet];
  const place = () => document.body.append(host);
  if (document.body) place();
  else document.addEventListener('DOMContentLoaded', place);
  return (widget) => render(widget, root);
}
