import { test as base, type Page } from "@playwright/test";
import { Editor } from "./editor";
import { Form } from "./form";
import { Runs } from "./runs";

interface Story {
  readonly editor: Editor;
  readonly form: Form;
  readonly runs: Runs;
  /** What the browser complained of on any page of the story: errors, uncaught exceptions, breaches of the page's policy. */
  readonly complaints: string[];
}

function listen(page: Page, complaints: string[]): void {
  page.on("pageerror", (error) => complaints.push(error.stack ?? error.message));
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(`${message.text()} (${message.location().url})`);
  });
}

/** A story told with the product's words; it fails when the browser complained of anything on the way. */
export const test = base.extend<Story>({
  complaints: [
    async ({ context }, provide) => {
      const complaints: string[] = [];
      context.on("page", (page) => listen(page, complaints));
      await provide(complaints);
      expect(complaints, "errors in the browser's console").toEqual([]);
    },
    { auto: true },
  ],
  editor: ({ page }, provide) => provide(new Editor(page)),
  form: ({ page }, provide) => provide(new Form(page)),
  runs: ({ page }, provide) => provide(new Runs(page)),
});

export const { expect } = base;
