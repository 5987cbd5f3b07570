/** A small grid of faces and signs; arrows move in it, Escape leaves it. */

import { useEffect, useRef } from 'preact/hooks';
import { useSurroundings } from './surroundings.ts';

const symbols = [...'😀😄😊🙂😉😍😘🤗🤔😅😂🤣😭😢😞😔😡😱😴🤒😷🙏👍👎👌👏💪🤝🙌👋🌹🎉🎁❤️💔⭐🔥☀️🌧️📦🚚📱💻💰🧾⏰✅❌❓'.matchAll(/\p{Emoji}\uFE0F?/gu)].map(([symbol]) => symbol);
const columns = 8;
const steps: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -columns, ArrowDown: columns };

export function EmojiPicker({ onPick, onClose }: { readonly onPick: (symbol: string) => void; readonly onClose: () => void }) {
  const { words } = useSurroundings();
  const grid = useRef<HTMLDivElement>(null);
  const focus = (index: number) => (grid.current?.children[index] as HTMLElement | undefined)?.focus();
  useEffect(() => focus(0), []);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      event.preventDefault();
      return onClose();
    }
    const step = steps[event.key];
    if (step === undefined || !grid.current) return;
    event.preventDefault();
    const at = [...grid.current.children].indexOf(event.target as Element);
    if (at + step >= 0 && at + step < symbols.length) focus(at + step);
  };

  return (
    <div ref={grid} class="emoji" role="group" aria-label={words.emoji} onKeyDown={onKeyDown}>
      {symbols.map((symbol, index) => (
        <button key={symbol} type="button" tabIndex={index === 0 ? 0 : -1} onClick={() => onPick(symbol)}>
          {symbol}
        </button>
      ))}
    </div>
  );
}
