/** The few that customer service really uses. */

import styles from './composer.module.css';

const emoji = [...'😊😄🙂😉😅🤝🙏👍👌💪👏🎉❤️🌹☀️✨😔😥😟🙇🤔👀📞📧📦🚚🧾💰⏰✅❌⚠️'.matchAll(/\p{Extended_Pictographic}\uFE0F?/gu)].map((match) => match[0]);

export function EmojiGrid({ onPick }: { readonly onPick: (emoji: string) => void }) {
  return <div className={styles.emoji}>{emoji.map((each) => <button key={each} type="button" onClick={() => onPick(each)}>{each}</button>)}</div>;
}
