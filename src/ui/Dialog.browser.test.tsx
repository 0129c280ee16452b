import { useState } from "react";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import { startMessages } from "../i18n/i18n";
import { Dialog } from "./Dialog";

let root: Root;

function Opener() {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" onClick={() => setOpen(true)}>
        Open it
      </button>
      <Dialog open={open} onClose={() => setOpen(false)} title="A question">
        <p>Text</p>
      </Dialog>
    </>
  );
}

beforeEach(async () => {
  await startMessages("en");
  root = createRoot(document.body.appendChild(document.createElement("div")));
  root.render(<Opener />);
});

afterEach(() => {
  root.unmount();
  document.body.replaceChildren();
});

for (const way of ["Escape", "the close button"]) {
  test(`${way} closes it and focus goes back to its opener`, async () => {
    const opener = page.getByRole("button", { name: "Open it" });
    await opener.click();
    await expect.element(page.getByRole("dialog", { name: "A question" })).toBeVisible();
    expect(document.querySelector("dialog")?.contains(document.activeElement)).toBe(true);
    if (way === "Escape") await userEvent.keyboard("{Escape}");
    else await page.getByRole("button", { name: "Close" }).click();
    await expect.poll(() => document.querySelector("dialog")).toBeNull();
    expect(document.activeElement).toBe(opener.element());
  });
}
