/** Sends a test notice and tells in plain words what came of it. */

import type { OutletView } from '@huiyin/domain/delivery/delivery.contract.ts';
import { App } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { wordsOf } from '../platform/refusal-words.ts';
import { useTestOutlet } from './delivery.queries.ts';
import { FailureWords } from './failure-words.tsx';

export function useTestNotice() {
  const { t } = useTranslation('delivery');
  const { modal, message } = App.useApp();
  const test = useTestOutlet();
  /** The outlet that is being tried. */
  const [trying, setTrying] = useState<string | null>(null);

  const send = async ({ id, name, language }: Pick<OutletView, 'id' | 'name' | 'language'>) => {
    setTrying(id);
    try {
      const { sent, failure, tookMs } = await test({ params: { outletId: id } });
      if (sent && failure === null) modal.success({ title: t('testSent'), content: t('testSentText', { name, ms: tookMs }) });
      else if (sent) modal.warning({ title: t('testPartly', { n: failure?.code ?? '' }), content: t('advice.smtp_recipient') });
      else modal.error({ title: t('testFailed'), content: failure && <FailureWords failure={failure} language={language} /> });
    } catch (error) {
      void message.error(wordsOf(error));
    } finally {
      setTrying(null);
    }
  };
  return { trying, send };
}
