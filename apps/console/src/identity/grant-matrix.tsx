/** Permissions in their groups, each with how far it reaches. */

import { Checkbox, Segmented, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { inWords } from '../platform/i18n.ts';
import { ErrorState } from '../ui/states.tsx';
import styles from './grant-matrix.module.css';
import { usePermissions } from './people.queries.ts';

type Scope = 'own' | 'team' | 'all';

export interface Grant {
  readonly permission: string;
  readonly scope: Scope;
}

interface GrantMatrixProps {
  readonly value?: readonly Grant[];
  readonly onChange?: (grants: readonly Grant[]) => void;
  readonly disabled?: boolean;
  /** Only what one holds oneself can be handed on. */
  readonly within?: readonly Grant[];
}

const reach: Record<Scope, number> = { own: 0, team: 1, all: 2 };

export function GrantMatrix({ value = [], onChange, disabled = false, within }: GrantMatrixProps) {
  const { t } = useTranslation('identity');
  const permissions = usePermissions();
  if (permissions.isPending) return <Skeleton active />;
  if (!permissions.data) return <ErrorState error={permissions.error} onRetry={() => void permissions.refetch()} />;
  const groups = [...new Map(permissions.data.items.map(({ group }) => [group.key, group])).values()];
  const held = (permission: string) => value.find((grant) => grant.permission === permission);
  const set = (permission: string, scope: Scope | null) => {
    const others = value.filter((grant) => grant.permission !== permission);
    onChange?.(scope === null ? others : [...others, { permission, scope }]);
  };
  return (
    <div className={styles.matrix}>
      {groups.map((group) => (
        <fieldset key={group.key} className={styles.group} disabled={disabled}>
          <legend>{inWords(group.name)}</legend>
          {permissions.data.items.filter((item) => item.group.key === group.key).map((item) => {
            const mine = within?.find((grant) => grant.permission === item.key);
            const scopes = within === undefined ? item.scopes : item.scopes.filter((scope) => mine && reach[scope] <= reach[mine.scope]);
            const grant = held(item.key);
            const barred = disabled || scopes.length === 0;
            return (
              <div key={item.key} className={styles.row}>
                <Checkbox checked={grant !== undefined} disabled={barred} onChange={({ target }) => set(item.key, target.checked ? scopes.at(-1)! : null)}>{inWords(item.label)}</Checkbox>
                {grant && item.scopes.length > 1 && (
                  <Segmented size="small" value={grant.scope} disabled={barred} aria-label={t('roles.scope')} options={(scopes.length > 0 ? scopes : [grant.scope]).map((scope) => ({ value: scope, label: t(`roles.scopes.${scope}`) }))} onChange={(scope) => set(item.key, scope)} />
                )}
              </div>
            );
          })}
        </fieldset>
      ))}
    </div>
  );
}
