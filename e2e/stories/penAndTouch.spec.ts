import { checkAccess } from "../support/access";
import { example } from "../support/exampleFile";
import type { Place } from "../support/editor";
import { Hand } from "../support/hand";
import { maskFacts } from "../support/picture";
import { expect, test } from "../support/story";

test.beforeEach(async ({ editor }) => {
  await editor.start();
  await editor.openExample(example("beagle-scarf").prompt);
  await editor.command("Clear mask").click();
  await editor.expectEmptyMask();
  await editor.softness(0);
  await editor.brushSize(80);
});

test("the pen's pressure widens the stroke, unless it shall not; the palm beside it does nothing", async ({ page, editor }) => {
  const hand = await Hand.on(page);
  const area = async (): Promise<number> => maskFacts(await editor.exportMask()).area;
  const spots = (y: number) => Promise.all([0.4, 0.45, 0.5, 0.55, 0.6].map((x) => editor.place([x, y])));
  await hand.penStroke(await spots(0.3), 0.15);
  const light = await area();
  await hand.penStroke(await spots(0.6), 1);
  const firm = (await area()) - light;
  const length = (firm - Math.PI * 40 ** 2) / 80;
  expect(length).toBeGreaterThan(100);
  expect(light).toBeLessThan(firm * 0.5);
  expect(light).toBeGreaterThan(length * 15);

  await page.getByRole("radiogroup", { name: "Pen pressure" }).getByRole("radio", { name: "Off" }).click();
  await editor.command("Clear mask").click();
  await hand.penStroke(await spots(0.4), 0.15);
  const even = await area();
  expect(Math.abs(even / firm - 1)).toBeLessThan(0.02);

  await hand.penDown(await spots(0.6), 1);
  const palm = await Promise.all(
    (
      [
        [0.3, 0.75],
        [0.7, 0.3],
      ] as const satisfies readonly Place[]
    ).map((place) => editor.place(place)),
  );
  await hand.fingersDown(palm.slice(0, 1));
  await hand.fingersMove(palm.slice(1));
  await hand.fingersUp();
  await hand.penUp(await editor.place([0.6, 0.6]));
  expect(Math.abs((await area()) / (2 * firm) - 1)).toBeLessThan(0.02);
  await page.reload();
  await editor.ready();
  await hand.penStroke(await spots(0.5), 0.1);
  await expect(page.getByRole("radiogroup", { name: "Pen pressure" }).getByRole("radio", { name: "Off" })).toBeChecked();
  await checkAccess(page, "with a pen");
});

test("fingers: one paints, two undo, three redo, and two that part zoom", async ({ page, editor }) => {
  const hand = await Hand.on(page);
  const area = async (): Promise<number> => maskFacts(await editor.exportMask()).area;
  const [a, b, c, d] = await Promise.all(
    (
      [
        [0.4, 0.4],
        [0.5, 0.45],
        [0.6, 0.4],
        [0.65, 0.6],
      ] as const satisfies readonly Place[]
    ).map((place) => editor.place(place)),
  );
  if (a === undefined || b === undefined || c === undefined || d === undefined) throw new Error("four places");
  for (const [from, to] of [
    [a, b],
    [c, d],
  ] as const) {
    await hand.fingersDown([from]);
    await hand.fingersMove([to]);
    await hand.fingersUp();
  }
  const both = await area();
  await hand.tap([a, c]);
  await expect(editor.command("Redo")).toBeEnabled();
  const first = await area();
  expect(first).toBeLessThan(both);
  await hand.tap([a, c]);
  await editor.expectEmptyMask();
  await hand.tap([a, b, c]);
  await expect(editor.command("Clear mask")).toBeEnabled();
  expect(await area()).toBe(first);
  await hand.tap([a, b, c]);
  await expect(editor.command("Redo")).toBeDisabled();
  expect(await area()).toBe(both);

  const zoom = page.getByRole("button", { name: /^Zoom \d+ %/ });
  const before = await zoom.textContent();
  await hand.fingersDown([b, c]);
  await hand.fingersMove([a, d]);
  await hand.fingersUp();
  await expect(zoom).not.toHaveText(before ?? "");
  expect(await area()).toBe(both);
});
