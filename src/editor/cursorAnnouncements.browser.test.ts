import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { loadLaterMessages, startMessages } from "../i18n/i18n";
import { imagePoint } from "../image/geometry";
import { announce, politeAnnouncement } from "../ui/announce";
import { CursorAnnouncements } from "./cursorAnnouncements";

beforeEach(async () => {
  await startMessages("en");
  await loadLaterMessages();
  vi.useFakeTimers();
});
afterEach(() => void vi.useRealTimers());

const said = (): string => politeAnnouncement.get().text;

test("the cursor's place is said once it rests, and the last one only", () => {
  const cursor = new CursorAnnouncements();
  announce("before");
  cursor.moved(imagePoint(1, 1));
  vi.advanceTimersByTime(300);
  cursor.moved(imagePoint(4.5, 7.5));
  vi.advanceTimersByTime(399);
  expect(said()).toBe("before");
  vi.advanceTimersByTime(1);
  expect(said()).toMatch(/x 4, y 7/);
});

test("what was said since it moved is not cut off by its place, and the next move is said again", () => {
  const cursor = new CursorAnnouncements();
  cursor.moved(imagePoint(1, 1));
  announce("Overlay: Black and white");
  vi.advanceTimersByTime(5000);
  expect(said()).toBe("Overlay: Black and white");
  cursor.moved(imagePoint(2, 1));
  vi.advanceTimersByTime(400);
  expect(said()).toMatch(/x 2, y 1/);
});
