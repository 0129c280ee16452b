import type { Page, TestInfo } from "@playwright/test";
import { checkAccess } from "../support/access";
import { example } from "../support/exampleFile";
import type { Runs } from "../support/runs";
import { expect, test } from "../support/story";

const widths = [
  { name: "desktop", width: 1440, height: 900 },
  { name: "tablet", width: 1024, height: 768 },
  { name: "phone", width: 390, height: 844 },
] as const;

async function checkWidth(page: Page): Promise<void> {
  const [inner, outer] = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
  expect(inner).toBeLessThanOrEqual(outer ?? 0);
}

type See = (state: string) => Promise<void>;

for (const theme of ["dark", "light"] as const) {
  for (const { name, width, height } of widths) {
    test.describe(`${theme}, ${name}`, () => {
      test.use({ colorScheme: theme, viewport: { width, height }, reducedMotion: "reduce" });

      const look = (page: Page, info: TestInfo): See => {
        return async (state) => {
          await info.attach(`${theme}-${name}-${state}`, { body: await page.screenshot(), contentType: "image/png" });
          await checkWidth(page);
          await checkAccess(page, state);
        };
      };

      test("every state can be used by everyone and fits the screen", async ({ page, editor, runs }, info) => {
        const see = look(page, info);
        await editor.start();
        await see("empty");
        await editor.openExample(example("beagle-scarf").prompt);
        await expect(runs.button).toBeEnabled();
        await see("painting");
        if (name === "desktop") await seeTheRest(page, see);
        if (name === "phone") await seeSections(page, see);
      });

      if (name !== "desktop") return;
      test("so can everything about results", async ({ page, editor, form, runs }, info) => {
        await editor.start();
        await editor.openExample(example("beagle-scarf").prompt);
        await form.set({ Steps: 1 });
        await runs.generate(1);
        await seeResults(page, runs, look(page, info));
      });
    });
  }
}

/** What opens on a wide screen: sections, tabs, dialogs. */
async function seeTheRest(page: Page, see: See): Promise<void> {
  await page.getByRole("button", { name: "Advanced" }).click();
  await page.getByRole("button", { name: "Add LoRA" }).click();
  await see("advanced");
  await page.getByRole("tab", { name: "API" }).click();
  await expect(page.getByRole("tablist", { name: "Language" })).toBeVisible();
  await see("api");
  await page.getByRole("tab", { name: "Docs" }).click();
  await see("docs");
  for (const opener of ["Storage", "Keyboard shortcuts", "API key"]) {
    await page.getByRole("button", { name: opener, exact: true }).click();
    await expect(page.getByRole("dialog")).toBeVisible();
    await see(opener.toLowerCase());
    await page.keyboard.press("Escape");
    await expect(page.getByRole("dialog")).toBeHidden();
  }
}

/** A result, its finish, the comparison, the gallery. */
async function seeResults(page: Page, runs: Runs, see: See): Promise<void> {
  await page.getByRole("radiogroup", { name: "View" }).getByRole("radio", { name: "Result" }).click();
  await expect(runs.pixelLock).toContainText("0 of");
  await page.getByRole("button", { name: "Finish" }).click();
  await expect(page.getByRole("slider", { name: "Opacity" })).toBeVisible();
  await page.getByRole("button", { name: "Lock details" }).click();
  await expect(page.getByRole("dialog", { name: "Protected pixels" })).toBeVisible();
  await see("finish");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog", { name: "Protected pixels" })).toBeHidden();
  await page.getByRole("button", { name: "Finish" }).click();
  await expect(page.getByRole("slider", { name: "Opacity" })).toBeHidden();
  // A button that has the focus again shows its tooltip, sooner or later: it is not what is looked at here.
  await page.getByRole("radiogroup", { name: "View" }).getByRole("radio", { name: "Result" }).click();
  await expect(page.getByRole("tooltip")).toHaveCount(0);
  await see("result");
  await page.getByRole("radiogroup", { name: "View" }).getByRole("radio", { name: "Compare" }).click();
  await see("compare");
  await page.getByRole("button", { name: "Open gallery" }).click();
  await expect(page.getByRole("button", { name: "Back to canvas" })).toBeVisible();
  await see("gallery");
}

/** A phone shows one section at a time. */
async function seeSections(page: Page, see: See): Promise<void> {
  const sections = page.getByRole("tablist", { name: "Sections" }).or(page.getByRole("navigation", { name: "Sections" }));
  for (const name of ["Settings", "Results", "API"]) {
    await sections.getByRole("tab", { name }).or(sections.getByRole("button", { name })).click();
    await see(name.toLowerCase());
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
