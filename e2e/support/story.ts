import { test as base, type Page } from "@playwright/test";
import { startService, type Service } from "../service/service";
import { Editor } from "./editor";
import { Form } from "./form";
import { Runs } from "./runs";
import { Account, storyKey } from "./service";

interface Story {
  readonly editor: Editor;
  readonly form: Form;
  readonly runs: Runs;
  readonly account: Account;
  /** A stand-in for the service, of this story alone. */
  readonly service: Service;
  /** What the browser complained of on any page of the story: errors, uncaught exceptions, breaches of the page's policy. */
  readonly complaints: string[];
  /** True where the service is to refuse and to break: what the browser itself says of that is no complaint then. */
  readonly troubles: boolean;
}

function listen(page: Page, complaints: string[]): void {
  page.on("pageerror", (error) => complaints.push(error.stack ?? error.message));
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(`${message.text()} (${message.location().url})`);
  });
}

/** A story told with the product's words; it fails when the browser complained of anything on the way. */
export const test = base.extend<Story>({
  troubles: [false, { option: true }],
  complaints: [
    async ({ context, troubles, service }, provide) => {
      const complaints: string[] = [];
      context.on("page", (page) => listen(page, complaints));
      await provide(complaints);
      const ofService = (complaint: string): boolean => [service.url, service.outputUrl].some((url) => complaint.includes(url));
      const left = troubles ? complaints.filter((complaint) => !ofService(complaint)) : complaints;
      expect(left, "errors in the browser's console").toEqual([]);
    },
    { auto: true },
  ],
  editor: ({ page }, provide) => provide(new Editor(page)),
  form: ({ page }, provide) => provide(new Form(page)),
  runs: ({ page }, provide) => provide(new Runs(page)),
  account: ({ page }, provide) => provide(new Account(page)),
  // Playwright wants the pattern even where nothing is taken from it.
  // oxlint-disable-next-line no-empty-pattern
  service: async ({}, provide) => {
    const service = await startService({ key: storyKey });
    await provide(service);
    await service.close();
  },
});

export const { expect } = base;
