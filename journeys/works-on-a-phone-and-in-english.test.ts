import { adminSections } from '../apps/console/src/app/admin-sections.ts';
import { demoPeople } from '../apps/server/src/identity/demo-people.ts';
import { accessible } from './accessible.ts';
import { hire, newPhone } from './centre.ts';
import { test as alone } from './hours.ts';
import { expect, type Page, said, test, unique } from './journey.ts';

const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, deviceScaleFactor: 2, locale: 'en-GB' } as const;

/** Chinese that belongs on an English page: the product's own name, the way back, and what people are called. */
const names = ['回音', '中文', ...demoPeople().map(({ name }) => name)];

test('a customer and an agent come together on two phones, in English', async ({ centre, places }) => {
  const account = await hire(await centre.as('admin'), 'agent', 'zh', 'aftersales');
  const question = unique('My tracking has stood still for days. ');
  const shop = await places.shop({ ...phone, language: 'en' });
  await fits(shop);
  await shop.getByRole('button', { name: 'Open chat' }).click();
  await shop.getByLabel('Your name').fill('Alice');
  await shop.getByRole('button', { name: 'Start chat' }).click();
  await shop.getByRole('textbox', { name: 'Message' }).fill(question);
  await shop.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(said(shop, question.trim())).toBeVisible();
  await fits(shop);
  await accessible(shop);

  const desk = await places.desk(account, '/', phone);
  await desk.getByRole('button', { name: '我的账号' }).click();
  await desk.getByRole('menuitem', { name: 'English' }).click();
  await desk.getByRole('tab', { name: /^Unassigned/ }).click();
  await fits(desk);
  await desk.getByRole('option').filter({ hasText: question.trim() }).click();
  await desk.getByRole('button', { name: 'Take', exact: true }).first().click();
  await expect(desk.getByRole('button', { name: /^(loading )?Take$/ })).toHaveCount(0);
  await fits(desk);
  await accessible(desk);
  await inEnglish(desk);
  await desk.getByRole('textbox', { name: 'Answer' }).fill('It will arrive tomorrow morning.');
  await desk.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(said(shop, 'It will arrive tomorrow morning.')).toBeVisible();

  await desk.getByRole('button', { name: 'Open the step guide' }).click();
  await desk.getByRole('button', { name: 'Have it accepted' }).click();
  await expect(desk.getByRole('heading', { name: /^Register/ })).toBeVisible();
  await desk.getByLabel('Summary of the issue').fill('Asks for the parcel.');
  await desk.getByRole('button', { name: 'Registered, start handling' }).click();
  await desk.getByRole('alert').getByRole('button', { name: 'Customer contact' }).click();
  const dialog = desk.getByRole('dialog');
  await dialog.getByLabel('Number or address').fill(newPhone());
  await fits(desk);
  await dialog.getByRole('button', { name: 'OK' }).click();
  await expect(dialog).toBeHidden();
  await desk.getByRole('button', { name: 'Registered, start handling' }).click();
  await expect(desk.getByRole('heading', { name: /^Handle/ })).toBeVisible();
  await fits(desk);
  await inEnglish(desk);
  for (const pane of ['Customer', 'Timeline']) {
    await desk.getByRole('tab', { name: pane, exact: true }).click();
    await expect(desk.getByRole('tabpanel', { name: pane })).not.toBeEmpty();
    await fits(desk);
    await accessible(desk);
    await inEnglish(desk);
  }

  const [own] = await Promise.all([shop.context().waitForEvent('page'), shop.getByRole('link', { name: 'See progress' }).click()]);
  await expect(own.getByRole('list', { name: 'Progress' })).toBeVisible();
  await own.getByRole('button', { name: 'Ask to hurry' }).click();
  await expect(own.getByText(/We heard you/)).toBeVisible();
  await own.getByLabel('Add information').fill('The doorbell does not work.');
  await own.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(own.getByText('The doorbell does not work.', { exact: true })).toBeVisible();
  await fits(own);
  await accessible(own);
  await inEnglish(own);

  // Chosen once, remembered with the person, also in another browser.
  const elsewhere = await places.desk(account, '/', { viewport: { width: 1440, height: 900 } });
  await expect(elsewhere.getByRole('navigation', { name: 'Main navigation' })).toBeVisible();
});

