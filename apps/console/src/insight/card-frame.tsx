/** A card: its heading with definition and acts, and the picture below. */

import { ArrowLeftOutlined, ArrowRightOutlined, DeleteOutlined, EditOutlined, HolderOutlined, MoreOutlined } from '@ant-design/icons';
import { bothWheres, type Card, fitsNothing, stepDimensions, type Where } from '@huiyin/domain/insight/card.ts';
import { type DimensionKey, dimensionNames, type TimeDimension } from '@huiyin/domain/insight/dimension.ts';
import type { MetricDefinition } from '@huiyin/domain/insight/insight.contract.ts';
import type { Every, Period } from '@huiyin/domain/insight/period.ts';
import { App, Button, Dropdown } from 'antd';
import { type ComponentType, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { inWords } from '../platform/i18n.ts';
import { useSession } from '../platform/session.ts';
import { pictureOf } from '../ui/picture-of.ts';
import { Definition } from './definition.tsx';
import { periodWords, trendEvery } from './figure-words.ts';
import { exportAddress } from './insight.queries.ts';
import styles from './insight.module.css';
import { AgesPicture } from './pictures/ages-picture.tsx';
import { BarPicture } from './pictures/bar-picture.tsx';
import { ComparePicture } from './pictures/compare-picture.tsx';
import { HeatPicture } from './pictures/heat-picture.tsx';
import { LinePicture } from './pictures/line-picture.tsx';
import { MatrixPicture } from './pictures/matrix-picture.tsx';
import { NumberPicture } from './pictures/number-picture.tsx';
import type { Drill, PictureProps } from './pictures/picture.ts';
import { PainPicture } from './pictures/pain-picture.tsx';
import { SharePicture } from './pictures/share-picture.tsx';
import { StepsPicture } from './pictures/steps-picture.tsx';
import { TablePicture } from './pictures/table-picture.tsx';
import { TrendPicture } from './pictures/trend-picture.tsx';

const drawn: Readonly<Record<Card['picture'], ComponentType<PictureProps>>> = { number: NumberPicture, line: LinePicture, bar: BarPicture, share: SharePicture, heat: HeatPicture, table: TablePicture, matrix: MatrixPicture, compare: ComparePicture, pain: PainPicture, trend: TrendPicture, ages: AgesPicture, steps: StepsPicture };
/** A number and a table are words already. */
const wordy: readonly Card['picture'][] = ['number', 'table', 'pain', 'steps'];

export interface CardEdits {
  readonly isFirst: boolean;
  readonly isLast: boolean;
  onMove(by: -1 | 1): void;
  onEdit(): void;
  onRemove(): void;
  onDrop(draggedId: string): void;
}

interface CardFrameProps {
  readonly card: Card;
  readonly definitions: ReadonlyMap<string, MetricDefinition>;
  readonly period: Period;
  readonly filter: Where;
  readonly onDrill: (drill: Drill) => void;
  /** Null: it is looked at, not arranged. */
  readonly edits: CardEdits | null;
}

const dragged = 'text/huiyin-card';

export function CardFrame({ card, definitions, period, filter, onDrill, edits }: CardFrameProps) {
  const { t } = useTranslation(['insight', 'ui']);
  const [asTable, setAsTable] = useState(false);
  const [isOver, setOver] = useState(false);
  const body = useRef<HTMLDivElement>(null);
  const known = card.metrics.every((key) => definitions.has(key));
  const [first] = card.metrics;
  const metric = definitions.get(first ?? '');
  const where = bothWheres(card.where, filter);
  const title = titleOf(card, definitions, t);
  const misfit = misfitOf(card, where, definitions);
  const stepsMisfit = card.picture === 'steps' ? (Object.keys(where) as DimensionKey[]).find((dimension) => !stepDimensions.includes(dimension)) : undefined;
  const Picture = drawn[card.picture];
  return (
    <section
      className={styles.card}
      data-width={card.width}
      data-picture={card.picture}
      data-over={isOver}
      aria-label={title}
      {...(edits && {
        onDragOver: (event: React.DragEvent) => {
          if (!event.dataTransfer.types.includes(dragged)) return;
          event.preventDefault();
          setOver(true);
        },
        onDragLeave: () => setOver(false),
        onDrop: (event: React.DragEvent) => {
          setOver(false);
          edits.onDrop(event.dataTransfer.getData(dragged));
        },
      })}
    >
      <header className={styles.cardHead}>
        {edits && <span className={styles.handle} draggable title={t('card.drag')} onDragStart={(event) => event.dataTransfer.setData(dragged, card.id)}><HolderOutlined /></span>}
        <h2>{title}</h2>
        {metric && card.metrics.length === 1 && <Definition metric={metric} />}
        {edits ? (
          <span className={styles.acts}>
            <Button size="small" type="text" icon={<ArrowLeftOutlined />} aria-label={`${t('card.left')}${t('colon')}${title}`} title={t('card.left')} disabled={edits.isFirst} onClick={() => edits.onMove(-1)} />
            <Button size="small" type="text" icon={<ArrowRightOutlined />} aria-label={`${t('card.right')}${t('colon')}${title}`} title={t('card.right')} disabled={edits.isLast} onClick={() => edits.onMove(1)} />
            <Button size="small" type="text" icon={<EditOutlined />} aria-label={`${t('card.edit')}${t('colon')}${title}`} title={t('card.edit')} onClick={edits.onEdit} />
            <Button size="small" type="text" danger icon={<DeleteOutlined />} aria-label={`${t('card.remove')}${t('colon')}${title}`} title={t('card.remove')} onClick={edits.onRemove} />
          </span>
        ) : known && <CardMenu card={card} title={title} period={period} where={where} asTable={asTable} onTable={() => setAsTable(!asTable)} body={body} />}
      </header>
      <div ref={body} className={styles.cardBody}>
        {!known || fitsNothing(where) || misfit || stepsMisfit
          ? <p className={styles.noData}>{!known ? t('noData') : stepsMisfit ? t('filter.misfit', { metric: title, dimension: inWords(dimensionNames[stepsMisfit]) }) : misfit ? t('filter.misfit', { metric: inWords(misfit.metric.name), dimension: inWords(dimensionNames[misfit.dimension]) }) : t('filter.nothing')}</p>
          : <Picture card={card} definitions={definitions} period={period} where={where} asTable={asTable} onDrill={onDrill} />}
      </div>
    </section>
  );
}

function CardMenu({ card, title, period, where, asTable, onTable, body }: { readonly card: Card; readonly title: string; readonly period: Period; readonly where: Where; readonly asTable: boolean; readonly onTable: () => void; readonly body: React.RefObject<HTMLDivElement | null> }) {
  const { t } = useTranslation('insight');
  const { can } = useSession();
  const { message } = App.useApp();
  const address = (format: 'csv' | 'xlsx') => exportAddress(format, { metrics: card.metrics, period, where, by: card.by, ...courseOf(card, period) });
  const save = async () => {
    const picture = await pictureOf(body.current!, title, periodWords(period), '[data-caption]');
    if (picture === null) return void message.info(t('noData'));
    download(URL.createObjectURL(picture), `${title}_${period.from}.png`);
  };
  const items = [
    ...(wordy.includes(card.picture) ? [] : [{ key: 'table', label: asTable ? t('card.asPicture') : t('card.asTable'), onClick: onTable }]),
    ...(can('metric.export') && card.metrics.length > 0 ? (['csv', 'xlsx'] as const).map((format) => ({ key: format, label: <a href={address(format)} download>{t(`card.${format}`)}</a> })) : []),
    ...(wordy.includes(card.picture) || asTable ? [] : [{ key: 'png', label: t('card.png'), onClick: () => void save() }]),
  ];
  if (items.length === 0) return null;
  return (
    <Dropdown menu={{ items }} trigger={['click']} placement="bottomRight">
      <Button className={styles.menu ?? ''} size="small" type="text" icon={<MoreOutlined />} aria-label={t('card.menu', { title })} />
    </Dropdown>
  );
}

/** What a picture of time shows is taken along point by point. */
function courseOf({ picture, by }: Card, period: Period): { readonly every?: Every; readonly split?: boolean } {
  if (picture === 'heat') return { every: 'hour' };
  if (picture === 'trend') return { every: trendEvery(period), split: true };
  return by !== null && (picture === 'line' || picture === 'share') ? { split: true } : {};
}

/** Work knows who did it and when, and nothing of the customer: not every metric is told by everything. */
function misfitOf({ metrics, by }: Card, where: Where, definitions: ReadonlyMap<string, MetricDefinition>): { readonly metric: MetricDefinition; readonly dimension: DimensionKey | TimeDimension } | null {
  const asked = [...(Object.keys(where) as DimensionKey[]), ...(by === null ? [] : [by])];
  for (const metric of metrics.flatMap((key) => definitions.get(key) ?? [])) {
    const dimension = asked.find((each) => !metric.dimensions.some(({ key }) => key === each));
    if (dimension !== undefined) return { metric, dimension };
  }
  return null;
}

function download(address: string, name: string): void {
  Object.assign(document.createElement('a'), { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

export function titleOf(card: Card, definitions: ReadonlyMap<string, MetricDefinition>, t: ReturnType<typeof useTranslation<['insight', 'ui']>>['t']): string {
  if (card.title) return inWords(card.title);
  if (card.metrics.length === 0) return t(`picture.${card.picture}`);
  const metric = definitions.get(card.metrics[0] ?? '');
  const name = metric ? inWords(metric.name) : (card.metrics[0] ?? '');
  return card.by === null ? name : t('card.by', { metric: name, by: inWords(dimensionNames[card.by]).replace(/^[A-Z]/, (letter) => letter.toLowerCase()) });
}
