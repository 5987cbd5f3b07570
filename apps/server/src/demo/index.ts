/** The demo centre: two months of work that really went through the rules, and work for today. */

export { loadDemo } from './load-demo.ts';
export { loadDemoApart } from './load-apart.ts';
