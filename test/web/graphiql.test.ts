/** The page in a real browser, against the real server: what an analyst meets who opens Nisba for the first time. */
import { existsSync, readdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { z } from 'zod';
import { GROUPS } from '../../web/groups.js';
import { startServer } from '../server.js';

/** A running server on the seed graph: the page's address, and how to stop it. */
interface RunningServer {
  readonly url: string;
  readonly close: () => Promise<void>;
}

const TABS = [
  'WhoLeadsWhichGroup',
  'TiesOfAlWalae',
  'DeathsInTheStrikes',
  'DenialsByIran',
  'BlameForTower22',
  'EverythingAlMosawiSaid',
];

const CANDIDATES = [
  process.env.CHROMIUM_PATH ?? '',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];
const executablePath = CANDIDATES.find((path) => path !== '' && existsSync(path));
const required = process.env.REQUIRE_BROWSER === '1';
if (!executablePath && !required)
  console.warn('SKIPPED: no Chromium found, so the page was not tested. Install one or set CHROMIUM_PATH.');

// --no-sandbox because containers run tests as root; the rest keeps the browser itself off the network.
const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const answerOf = z.object({
  data: z.record(z.string(), z.unknown()).nullish(),
  errors: z.array(z.unknown()).optional(),
});

/** What the page did behind the user's back: each line must stay empty. */
interface Trouble {
  readonly foreignRequests: string[];
  readonly failedRequests: string[];
  readonly consoleErrors: string[];
}

/** A first visit: an empty browser profile, the page opened, its editor ready. */
async function open(context: BrowserContext, url: string): Promise<{ page: Page; trouble: Trouble }> {
  const trouble: Trouble = { foreignRequests: [], failedRequests: [], consoleErrors: [] };
  const { origin } = new URL(url);
  // On the context, so that what the workers fetch is seen too.
  context.on('request', (request) => {
    const local = request.url().startsWith(`${origin}/`) || /^(data|blob):/.test(request.url());
    if (!local) trouble.foreignRequests.push(request.url());
  });
  context.on('response', (response) => {
    if (response.status() >= 400) trouble.failedRequests.push(`${response.status()} ${response.url()}`);
  });
  const page = await context.newPage();
  page.on('console', (message) => {
    if (message.type() === 'error') trouble.consoleErrors.push(message.text());
  });
  page.on('pageerror', (error) => trouble.consoleErrors.push(error.message));
  await page.goto(url);
  await ready(page);
  return { page, trouble };
}

const ready = (page: Page): Promise<void> =>
  page.locator('.graphiql-query-editor .view-line').first().waitFor();

const titles = (page: Page): Promise<string[]> => page.getByRole('tab').allInnerTexts();

/** Opens a tab and clicks the run button once; gives the answer that the server sent. */
async function run(page: Page, title: string): Promise<z.infer<typeof answerOf>> {
  await page.getByRole('tab', { name: title }).click();
  const answered = page.waitForResponse((response) =>
    Boolean(response.request().postData()?.includes(`query ${title}`)),
  );
  await page.getByRole('button', { name: /Execute query/ }).click();
  return answerOf.parse(await (await answered).json());
}

/** Whether a tab lies within the bar of tabs. */
async function isInSight(page: Page, title: string): Promise<boolean> {
  const tab = await page.getByRole('tab', { name: title }).boundingBox();
  const bar = await page.locator('.graphiql-tabs').boundingBox();
  return tab !== null && bar !== null && tab.x >= bar.x - 1 && tab.x + tab.width <= bar.x + bar.width + 1;
}

/** A tab as GraphiQL keeps it in the browser's storage. */
const tab = (title: string, query: string) => ({
  id: title,
  title,
  query,
  variables: null,
  headers: null,
  operationName: title,
  response: null,
});

(executablePath || required ? describe : describe.skip)('the page in a browser', () => {
  let server: RunningServer;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let trouble: Trouble;

  beforeAll(async () => {
    if (!executablePath) throw new Error('REQUIRE_BROWSER=1, but no Chromium was found. Set CHROMIUM_PATH.');
    server = await startServer();
    browser = await chromium.launch({ executablePath, args: ARGS });
    context = await browser.newContext();
    ({ page, trouble } = await open(context, server.url));
  });

  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  test('it is called Nisba and holds the six questions in its tabs on the first visit', async () => {
    expect(await page.title()).toBe('Nisba');
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('Nisba');
    expect(await titles(page)).toEqual(TABS);
  });

  test.each(TABS)('%s runs at one click and answers with data and without errors', async (title) => {
    const { data, errors } = await run(page, title);
    expect(errors).toBeUndefined();
    expect(Object.values(data ?? {})).not.toContain(null);
    // Every question asks for claims or judged links, so an answer without either found nothing.
    expect(JSON.stringify(data)).toMatch(/"(statement|status)":"/);
    await page.locator('.result-window .view-line', { hasText: '"data"' }).first().waitFor();
  });

  test('typing offers the fields of the schema', async () => {
    await page.getByRole('button', { name: 'New tab' }).click();
    await page.locator('.graphiql-query-editor .monaco-editor').first().click();
    await page.keyboard.type('{ entit', { delay: 40 });
    const offered = page.locator('.suggest-widget .monaco-list-row', { hasText: 'entities' });
    await offered.first().waitFor();
    await page.keyboard.press('Escape');
  });

  test('a closed question opens again from the list of questions', async () => {
    await page.getByRole('tab', { name: 'BlameForTower22' }).click();
    await page.getByRole('button', { name: 'Close Tab' }).click();
    expect(await titles(page)).not.toContain('BlameForTower22');
    await page.getByRole('button', { name: 'Show Questions' }).click();
    await page.getByRole('button', { name: 'blame for the attack on Tower 22' }).click();
    await page.getByRole('tab', { name: 'BlameForTower22' }).waitFor();
  });

  test('every other question stands in the list under its heading, and opens and runs from there', async () => {
    const list = page.getByRole('region', { name: 'Questions', exact: true });
    expect(await list.getByRole('heading', { level: 3 }).allInnerTexts()).toEqual(GROUPS);
    expect(await list.getByRole('button').count()).toBe(readdirSync('web/questions').length);
    const last = list.getByRole('button', { name: 'hang together more closely' });
    await last.click();
    await page.getByRole('tab', { name: 'Communities' }).waitFor();
    // Before the click on it, which would scroll it into view. Scrolling follows the drawing of the title.
    for (let tries = 0; tries < 20 && !(await isInSight(page, 'Communities')); tries += 1)
      await page.waitForTimeout(50);
    expect(await isInSight(page, 'Communities')).toBe(true);
    expect((await run(page, 'Communities')).errors).toBeUndefined();
  });

  test('a returning user finds an untouched question renewed and an edited one as it was left', async () => {
    const old = '# As offered once.\nquery Earlier { statistics { claims } }';
    const own = '# My own.\nquery Mine { statistics { claims } }';
    const stored = {
      'nisba:questions': { '02-ties-of-al-walae': old, '03-deaths-in-the-strikes': 'Not the text of a tab.' },
      'nisba:graphiql:tabState': { activeTabIndex: 1, tabs: [tab('Earlier', old), tab('Mine', own)] },
    };
    const localStorage = Object.entries(stored).map(([name, value]) => ({
      name,
      value: JSON.stringify(value),
    }));
    const origins = [{ origin: new URL(server.url).origin, localStorage }];
    const secondVisit = await browser.newContext({ storageState: { cookies: [], origins } });
    const returning = await open(secondVisit, server.url);
    expect(await titles(returning.page)).toEqual(['TiesOfAlWalae', 'Mine']);
    expect((await run(returning.page, 'TiesOfAlWalae')).data).toHaveProperty('person');
    await secondVisit.close();
  });

  test('nothing was asked of another host, nothing failed, and the console shows no error', () => {
    expect(trouble).toEqual({ foreignRequests: [], failedRequests: [], consoleErrors: [] });
  });
});
