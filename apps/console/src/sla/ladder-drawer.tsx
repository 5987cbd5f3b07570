/** One ladder: its name and its rungs. */

import { PlusOutlined } from '@ant-design/icons';
import type { Rung } from '@huiyin/domain/sla/policy.ts';
import type { LadderView } from '@huiyin/domain/sla/sla.contract.ts';
import { Button, Form } from 'antd';
import { useTranslation } from 'react-i18next';
import { inWords } from '../platform/i18n.ts';
import { BilingualInput, bothLanguages, type TwoTexts } from '../ui/bilingual-input.tsx';
import { ConfirmButton } from '../ui/confirm-button.tsx';
import { FormDrawer } from '../ui/form-drawer.tsx';
import { type RungValues, RungFields } from './rung-fields.tsx';
import { useChangeLadder, useCreateLadder, useRemoveLadder } from './sla.queries.ts';
import styles from './sla.module.css';

interface Values {
  readonly name: TwoTexts;
  readonly rungs: readonly RungValues[];
}

export function LadderDrawer({ ladder, onClose }: { readonly ladder: LadderView | null; readonly onClose: () => void }) {
  const { t } = useTranslation(['sla', 'ui']);
  const [create, change, remove] = [useCreateLadder(), useChangeLadder(), useRemoveLadder()];
  const save = ({ name, rungs }: Values) => {
    const body = { name, rungs: rungs.map(rungFrom) };
    return ladder === null ? create({ body }) : change({ params: { ladderId: ladder.id }, body: { ...body, version: ladder.version } });
  };
  return (
    <FormDrawer<Values> open width={600} title={ladder === null ? t('ladders.add') : t('ladders.edit')} initial={ladder === null ? { name: { zh: '', en: '' }, rungs: [blank] } : { name: ladder.name, rungs: ladder.rungs.map(valuesOf) }} onClose={onClose} onSave={save}>
      <Form.Item name="name" label={t('ladders.name')} rules={[bothLanguages()]}><BilingualInput label={t('ladders.name')} /></Form.Item>
      <Form.List name="rungs">
        {(rows, { add, remove: drop }, { errors }) => (
          <>
            {rows.map(({ key, name }) => <RungFields key={key} index={name} onRemove={rows.length > 1 ? () => drop(name) : null} />)}
            {rows.length < 10 && <Button type="dashed" block icon={<PlusOutlined />} onClick={() => add(blank)}>{t('ladders.addRung')}</Button>}
            {errors.length > 0 && <p role="alert" className={styles.wrong}>{errors}</p>}
          </>
        )}
      </Form.List>
      {ladder !== null && (
        <div className={styles.away}>
          <ConfirmButton danger type="text" question={t('ladders.removeQuestion', { name: inWords(ladder.name) })} text={t('ladders.removeText')} onConfirm={() => remove({ params: { ladderId: ladder.id } }).then(onClose)}>{t('ui:remove')}</ConfirmButton>
        </div>
      )}
    </FormDrawer>
  );
}

const blank: RungValues = { moment: 'percent', at: { percent: 100, afterMs: 3_600_000 }, always: false, tell: { holder: true, supervisors: true, roles: [], personIds: [] }, handTo: { teamId: null, withinMs: 1_800_000 }, escalate: false };

function valuesOf({ at, always, tell, handTo, escalate }: Rung): RungValues {
  return { moment: 'percent' in at ? 'percent' : 'after', at: { ...blank.at, ...at }, always, tell, handTo: handTo ?? blank.handTo, escalate };
}

function rungFrom({ moment, at, always, tell, handTo, escalate }: RungValues): Rung {
  return {
    at: moment === 'percent' ? { percent: at.percent } : { afterMs: at.afterMs },
    always, tell: { ...tell, roles: tell.roles ?? [], personIds: tell.personIds ?? [] },
    handTo: handTo.teamId === null ? null : { teamId: handTo.teamId, withinMs: handTo.withinMs },
    escalate,
  };
}
