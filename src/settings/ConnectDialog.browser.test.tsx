import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { userEvent } from "vitest/browser";
import { startMessages } from "../i18n/i18n";
import { disconnect } from "./connect";
import { ConnectDialog } from "./ConnectDialog";
import { setPreferences } from "./preferencesStore";

const key = "wsk_test_0123456789ab";
const address = "https://service.example";
let root: Root | null = null;
let answer: () => Promise<Response>;
const asked: string[] = [];

const balance = (dollars: number): Promise<Response> => Promise.resolve(Response.json({ code: 200, data: { balance: dollars } }));

beforeEach(async () => {
  await startMessages("en");
  asked.length = 0;
  answer = () => balance(12.415);
  vi.stubGlobal("fetch", (url: string, init: RequestInit) => {
    asked.push(`${new Headers(init.headers).get("Authorization")} ${url}`);
    return answer();
  });
  root = createRoot(document.body.appendChild(document.createElement("div")));
  root.render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <ConnectDialog onClose={() => undefined} />
    </QueryClientProvider>,
  );
  await vi.waitFor(() => expect(document.activeElement).toBe(field("API key")));
});
afterEach(() => {
  root?.unmount();
  document.body.replaceChildren();
  disconnect();
  setPreferences({ serviceAddress: null });
  localStorage.clear();
  sessionStorage.clear();
  vi.unstubAllGlobals();
});

function field(label: string): HTMLInputElement {
  const found = Array.from(document.querySelectorAll("label")).find((each) => each.textContent === label)?.control;
  if (found instanceof HTMLInputElement) return found;
  throw new Error(`no field ${label}`);
}
function button(label: string): HTMLButtonElement {
  const found = Array.from(document.querySelectorAll("button")).find((each) => each.textContent === label || each.ariaLabel === label);
  if (found === undefined) throw new Error(`no button ${label}`);
  return found;
}
const text = (): string => document.body.textContent;

async function enter(typed: string): Promise<void> {
  await userEvent.fill(field("Service address"), address);
  await userEvent.fill(field("API key"), typed);
  await userEvent.keyboard("{Enter}");
}

test("the key is a value and never markup, and gone from the page when it is taken", async () => {
  await userEvent.fill(field("API key"), key);
  expect(field("API key").value).toBe(key);
  expect(document.documentElement.outerHTML).not.toContain(key);
  await enter(`  ${key} \n`);
  await vi.waitFor(() => expect(text()).toContain("Key worksBalance $12.415"));
  expect(document.querySelectorAll("input[type=text]")).toHaveLength(0);
  expect(document.activeElement).toBe(button("Done"));
  expect(text()).toContain("…89ab");
  expect(asked).toEqual([`Bearer ${key} ${address}/api/v3/balance`]);
});

test("it says to whom the key goes", async () => {
  expect(text()).toContain("sent only to WaveSpeed.");
  await userEvent.fill(field("Service address"), address);
  expect(text()).toContain(`sent only to ${address}.`);
  button("Use WaveSpeed's own address").click();
  await vi.waitFor(() => expect(field("Service address").value).toBe("https://api.wavespeed.ai"));
});

test("an error stands at its field, which has the focus, until it is mended", async () => {
  await enter("two words");
  await vi.waitFor(() => expect(field("API key").getAttribute("aria-invalid")).toBe("true"));
  expect(document.activeElement).toBe(field("API key"));
  await userEvent.keyboard("x");
  expect(field("API key").getAttribute("aria-invalid")).toBe("false");

  await userEvent.fill(field("Service address"), "http://elsewhere.example");
  await userEvent.keyboard("{Enter}");
  await userEvent.fill(field("API key"), key);
  await userEvent.keyboard("{Enter}");
  await vi.waitFor(() => expect(document.activeElement).toBe(field("Service address")));
  expect(text()).toContain("cannot be used as a service address");
  expect(asked).toEqual([]);
});

test("a fault of the service is said, and the key can be used all the same", async () => {
  answer = () => Promise.resolve(Response.json({ code: 500, message: "out of order" }, { status: 500 }));
  await enter(key);
  await vi.waitFor(() => expect(document.querySelector("[role=alert]")?.textContent).toContain("out of order"));
  button("Use it anyway").click();
  await vi.waitFor(() => expect(text()).toContain("Key not checked yet"));
  answer = () => balance(1);
  await vi.waitFor(() => button("Check again").click());
  await vi.waitFor(() => expect(text()).toContain("Key worksBalance $1.00"), 5000);
});

test("a balance that cannot be asked again stays, and is said to be old", async () => {
  await enter(key);
  await vi.waitFor(() => expect(text()).toContain("Balance $12.415"));
  answer = () => Promise.resolve(Response.json({ code: 403, message: "not now" }, { status: 403 }));
  button("Check again").click();
  await vi.waitFor(() => expect(text()).toContain("Balance $12.415, not up to date"), 5000);
  expect(text()).toContain("not now");
});

test("one click removes the key and leads back to the form", async () => {
  field("Remember on this device").click();
  await enter(key);
  await vi.waitFor(() => expect(text()).toContain("Key works"));
  expect(JSON.stringify(localStorage)).toContain(key);
  button("Remove key").click();
  await vi.waitFor(() => expect(document.activeElement).toBe(field("API key")));
  expect(`${JSON.stringify(localStorage)}${JSON.stringify(sessionStorage)}`).not.toContain(key);
  expect(field("API key").value).toBe("");
});
