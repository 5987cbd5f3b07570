/** Refusals that a customer can meet, in words that say what to do. */

import type { Refused } from './answer.ts';
import type { Language } from './language.ts';

type Words = Readonly<Partial<Record<Refused['code'], string>>>;

const zh: Words = {
  'ticket.answered': '客服已经答复您了。',
  'call_back.not_offered': '现在不能预约回拨。',
  'call_back.asked_before': '这个号码已经预约过回拨，我们会尽快打过去。',
  'customer.contact_missing': '请填写电话号码。',
  'sub_task.call_hours': '这个时间不能回拨，请另选一个。',
  network: '网络不通，请检查网络后重试。',
  'server.fault': '服务出了点问题，请稍后再试。',
  'server.unavailable': '服务正忙，请稍后再试。',
  'request.too_many': '操作太频繁了，请稍等片刻。',
  'request.invalid': '内容格式不正确，请检查后重试。',
  'request.too_large': '内容太大了。',
  'file.too_large': '文件太大了。',
  'file.type_refused': '不支持这种文件。可发送图片、PDF、Office 文档、文本、压缩包和音视频。',
  'file.missing': '文件是空的，请重新选择。',
  'file.unknown': '附件已失效，请重新添加。',
  'message.empty': '请先写点内容。',
  'message.too_long': '内容超过 4000 字，请分几条发送。',
  'channel.closed': '该客服渠道已关闭。',
  'channel.unknown': '没有找到该客服渠道。',
  'visitor.identity_invalid': '身份验证没有通过，请重新登录后再试。',
  'visitor.form_incomplete': '请先填写必填信息。',
  'customer.contact_invalid': '联系方式格式不正确，请检查。',
  'ticket.archived': '工单已归档，不能再修改。',
  'ticket.not_in_feedback': '现在还不能确认，页面已刷新为最新进度。',
  'ticket.urged_recently': '刚刚已经催过了，请稍后再试。',
  'ticket.rating_closed': '现在不能评价了：评价后一天内可以修改。',
  'ticket.rating_invalid': '请选择 1 至 5 星。',
  'ticket_link.unknown': '链接无效。',
};

const en: Words = {
  'ticket.answered': 'We have answered you already.',
  'call_back.not_offered': 'A call cannot be asked for right now.',
  'call_back.asked_before': 'A call to this number is already arranged; we will ring soon.',
  'customer.contact_missing': 'Please enter a phone number.',
  'sub_task.call_hours': 'We cannot call at that time. Please choose another.',
  network: 'No connection. Check your network and try again.',
  'server.fault': 'Something went wrong on our side. Please try again shortly.',
  'server.unavailable': 'We are busy right now. Please try again shortly.',
  'request.too_many': 'That was a little too often. Please wait a moment.',
  'request.invalid': 'Something is not in the right form. Please check it.',
  'request.too_large': 'That is too large.',
  'file.too_large': 'That file is too large.',
  'file.type_refused': 'This kind of file cannot be sent. Pictures, PDF, Office documents, text, zip, audio and video can.',
  'file.missing': 'That file is empty. Please choose it again.',
  'file.unknown': 'The attachment is no longer available. Please add it again.',
  'message.empty': 'Please write something first.',
  'message.too_long': 'That is over 4000 characters. Please send it in parts.',
  'channel.closed': 'This chat is closed.',
  'channel.unknown': 'This chat does not exist.',
  'visitor.identity_invalid': 'We could not verify who you are. Please sign in again.',
  'visitor.form_incomplete': 'Please fill in the required fields first.',
  'customer.contact_invalid': 'That contact is not in the right form. Please check it.',
  'ticket.archived': 'This ticket is archived and can no longer be changed.',
  'ticket.not_in_feedback': 'It cannot be confirmed now; the page shows the latest progress.',
  'ticket.urged_recently': 'You asked a moment ago. Please try again later.',
  'ticket.rating_closed': 'The rating can no longer be changed: it stays open for one day.',
  'ticket.rating_invalid': 'Please choose 1 to 5 stars.',
  'ticket_link.unknown': 'This link is not valid.',
};

export function sayRefusal(code: Refused['code'], language: Language): string {
  const words = language === 'zh' ? zh : en;
  return words[code] ?? words['server.fault']!;
}
