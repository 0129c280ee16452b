import { expect, it } from "vitest";
import { Latest } from "./latest";

it("finishes the task under way and then runs only the newest", async () => {
  const latest = new Latest();
  const done: number[] = [];
  const gates: (() => void)[] = [];
  const ends: Promise<void>[] = [];
  for (const number of [1, 2, 3]) {
    let ended = (): void => undefined;
    ends.push(new Promise((resolve) => (ended = resolve)));
    latest.run(async () => {
      await new Promise<void>((resolve) => gates.push(resolve));
      done.push(number);
      ended();
    });
  }
  gates[0]?.();
  await ends[0];
  // The next task starts in the microtasks after the first one's end.
  while (gates.length < 2) await Promise.resolve();
  gates[1]?.();
  await ends[2];
  expect(done).toEqual([1, 3]);
});

it("runs nothing that was dropped", async () => {
  const latest = new Latest();
  const done: string[] = [];
  let open = (): void => undefined;
  const gate = new Promise<void>((resolve) => (open = resolve));
  latest.run(async () => {
    await gate;
    done.push("first");
  });
  latest.run(async () => {
    done.push("second");
    await Promise.resolve();
  });
  latest.drop();
  open();
  await gate;
  await new Promise<void>((resolve) => {
    const third = (): void =>
      latest.run(async () => {
        done.push("third");
        await Promise.resolve();
        resolve();
      });
    third();
  });
  expect(done).toEqual(["first", "third"]);
});
