/** Every text is there in both languages, and asks only for words that can be filled in. */

import { type Finding, finding, type Place } from './finding.ts';
import type { FlowDocument, Step } from './flow.ts';
import type { BilingualText } from '../kernel/text.ts';

/** What `{{…}}` may stand for in phrases and messages. */
const placeholders = ['customer', 'number', 'agent'] as const;

type Placed = readonly [place: Place, text: BilingualText];

export function validateTexts(document: FlowDocument): readonly Finding[] {
  const texts: Placed[] = [
    [{ path: '/name' }, document.name],
    [{ path: '/purpose' }, document.purpose],
    ...document.steps.flatMap(textsOf),
  ];
  return texts.flatMap(([place, text]) => [...missing(place, text), ...strangePlaceholders(place, text)]);
}

function textsOf(step: Step, index: number): readonly Placed[] {
  const path = `/steps/${index}`;
  const here = { step: step.key };
  return [
    [{ ...here, path: `${path}/name` }, step.name],
    [{ ...here, path: `${path}/guide` }, step.guide],
    ...step.phrases.map((phrase, at): Placed => [{ ...here, path: `${path}/phrases/${at}` }, phrase]),
    ...Object.entries(step.form.properties).flatMap(([field, { label, hint, enumLabels }]): Placed[] => {
      const place = `${path}/form/properties/${field}`;
      return [
        [{ ...here, field, path: `${place}/label` }, label],
        ...(hint ? [[{ ...here, field, path: `${place}/hint` }, hint] as const] : []),
        ...Object.entries(enumLabels ?? {}).map(([value, text]): Placed => [{ ...here, field, path: `${place}/enumLabels/${value}` }, text]),
      ];
    }),
    ...step.exits.flatMap((exit, at): Placed[] => {
      const place = `${path}/exits/${at}`;
      return [
        [{ ...here, exit: exit.key, path: `${place}/label` }, exit.label],
        ...exit.effects.flatMap((effect, number): Placed[] => {
          const [name, text] = textOf(effect);
          return text ? [[{ ...here, exit: exit.key, path: `${place}/effects/${number}/${name}` }, text]] : [];
        }),
      ];
    }),
    ...step.exceptions.flatMap((plan, at): Placed[] => {
      const place = `${path}/exceptions/${at}`;
      return [
        [{ ...here, exception: plan.key, path: `${place}/name` }, plan.name],
        [{ ...here, exception: plan.key, path: `${place}/plan` }, plan.plan],
        ...(plan.tellCustomer ? [[{ ...here, exception: plan.key, path: `${place}/tellCustomer` }, plan.tellCustomer] as const] : []),
      ];
    }),
  ];
}

function textOf(effect: Step['exits'][number]['effects'][number]): readonly [string, BilingualText | null] {
  if (effect.kind === 'plan_follow_up') return ['script', effect.script];
  if (effect.kind === 'waive_follow_up') return ['reason', effect.reason];
  if (effect.kind === 'tell_customer') return ['text', effect.text];
  return ['', null];
}

function missing(place: Place, text: BilingualText): readonly Finding[] {
  const zh = text.zh.trim() === '';
  const en = text.en.trim() === '';
  if (!zh && !en) return [];
  return [finding('text.missing', place, zh && en ? '缺少中文和英文' : zh ? '缺少中文' : '缺少英文', zh && en ? 'Chinese and English are missing' : zh ? 'Chinese is missing' : 'English is missing')];
}

function strangePlaceholders(place: Place, text: BilingualText): readonly Finding[] {
  const used = [...`${text.zh} ${text.en}`.matchAll(/\{\{\s*([^}]*?)\s*\}\}/g)].map((match) => match[1]!);
  const strange = [...new Set(used)].filter((name) => !(placeholders as readonly string[]).includes(name));
  return strange.map((name) => finding('text.placeholder', place, `无法识别的占位符 {{${name}}}`, `Unknown placeholder {{${name}}}`));
}
