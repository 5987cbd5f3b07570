/** Whether one form field makes sense in itself: for the fields of steps and for a centre's own. */

import { Value } from 'typebox/value';
import { accept, refuse, type Result } from '../kernel/result.ts';
import type { FindingCode } from './finding.ts';
import type { FormField } from './flow.ts';
import { FormFieldSchema } from './flow.schema.ts';

export interface FormFlaw {
  readonly code: FindingCode;
  readonly zh: string;
  readonly en: string;
}

/** A field that comes from outside; `facts.flaws` says what is wrong with it, in both languages. */
export function checkFormField(raw: unknown): Result<FormField, 'custom_field.invalid'> {
  if (!Value.Check(FormFieldSchema, raw)) {
    return refuse('custom_field.invalid', { flaws: Value.Errors(FormFieldSchema, raw).map((error) => ({ code: 'document.shape', zh: `格式不正确：${error.instancePath}`, en: `Malformed: ${error.instancePath} ${error.message}` })) });
  }
  const field: FormField = raw;
  const texts = [field.label, ...(field.hint ? [field.hint] : []), ...Object.values(field.enumLabels ?? {})];
  const blank: readonly FormFlaw[] = texts.some((text) => text.zh.trim() === '' || text.en.trim() === '') ? [{ code: 'text.missing', zh: '缺少中文或英文', en: 'Chinese or English is missing' }] : [];
  const flaws = [...flawsInField(field), ...blank];
  return flaws.length === 0 ? accept(field) : refuse('custom_field.invalid', { flaws: flaws.map((flaw) => ({ ...flaw })) });
}

export function flawsInField(field: FormField): readonly FormFlaw[] {
  const flaws: FormFlaw[] = [];
  const say: Say = (code, zh, en) => void flaws.push({ code, zh, en });
  checkEnum(field, say);
  checkKeywords(field, say);
  return flaws;
}

type Say = (code: FindingCode, zh: string, en: string) => void;

function checkEnum(field: FormField, say: Say): void {
  if (!field.enum) {
    if (field.enumLabels) say('form.enum', '没有选项却有选项名称', 'There are labels for options but no options');
    return;
  }
  if (field.type !== 'string') say('form.enum', '只有文本字段可以有选项', 'Only text fields can have options');
  if (new Set(field.enum).size !== field.enum.length) say('form.enum', '选项重复', 'An option is there twice');
  const labelled = Object.keys(field.enumLabels ?? {});
  const unlabelled = field.enum.filter((value) => !labelled.includes(value));
  if (unlabelled.length > 0) say('form.enum', `选项“${unlabelled.join('、')}”缺少名称`, `No label for the options “${unlabelled.join(', ')}”`);
  const strange = labelled.filter((value) => !field.enum!.includes(value));
  if (strange.length > 0) say('form.enum', `名称“${strange.join('、')}”没有对应的选项`, `No option for the labels “${strange.join(', ')}”`);
}

function checkKeywords(field: FormField, say: Say): void {
  const numeric = field.type === 'number' || field.type === 'integer';
  if (!numeric && (field.minimum !== undefined || field.maximum !== undefined)) say('form.keyword', '只有数字字段可以限制大小', 'Only numbers have a minimum or maximum');
  if (field.type !== 'string' && (field.maxLength !== undefined || field.pattern !== undefined || field.format !== undefined)) {
    say('form.keyword', '只有文本字段可以限制长度、格式和样式', 'Only text has a length, a pattern or a format');
  }
  if (field.minimum !== undefined && field.maximum !== undefined && field.minimum > field.maximum) say('form.range', '最小值大于最大值', 'The minimum is above the maximum');
  if (field.pattern !== undefined) checkPattern(field.pattern, say);
}

function checkPattern(pattern: string, say: Say): void {
  if (!compiles(pattern)) return say('form.pattern', '正则表达式无效', 'The pattern is not a valid regular expression');
  // A repeated group that itself repeats may take exponential time on a text made for it.
  if (/\((?:[^()\\]|\\.)*[+*}](?:[^()\\]|\\.)*\)[+*{]/.test(pattern)) say('form.pattern', '正则表达式嵌套重复，可能极慢', 'The pattern repeats a repetition and may take for ever');
}

function compiles(pattern: string): boolean {
  try {
    return new RegExp(pattern, 'u').unicode;
  } catch {
    return false;
  }
}
