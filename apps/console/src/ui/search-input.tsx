/** A search box that waits for the end of a word, also of one that an input method composes. Plain HTML: it stands on the first screen. */

import { CloseCircleFilled, SearchOutlined } from '@ant-design/icons';
import { type RefObject, useEffect, useRef, useState } from 'react';
import styles from './search-input.module.css';

/** Long enough to finish a Chinese word. */
const pauseMs = 300;

interface SearchInputProps {
  readonly box: RefObject<HTMLInputElement | null>;
  readonly value: string;
  readonly label: string;
  readonly clearLabel: string;
  readonly onSearch: (text: string) => void;
}

export function SearchInput({ box, value, label, clearLabel, onSearch }: SearchInputProps) {
  const [text, setText] = useState(value);
  const asked = useRef(value);
  const composing = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  // Emptied or set from elsewhere; what comes back of our own asking must not overwrite what was typed since.
  useEffect(() => {
    if (value === asked.current) return;
    asked.current = value;
    setText(value);
  }, [value]);

  const ask = (next: string) => {
    clearTimeout(timer.current);
    if (next.trim() === asked.current) return;
    asked.current = next.trim();
    onSearch(asked.current);
  };
  const askLater = (next: string) => {
    clearTimeout(timer.current);
    if (!composing.current) timer.current = setTimeout(() => ask(next), pauseMs);
  };

  return (
    <div className={styles.box}>
      <SearchOutlined className={styles.icon ?? ''} aria-hidden />
      <input
        ref={box}
        type="text"
        inputMode="search"
        enterKeyHint="search"
        value={text}
        maxLength={200}
        placeholder={label}
        aria-label={label}
        autoComplete="off"
        spellCheck={false}
        onCompositionStart={() => (composing.current = true)}
        onCompositionEnd={(event) => {
          composing.current = false;
          askLater(event.currentTarget.value);
        }}
        onChange={(event) => {
          setText(event.target.value);
          askLater(event.target.value);
        }}
        // Whoever goes on to what was found has finished the word, and finds it here when they come back.
        onBlur={(event) => ask(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (composing.current || event.nativeEvent.isComposing) return;
          if (event.key === 'Enter') ask(text);
          if (event.key !== 'Escape') return;
          event.stopPropagation();
          event.currentTarget.blur();
        }}
      />
      {text !== '' && (
        <button
          type="button"
          className={styles.clear}
          aria-label={clearLabel}
          onClick={() => {
            setText('');
            ask('');
            box.current?.focus();
          }}
        >
          <CloseCircleFilled />
        </button>
      )}
    </div>
  );
}
