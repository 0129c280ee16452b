import { beforeEach, expect, it } from "vitest";
import { putBlob } from "./blobTable";
import { removeUnused } from "./collectGarbage";
import { database, openMemoryDatabase } from "./database";
import { readLastMask, readNamedMasks, removeNamedMask, writeNamedMask, type NamedMask } from "./maskTable";
import { writeRun } from "./runTable";

const photo = "b".repeat(64);
const mask = (id: string, createdAt: number, more: Partial<NamedMask> = {}): NamedMask => ({
  id,
  name: `Mask ${id}`,
  photo,
  width: 30,
  height: 20,
  rect: { x: 1, y: 2, width: 3, height: 4 },
  hash: "a".repeat(64),
  createdAt,
  ...more,
});

beforeEach(() => void openMemoryDatabase("test"));

it("keeps masks under their ids, the newest first, until they are removed", async () => {
  await writeNamedMask(mask("1", 10));
  await writeNamedMask(mask("2", 20));
  await writeNamedMask(mask("1", 10, { name: "Renamed" }));
  expect((await readNamedMasks()).masks.map(({ name }) => name)).toEqual(["Mask 2", "Renamed"]);
  await removeNamedMask("2");
  expect((await readNamedMasks()).masks).toEqual([mask("1", 10, { name: "Renamed" })]);
});

it("leaves what it cannot understand where it is", async () => {
  await database().write([{ kind: "put", store: "masks", key: "x", value: { name: 7 } }]);
  expect(await readNamedMasks()).toEqual({ masks: [], broken: [{ name: 7 }] });
  expect(await database().keys("masks")).toEqual(["x"]);
});

it("has one mask without a name, which is not among the others", async () => {
  expect(await readLastMask()).toBeNull();
  const last = { photo, width: 30, height: 20, tiles: [{ index: 0, bytes: new Uint8Array([1, 2]) }] };
  await database().write([{ kind: "put", store: "masks", key: "last", value: last }]);
  expect(await readLastMask()).toEqual(last);
  expect(await readNamedMasks()).toEqual({ masks: [], broken: [] });
  await database().write([{ kind: "put", store: "masks", key: "last", value: "?" }]);
  expect(await readLastMask()).toBeNull();
});

it("keeps its blob when the results are deleted that have the same one", async () => {
  const [shared, other] = [await putBlob(new Blob(["mask!"])), await putBlob(new Blob(["res"]))];
  await writeNamedMask(mask("1", 10, { hash: shared }));
  await writeRun({ id: "a", blobs: [shared, other], ended: true, run: {} });
  await database().write([{ kind: "delete", store: "runs", key: "a" }]);
  expect(await removeUnused([shared, other])).toEqual({ blobs: 1, bytes: 3 });
  expect(await database().keys("blobs")).toEqual([shared]);
});

it("a record that cannot be read still holds its blob", async () => {
  const needed = await putBlob(new Blob(["perhaps"]));
  await database().write([{ kind: "put", store: "masks", key: "x", value: { blob: needed } }]);
  expect(await removeUnused([needed])).toEqual({ blobs: 0, bytes: 0 });
});