// In a centre of its own: other journeys name things in Chinese.
alone('every page of the console fits a phone and speaks English', async ({ centre, places }) => {
  alone.slow();
  const admin = await centre.as('admin');
  const { items: flows } = await admin.call<{ items: { versions: { id: string }[] }[] }>('GET /flows');
  const desk = await places.desk(await hire(admin, 'admin', 'en'), '/', phone);
  // Queues, visits and customers hold what people wrote, forbidden phrases those of both languages; there only the measure is taken.
  const pages = [
    ...['/', '/follow-ups', '/customers', '/sub-tasks', '/search', '/floor', '/floor/staffing', '/floor/what-if', '/knowledge', '/figures'].map((path) => ({ path, ofOthers: true })),
    ...['/flows', '/flows/rules', `/flows/versions/${flows[0]!.versions[0]!.id}`, '/account', '/knowledge/work', '/knowledge/import', '/knowledge/gaps', '/knowledge/evaluation', '/knowledge/assistant-figures', '/knowledge/disagreements', '/targets', '/reviews', '/alerts', ...adminSections.map(({ to }) => to)].map((path) => ({ path, ofOthers: path === '/admin/wording' })),
  ];
  for (const { path, ofOthers } of pages) {
    await alone.step(path, async () => {
      await desk.goto(path);
      await expect(desk.getByRole('main')).not.toBeEmpty();
      await expect(desk.locator('[aria-busy=true], .ant-skeleton, .ant-spin-spinning')).toHaveCount(0);
      await fits(desk);
      await accessible(desk);
      // A list is cards on a phone: nobody pushes a table sideways to find its last column.
      expect.soft(await desk.locator('.ant-table-content').evaluateAll((tables) => tables.filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth + 1).length), path).toBe(0);
      if (!ofOthers) await inEnglish(desk);
    });
  }
  // What finds no room in the bar is one press further.
  await desk.getByRole('button', { name: 'More' }).click();
  await expect(desk.getByRole('link', { name: 'Flows' })).toBeVisible();
  await fits(desk);
  await inEnglish(desk);
  await desk.getByRole('link', { name: 'Flows' }).click();
  await expect(desk.getByRole('heading', { name: 'Flows', level: 1 })).toBeVisible();
  await expect(desk.getByRole('link', { name: 'Flows' })).toBeHidden();
  await desk.goto('/no-such-page');
  await expect(desk.getByText('Page not found')).toBeVisible();
  await fits(desk);
  await inEnglish(desk);

  const nobody = await places.visit('/sign-in', phone);
  await nobody.getByRole('button', { name: 'English' }).click();
  await expect(nobody.getByRole('heading', { name: 'Welcome back' })).toBeVisible();
  await fits(nobody);
  await accessible(nobody);
  await inEnglish(nobody);
  await nobody.goto('/help?lang=en');
  await fits(nobody);
  await accessible(nobody);
});

alone('what finds no room is one press further, on a phone and in a low window', async ({ centre, places }) => {
  const desk = await places.desk(await hire(await centre.as('admin'), 'admin', 'en'), '/admin/people', phone);
  await desk.getByRole('main').getByRole('button', { name: 'People', exact: true }).click();
  await fits(desk);
  await desk.getByRole('link', { name: 'Audit log' }).click();
  await expect(desk.getByRole('heading', { name: 'Audit log', level: 1 })).toBeVisible();
  await expect(desk.getByRole('link', { name: 'People', exact: true })).toBeHidden();

  await desk.setViewportSize({ width: 1366, height: 600 });
  const rail = desk.getByRole('navigation', { name: 'Main navigation' });
  await rail.getByRole('button', { name: 'More' }).click();
  await rail.getByRole('link', { name: 'Targets' }).click();
  await expect(desk.getByRole('heading', { name: 'Targets', level: 1 })).toBeVisible();
});

/** Nothing that can be pressed or filled in lies beyond the edge, unless one can scroll to it where it is. */
async function fits(page: Page): Promise<void> {
  // A phone's browser zooms out of a page that is too wide, so its own idea of the width proves nothing.
  const beyond = await page.evaluate((width) => {
    const scrolls = (element: Element | null): boolean => element !== null && ((['auto', 'scroll'].includes(getComputedStyle(element).overflowX) && element.scrollWidth > element.clientWidth) || scrolls(element.parentElement));
    const outside = [...document.querySelectorAll('button, a[href], input, textarea, [role=tab], [role=option]')].filter((element) => {
      const { left, right, height } = element.getBoundingClientRect();
      const hidden = right - left < 2 || height < 2 || getComputedStyle(element).visibility === 'hidden' || right < 0;
      return !hidden && (right > width + 1 || left < -1) && !scrolls(element.parentElement);
    });
    const wide = document.scrollingElement!.scrollWidth > width ? [`the page is ${document.scrollingElement!.scrollWidth} wide`] : [];
    return [...wide, ...outside.map((element) => element.outerHTML.slice(0, 160))];
  }, page.viewportSize()!.width);
  expect.soft(beyond, page.url()).toEqual([]);
}

/** No word of the other language is left, neither shown nor read aloud. */
async function inEnglish(page: Page): Promise<void> {
  const words = await page.evaluate(() => {
    const found: string[] = [];
    const look = (root: Document | ShadowRoot | Element) => {
      for (const element of root.querySelectorAll('*')) {
        if (element.shadowRoot) look(element.shadowRoot);
        if (['SCRIPT', 'STYLE'].includes(element.tagName) || !element.checkVisibility()) continue;
        for (const name of ['aria-label', 'title', 'placeholder', 'alt']) found.push(element.getAttribute(name) ?? '');
        for (const node of element.childNodes) if (node.nodeType === Node.TEXT_NODE) found.push(node.textContent ?? '');
      }
    };
    look(document);
    return found.filter((text) => /\p{Script=Han}/u.test(text));
  });
  const left = words.map((text) => names.reduce((rest, name) => rest.replaceAll(name, ''), text)).filter((text) => /\p{Script=Han}/u.test(text));
  // An avatar shows one letter of a name.
  expect.soft([...new Set(left)].filter((text) => text.trim().length > 1), page.url()).toEqual([]);
}
