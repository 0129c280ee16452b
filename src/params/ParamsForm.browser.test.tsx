import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import { documentState } from "../document/documentStore";
import { replaceParams, setEngine } from "../document/paramsCommands";
import { closeDocument, restoreDocument } from "../document/restoreDocument";
import { undo } from "../document/undo";
import { defaultParams } from "../engines/fillParams";
import { setServiceEngine } from "../engines/engines";
import { createWavespeedEngine } from "../engines/wavespeed/wavespeedEngine";
import { startMessages } from "../i18n/i18n";
import { newId } from "../lib/id";
import { TooltipProvider } from "../ui/Tooltip";
import { ParamsForm } from "./ParamsForm";
import { rememberLoras } from "./recentLoras";

let root: Root;
const params = () => documentState().params;
const field = (name: string) => page.getByRole("spinbutton", { name, exact: true });

function render(): Root {
  const made = createRoot(document.body.appendChild(document.createElement("div")));
  made.render(
    <QueryClientProvider client={new QueryClient()}>
      <TooltipProvider>
        <ParamsForm />
      </TooltipProvider>
    </QueryClientProvider>,
  );
  return made;
}

beforeEach(async () => {
  await startMessages("en");
  await restoreDocument({ databaseName: `test ${newId()}` });
  root = render();
  await expect.element(field("Width")).toBeVisible();
});

afterEach(() => {
  root.unmount();
  setServiceEngine(null);
  closeDocument();
  document.body.replaceChildren();
});

describe("width and height", () => {
  test("a wrong number is kept and explained, then corrected when the field is left", async () => {
    await field("Width").fill("1600");
    await expect.element(page.getByText("At most 1536")).toBeVisible();
    expect(field("Width").element()).toHaveValue(1600);
    expect(params().width).toBe(1024);
    await userEvent.tab();
    await expect.element(field("Width")).toHaveValue(1536);
    expect(params()).toMatchObject({ width: 1536, height: 1536 });
  });

  test("follow each other while the ratio is locked, and arrows step by 16 and 64", async () => {
    await page.getByRole("radio", { name: "16:9" }).click();
    expect(params()).toMatchObject({ preset: "16:9", width: 1280, height: 720 });
    await field("Height").click();
    await userEvent.keyboard("{Shift>}{ArrowDown}{/Shift}");
    expect(params()).toMatchObject({ preset: "16:9", width: 1168, height: 656 });
    await page.getByRole("button", { name: "Keep the ratio" }).click();
    await field("Height").click();
    await userEvent.keyboard("{ArrowUp}");
    expect(params()).toMatchObject({ preset: "custom", width: 1168, height: 672 });
  });
});

test("clearing the prompt is one step that undo takes back", async () => {
  await page.getByRole("textbox", { name: "Prompt" }).fill("a red kite");
  await page.getByRole("button", { name: "Clear the prompt" }).click();
  expect(params().prompt).toBe("");
  await undo();
  await expect.element(page.getByRole("textbox", { name: "Prompt" })).toHaveValue("a red kite");
});

test("the seed is empty for a new one each run, and can be rolled", async () => {
  await page.getByRole("button", { name: "Roll the seed" }).click();
  const { seed } = params();
  expect(seed).not.toBeNull();
  await expect.element(field("Seed")).toHaveValue(seed);
  await field("Seed").fill("");
  expect(params().seed).toBeNull();
});

test("images stay between 1 and 4", async () => {
  for (let press = 1; press <= 3; press++) await page.getByRole("button", { name: "More: Images" }).click();
  await expect.element(field("Images")).toHaveValue(4);
  await expect.element(page.getByRole("button", { name: "More: Images" })).toBeDisabled();
  await field("Images").fill("9");
  await userEvent.tab();
  expect(params().images).toBe(4);
});

