/** How much there was to do, and by which ways it came. */

import { list, say } from '../say.ts';
import { bars, lineOfDays, mixPicture, table } from '../pictures.ts';
import type { Writer } from '../writer.ts';
import { present, type Draft } from './draft.ts';

export const consultation = { zh: '次', en: 'consultation' };

export function volume(w: Writer): Draft {
  const whole = w.whole('volume');
  const media = w.groups('channel_share', 'medium');
  const channels = w.groups('channel_share', 'channel');
  const mix = list(media.map((stand) => {
    const earlier = w.value(stand, 'previous');
    const holes = { name: w.groupName(stand), share: w.value(stand) };
    return earlier ? say({ zh: '{name}占 {share}（上月 {earlier}）', en: '{name} {share} ({earlier} the month before)' }, { ...holes, earlier }) : say({ zh: '{name}占 {share}', en: '{name} {share}' }, holes);
  }));
  const ways = list(channels.map((stand) => say({ zh: '{name} {share}', en: '{name} {share}' }, { name: w.groupName(stand), share: w.value(stand) })));
  return {
    sentences: present([
      whole && w.change(whole)
        ? w.sentence({ zh: '本月共处理客户咨询 {volume}，{change}。', en: 'The month brought {volume}, {change}.' }, { volume: w.value(whole, 'value', consultation), change: w.change(whole) })
        : w.sentence({ zh: '本月共处理客户咨询 {volume}。', en: 'The month brought {volume}.' }, { volume: w.value(whole, 'value', consultation) }),
      w.sentence({ zh: '渠道结构：{mix}。', en: 'The mix: {mix}.' }, { mix }),
      w.sentence({ zh: '各渠道占比：{ways}。', en: 'Of all consultations: {ways}.' }, { ways }),
    ]),
    pictures: present([
      mixPicture(w, { zh: '在线与电话占比', en: 'Online and phone' }, media),
      lineOfDays(w, { zh: '每日咨询量', en: 'Consultations by day' }, 'volume'),
      bars(w, { zh: '各渠道咨询占比', en: 'Share of each channel' }, channels),
    ]),
    tables: present([
      table({ zh: '渠道', en: 'Channels' }, [{ zh: '渠道', en: 'Channel' }, { zh: '咨询量', en: 'Consultations' }, { zh: '占比', en: 'Share' }, { zh: '上月占比', en: 'Month before' }], channels.map((stand) => [
        { text: stand.group!.name }, { n: w.place(stand, 'n') }, { n: w.place(stand) }, { n: w.place(stand, 'previous') },
      ])),
    ]),
  };
}

