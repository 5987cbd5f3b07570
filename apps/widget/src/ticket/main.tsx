/** Entry of `/t/<token>`: a customer's own ticket. The token is read from the address and kept nowhere else. */

import { render } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { type Language, pickLanguage } from '../platform/language.ts';
import './ticket.css';
import { LanguageContext } from './surroundings.ts';
import { TicketPage } from './ticket-page.tsx';

const choiceKey = 'huiyin:language';

function Page({ token }: { readonly token: string }) {
  const [language, setLanguage] = useState(() => pickLanguage(chosen(), ...navigator.languages));
  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  }, [language]);
  const choose = (next: Language) => {
    setLanguage(next);
    try {
      localStorage.setItem(choiceKey, next);
    } catch {
      // The choice then holds for this page.
    }
  };
  return (
    <LanguageContext.Provider value={language}>
      <TicketPage token={token} onLanguage={() => choose(language === 'zh' ? 'en' : 'zh')} />
    </LanguageContext.Provider>
  );
}

function chosen(): string | null {
  const asked = new URLSearchParams(location.search).get('lang');
  try {
    return asked ?? localStorage.getItem(choiceKey);
  } catch {
    return asked;
  }
}

const token = /^\/t\/([^/]+)\/?$/.exec(location.pathname)?.[1] ?? '';
render(<Page token={decodeToken(token)} />, document.getElementById('page')!);

function decodeToken(raw: string): string {
  try {
    return decodeURIComponent(raw);
  } catch {
    return raw;
  }
}