describe("advanced", () => {
  beforeEach(() => page.getByRole("button", { name: "Advanced" }).click());

  test("slider and field are one value", async () => {
    await field("Guidance").fill("33.3");
    await expect.element(page.getByRole("slider", { name: "Guidance" })).toHaveValue("33.3");
    await page.getByRole("slider", { name: "Steps" }).fill("8");
    await expect.element(field("Steps")).toHaveValue(8);
    expect(params()).toMatchObject({ guidance: 33.3, steps: 8 });
  });

  test("only LoRAs with a path are part of the form, at most three", async () => {
    for (let row = 1; row <= 3; row++) await page.getByRole("button", { name: "Add LoRA" }).click();
    await expect.element(page.getByText("3 of 3")).toBeVisible();
    expect(page.getByRole("button", { name: "Add LoRA" }).elements()).toHaveLength(0);
    await page.getByRole("textbox", { name: "LoRA path" }).nth(1).fill(" studio/grain ");
    await field("LoRA weight").nth(1).fill("0.8");
    expect(params().loras).toEqual([{ path: "studio/grain", weight: 0.8 }]);
    await page.getByRole("button", { name: "Remove LoRA" }).first().click();
    await page.getByRole("button", { name: "Remove LoRA" }).first().click();
    expect(params().loras).toEqual([]);
    await undo();
    await expect.element(page.getByRole("textbox", { name: "LoRA path" }).first()).toHaveValue("studio/grain");
  });

  test("a LoRA path that cannot be sent is explained once the field is left, and is no part of the form", async () => {
    await page.getByRole("button", { name: "Add LoRA" }).click();
    const path = page.getByRole("textbox", { name: "LoRA path" });
    await path.fill("http://example.com/grain.safetensors");
    expect(page.getByText("The link must begin with https://.").elements()).toHaveLength(0);
    await userEvent.tab();
    await expect.element(page.getByText("The link must begin with https://.")).toBeVisible();
    await expect.element(path).toHaveAccessibleDescription("The link must begin with https://.");
    expect(params().loras).toEqual([]);
    await path.fill("https://example.com/grain.safetensors");
    await expect.element(path).toBeValid();
    expect(params().loras).toEqual([{ path: "https://example.com/grain.safetensors", weight: 1 }]);
  });

  test("the same LoRA twice is refused at the second row, and comes in when the first goes", async () => {
    for (const [row, name] of ["studio/grain", "Studio/Grain"].entries()) {
      await page.getByRole("button", { name: "Add LoRA" }).click();
      await page.getByRole("textbox", { name: "LoRA path" }).nth(row).fill(name);
    }
    await userEvent.tab();
    await expect.element(page.getByText("This LoRA is in the list already.")).toBeVisible();
    expect(params().loras).toEqual([{ path: "studio/grain", weight: 1 }]);
    await page.getByRole("button", { name: "Remove LoRA" }).first().click();
    expect(params().loras).toEqual([{ path: "Studio/Grain", weight: 1 }]);
    expect(page.getByText("This LoRA is in the list already.").elements()).toHaveLength(0);
  });

  test("a half-typed path is still there after the form was away", async () => {
    await page.getByRole("button", { name: "Add LoRA" }).click();
    await page.getByRole("textbox", { name: "LoRA path" }).fill("studio grain");
    root.unmount();
    root = render();
    await page.getByRole("button", { name: "Advanced" }).click();
    await expect.element(page.getByRole("textbox", { name: "LoRA path" })).toHaveValue("studio grain");
    await expect.element(page.getByText("A path has no spaces in it.")).toBeVisible();
  });

  test("LoRAs that were used before are offered with their weight, those in the list aside", async () => {
    rememberLoras([
      { path: "studio/grain", weight: 0.8 },
      { path: "studio/ink", weight: 1.5 },
    ]);
    await page.getByRole("button", { name: "Recent LoRAs" }).click();
    await page.getByRole("menuitem", { name: "studio/ink" }).click();
    expect(params().loras).toEqual([{ path: "studio/ink", weight: 1.5 }]);
    await page.getByRole("button", { name: "Recent LoRAs" }).click();
    await expect.element(page.getByRole("menuitem", { name: "studio/grain" })).toBeVisible();
    expect(page.getByRole("menuitem").elements()).toHaveLength(1);
    await userEvent.keyboard("{Escape}");
  });

  test("what the local engine ignores says so, and only there", async () => {
    await expect.poll(() => page.getByText("Has no effect with the local fill.").elements()).toHaveLength(3);
    setEngine("wavespeed");
    await expect.poll(() => page.getByText("Has no effect with the local fill.").elements()).toHaveLength(0);
  });

  test("the service's narrower range is taken and said, on WaveSpeed only, and its list is read once", async () => {
    const properties = { num_inference_steps: { minimum: 1, maximum: 40 }, guidance_scale: { minimum: 20, maximum: 50 } };
    const api_schema = { api_schemas: [{ type: "model_run", request_schema: { properties } }] };
    const asked: string[] = [];
    const fetch = (url: string): Promise<Response> => {
      asked.push(url);
      return Promise.resolve(Response.json({ code: 200, data: [{ model_id: "wavespeed-ai/flux-fill-dev", api_schema }] }));
    };
    setServiceEngine(createWavespeedEngine({ baseUrl: "https://service.test", key: "key-1", network: { fetch, online: () => true } }));
    setEngine("wavespeed");
    await expect.element(page.getByText("WaveSpeed takes 1 to 40.")).toBeVisible();
    expect(page.getByText("WaveSpeed takes", { exact: false }).elements()).toHaveLength(1);
    await field("Steps").fill("45");
    await expect.element(page.getByText("At most 40")).toBeVisible();
    expect(params().steps).toBe(28);
    setEngine("local");
    await field("Steps").fill("44");
    expect(params().steps).toBe(44);
    setEngine("wavespeed");
    await expect.element(page.getByText("WaveSpeed takes 1 to 40.")).toBeVisible();
    expect(asked).toEqual(["https://service.test/api/v3/models"]);
  });

  test("closed, it tells its values", async () => {
    replaceParams({ ...defaultParams, loras: [{ path: "a/b", weight: 1 }] });
    await page.getByRole("button", { name: "Advanced" }).click();
    await expect.element(page.getByText("28 steps, guidance 30, 1 LoRA")).toBeVisible();
  });
});
