/** The list above the composer. */

import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Trigger } from './trigger.ts';
import type { Suggestion } from './use-suggestions.ts';
import styles from './composer.module.css';

interface SuggestionsProps {
  readonly trigger: Trigger;
  readonly list: readonly Suggestion[];
  readonly picked: number;
  readonly onPick: (suggestion: Suggestion) => void;
}

export function Suggestions({ trigger, list, picked, onPick }: SuggestionsProps) {
  const { t } = useTranslation('ticket');
  const frame = useRef<HTMLUListElement>(null);
  useEffect(() => frame.current?.children[picked]?.scrollIntoView({ block: 'nearest' }), [picked]);
  return (
    <ul ref={frame} className={styles.suggestions} role="listbox" aria-label={trigger.kind === 'macro' ? t('composer.macros') : t('shortcuts.mention')}>
      {list.length === 0 && <li className={styles.none}>{trigger.kind === 'macro' ? t('composer.noMacros') : t('composer.nobodyToMention')}</li>}
      {list.map((each, index) => (
        // Pressed, not clicked: the text keeps its focus.
        <li key={each.key} className={styles.suggestion} role="option" aria-selected={index === picked} onMouseDown={(event) => { event.preventDefault(); onPick(each); }}>
          <strong>{each.title}</strong>
          {each.hint && <code>{each.hint}</code>}
          {each.text && <p>{each.text}</p>}
        </li>
      ))}
    </ul>
  );
}
