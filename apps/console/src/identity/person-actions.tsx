/** What an administrator can do to somebody's account. */

import type { PersonView } from '@huiyin/domain/identity/identity.contract.ts';
import { App, Dropdown } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { wordsOf } from '../platform/refusal-words.ts';
import { useActivatePerson, useDeactivatePerson, useEndPersonSessions, useResetPassword, useResetSecondFactor } from './people.queries.ts';
import { useShowSecret } from './use-show-secret.tsx';

export function PersonActions({ person, onEdit, children }: { readonly person: PersonView; readonly onEdit: () => void; readonly children: ReactElement }) {
  const { t } = useTranslation(['identity', 'ui']);
  const { modal, message } = App.useApp();
  const showSecret = useShowSecret();
  const deactivate = useDeactivatePerson();
  const activate = useActivatePerson();
  const renew = useResetPassword();
  const forget = useResetSecondFactor();
  const end = useEndPersonSessions();
  const params = { personId: person.id };
  const name = person.name;

  const ask = (what: 'deactivate' | 'activate' | 'password' | 'factor' | 'sessions', act: () => Promise<unknown>, danger = true) =>
    void modal.confirm({
      title: t(`people.ask.${what}`, { name }),
      content: t(`people.askText.${what}`),
      okText: t(`people.do.${what}`),
      okButtonProps: { danger },
      onOk: () => act().catch((error: unknown) => void message.error(wordsOf(error))),
    });

  return (
    // A click here is for the menu, not for the row beneath.
    <span onClick={(event) => event.stopPropagation()}>
      <Dropdown
        trigger={['click']}
        menu={{
          items: [
            { key: 'edit', label: t('ui:edit'), onClick: onEdit },
            {
              key: 'password', label: t('people.do.password'),
              onClick: () => ask('password', async () => {
                const { password } = await renew({ params, body: {} });
                if (password) showSecret(t('people.passwordOf', { name }), t('people.passwordOnce'), password);
              }),
            },
            ...(person.twoFactor ? [{ key: 'factor', label: t('people.do.factor'), onClick: () => ask('factor', () => forget({ params })) }] : []),
            { key: 'sessions', label: t('people.do.sessions'), onClick: () => ask('sessions', async () => void message.success(t('people.ended', { n: (await end({ params })).ended }))) },
            { type: 'divider' as const },
            person.active
              ? { key: 'deactivate', danger: true, label: t('people.do.deactivate'), onClick: () => ask('deactivate', () => deactivate({ params })) }
              : { key: 'activate', label: t('people.do.activate'), onClick: () => ask('activate', () => activate({ params }), false) },
          ],
        }}
      >
        {children}
      </Dropdown>
    </span>
  );
}
