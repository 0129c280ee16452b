import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { example } from "../support/exampleFile";
import { expect, test } from "../support/story";

const widths = [
  { name: "desktop", width: 1440, height: 900 },
  { name: "tablet", width: 1024, height: 768 },
  { name: "phone", width: 390, height: 844 },
] as const;

async function checkAccess(page: Page, state: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
    .analyze();
  const found = violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ html, failureSummary }) => ({ html, failureSummary })) }));
  expect(found, state).toEqual([]);
}

async function checkWidth(page: Page): Promise<void> {
  const [inner, outer] = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
  expect(inner).toBeLessThanOrEqual(outer ?? 0);
}

for (const theme of ["dark", "light"] as const) {
  for (const { name, width, height } of widths) {
    test.describe(`${theme}, ${name}`, () => {
      test.use({ colorScheme: theme, viewport: { width, height }, reducedMotion: "reduce" });

      test("every state can be used by everyone and fits the screen", async ({ page, editor, runs }, info) => {
        const see = async (state: string): Promise<void> => {
          await info.attach(`${theme}-${name}-${state}`, { body: await page.screenshot(), contentType: "image/png" });
          await checkWidth(page);
          await checkAccess(page, state);
        };
        await editor.start();
        await see("empty");
        await editor.openExample(example("beagle-scarf").prompt);
        await expect(editor.canvas).toBeVisible();
        await expect(runs.button).toBeEnabled();
        await see("painting");
      });
    });
  }
}

test("the system's theme holds on the first visit; the choice of the person after it", async ({ page, editor }) => {
  const heading = page.getByRole("heading", { name: "Fill Playground" });
  const ink = (): Promise<string> => heading.evaluate((element) => getComputedStyle(element).color);
  await editor.start();
  const dark = await ink();
  await page.emulateMedia({ colorScheme: "light" });
  await expect.poll(ink).not.toBe(dark);
  const light = await ink();
  await page.getByRole("button", { name: /theme/i }).click();
  await expect.poll(ink).toBe(dark);
  await page.reload();
  await expect.poll(ink).toBe(dark);
  expect(light).not.toBe(dark);
});
