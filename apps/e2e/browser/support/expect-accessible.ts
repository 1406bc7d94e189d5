import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** Expects no axe violation and no horizontal scrolling. TODO_SCREENSHOTS names a folder to save screenshots in. */
export async function expectAccessible(
  page: Page,
  name: string,
  { colorScheme, width }: { colorScheme: string; width: number },
): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`),
    name,
  ).toEqual([]);
  const sideways = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(sideways, `${name} scrolls sideways`).toBeLessThanOrEqual(0);
  const folder = process.env.TODO_SCREENSHOTS;
  if (!folder) return;
  const file = `${name.replaceAll('/', '_')} ${colorScheme} ${width}.png`;
  await page.screenshot({ path: `${folder}/${file}`, fullPage: true });
}
