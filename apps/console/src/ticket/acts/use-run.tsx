/** Runs an act and tells how it went; when somebody else was quicker, tells what they did. */

import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import type { TicketView } from '@huiyin/domain/ticket/ticket.schema.ts';
import { wordsOf } from '../../platform/refusal-words.ts';
import { ChangedMeanwhile } from '../ticket.queries.ts';
import { describeEvent } from '../timeline/describe-event.ts';
import { useNames } from '../use-names.ts';

/** Resolves to the act's answer, or null when it was refused; the person has been told either way. */
export function useRun(ticket: TicketView) {
  const { t } = useTranslation('ticket');
  const { message, notification } = App.useApp();
  const names = useNames(ticket);

  return async <Answer,>(act: () => Promise<Answer>, done?: string | ((answer: Answer) => string)): Promise<Answer | null> => {
    try {
      const answer = await act();
      if (done !== undefined) void message.success(typeof done === 'function' ? done(answer) : done);
      return answer;
    } catch (error) {
      if (error instanceof ChangedMeanwhile) {
        const sentences = error.events.slice(-3).map((event) => describeEvent(event, names, t));
        notification.warning({
          title: t('changed.title'),
          description: (
            <>
              <ul style={{ margin: '0 0 6px', paddingLeft: 18 }}>
                {sentences.map(({ who, what }, index) => <li key={index}>{t('changed.by', { who, what })}</li>)}
              </ul>
              {t('changed.text')}
            </>
          ),
          duration: 8,
          // Not over the ways out at the bottom: they are pressed next.
          placement: 'topRight',
        });
      } else {
        void message.error(wordsOf(error));
      }
      return null;
    }
  };
}
