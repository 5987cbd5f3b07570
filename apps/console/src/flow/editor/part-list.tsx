/** An ordered list of foldable parts of a step: exits, fields, plans. One is open at a time. */

import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFindingsAt } from './findings.tsx';
import styles from './editor.module.css';
import { moveItem, removeItem, replaceItem } from './list-edits.ts';

interface PartListProps<Part> {
  readonly parts: readonly Part[];
  readonly onChange: (parts: readonly Part[]) => void;
  readonly titleOf: (part: Part) => ReactNode;
  readonly pathOf: (part: Part, index: number) => string;
  readonly make: () => Part;
  readonly addLabel: string;
  readonly empty: string;
  readonly children: (part: Part, change: (part: Part) => void, index: number) => ReactNode;
}

export function PartList<Part>({ parts, onChange, titleOf, pathOf, make, addLabel, empty, children }: PartListProps<Part>) {
  const [open, setOpen] = useState<number | null>(null);
  return (
    <>
      {parts.length === 0 && <p className={styles.hint}>{empty}</p>}
      {parts.map((part, index) => (
        <PartCard
          key={index}
          title={titleOf(part)}
          path={pathOf(part, index)}
          open={open === index}
          onToggle={() => setOpen(open === index ? null : index)}
          first={index === 0}
          last={index === parts.length - 1}
          onMove={(by) => {
            onChange(moveItem(parts, index, by));
            setOpen(open === index ? index + by : null);
          }}
          onRemove={() => {
            onChange(removeItem(parts, index));
            setOpen(null);
          }}
        >
          {children(part, (changed) => onChange(replaceItem(parts, index, changed)), index)}
        </PartCard>
      ))}
      <Button
        type="dashed"
        block
        icon={<PlusOutlined />}
        onClick={() => {
          onChange([...parts, make()]);
          setOpen(parts.length);
        }}
      >
        {addLabel}
      </Button>
    </>
  );
}

interface PartCardProps {
  readonly title: ReactNode;
  readonly path: string;
  readonly open: boolean;
  readonly onToggle: () => void;
  readonly first: boolean;
  readonly last: boolean;
  readonly onMove: (by: -1 | 1) => void;
  readonly onRemove: () => void;
  readonly children: ReactNode;
}

function PartCard({ title, path, open, onToggle, first, last, onMove, onRemove, children }: PartCardProps) {
  const { t } = useTranslation('flow');
  const bad = useFindingsAt(path).length > 0;
  return (
    <div className={styles.card} data-bad={bad}>
      <div className={styles.cardHead}>
        <button type="button" className={styles.cardTitle} aria-expanded={open} onClick={onToggle}>{title}</button>
        <Button type="text" size="small" icon={<ArrowUpOutlined />} disabled={first} aria-label={t('editor.up')} onClick={() => onMove(-1)} />
        <Button type="text" size="small" icon={<ArrowDownOutlined />} disabled={last} aria-label={t('editor.down')} onClick={() => onMove(1)} />
        <Button type="text" size="small" icon={<DeleteOutlined />} aria-label={t('editor.remove')} onClick={onRemove} />
      </div>
      {open && <div className={styles.cardBody}>{children}</div>}
    </div>
  );
}
