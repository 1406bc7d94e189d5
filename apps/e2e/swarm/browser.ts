import { randomUUID } from 'node:crypto';
import { type Browser, chromium, type Locator, type Page } from '@playwright/test';
import type { Person } from './person.ts';

const patienceMs = 90_000;

/** A logged-in person with a browser. */
export class Visitor {
  private readonly browser: Browser;
  readonly page: Page;

  private constructor(browser: Browser, page: Page) {
    this.browser = browser;
    this.page = page;
  }

  static async open(address: string, { name, password }: Person): Promise<Visitor> {
    const args = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'];
    const browser = await chromium.launch({ executablePath: process.env.CHROMIUM_PATH || undefined, args });
    const page = await browser.newPage({ baseURL: address });
    page.setDefaultTimeout(patienceMs);
    await page.goto('/login');
    await page.getByLabel('Name').fill(name);
    await page.getByLabel('Password').fill(password);
    await page.getByRole('button', { name: 'Log in' }).click();
    await page.getByLabel('New todo').waitFor();
    return new Visitor(browser, page);
  }

  /** Adds a todo, renames and completes it, checking the page after each step. @returns its last title */
  async addEditComplete(): Promise<string> {
    const { page } = this;
    const title = `visit ${randomUUID().slice(0, 8)}`;
    await page.goto('/');
    await page.getByLabel('New todo').fill(title);
    const added = this.stored('POST');
    await page.getByRole('button', { name: 'Add' }).click();
    await added;
    await this.card(title).waitFor();
    await page.goto('/');
    await this.card(title).getByRole('link', { name: title, exact: true }).click();
    await page.getByRole('link', { name: 'Open', exact: true }).click();
    await page.waitForURL(/\/items\/\d+$/);
    const renamed = `${title} edited`;
    await page.getByLabel('Title').fill(renamed);
    await page.getByRole('button', { name: 'Save' }).click();
    await this.card(renamed).waitFor();
    const completed = this.stored('PATCH', 'POST');
    await this.card(renamed).getByRole('checkbox').click();
    await completed;
    await page.goto('/?view=list&status=DONE');
    await this.card(renamed).waitFor();
    return renamed;
  }

  async close(): Promise<void> {
    await this.browser.close();
  }

  private card(title: string): Locator {
    const link = this.page.getByRole('link', { name: title, exact: true });
    return this.page.locator('.card').filter({ has: link }).first();
  }

  private async stored(...methods: string[]): Promise<void> {
    const answer = await this.page.waitForResponse((response) => methods.includes(response.request().method()));
    if (answer.status() >= 400) throw new Error(`a click was answered ${answer.status()}: ${answer.url()}`);
  }
}
