/** What the assistant says of its own accord, beside what it quotes. */

import type { BilingualText } from '../kernel/text.ts';

export const greeting: BilingualText = {
  zh: '您好，我是智能客服。请直接描述您的问题，例如“退款多久到账”；需要人工时，随时可以点“转人工”。',
  en: 'Hello, I am the assistant, a machine. Tell me what it is about, for example “How long does a refund take?” You can ask for a person at any time.',
};

export const youAreWelcome: BilingualText = {
  zh: '不客气。还有其他问题，请随时告诉我。',
  en: 'You are welcome. If there is anything else, just tell me.',
};

export const whichDoYouMean: BilingualText = {
  zh: '您想问的是下面哪一个？都不是的话，请换个说法，或者点“转人工”。',
  en: 'Which of these do you mean? If none, put it in other words or ask for a person.',
};

export const isThisWhatYouMean: BilingualText = {
  zh: '您想问的是这个吗？不是的话，请换个说法，或者点“转人工”。',
  en: 'Is this what you mean? If not, put it in other words or ask for a person.',
};
