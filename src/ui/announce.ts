import { createSignal } from "./signal";

/** `turn` makes the same sentence twice in a row two announcements. */
export interface Announcement {
  readonly text: string;
  readonly turn: number;
}

export const politeAnnouncement = createSignal<Announcement>({ text: "", turn: 0 });
export const assertiveAnnouncement = createSignal<Announcement>({ text: "", turn: 0 });

/** Says a thing that happened, when the reader has a moment. */
export function announce(text: string): void {
  politeAnnouncement.set({ text, turn: politeAnnouncement.get().turn + 1 });
}

/** Says an error at once. What is said here is also shown somewhere. */
export function announceError(text: string): void {
  assertiveAnnouncement.set({ text, turn: assertiveAnnouncement.get().turn + 1 });
}
