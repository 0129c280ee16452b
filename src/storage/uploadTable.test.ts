import { beforeEach, expect, it, vi } from "vitest";
import { Failure } from "../lib/failure";
import { database, openMemoryDatabase } from "./database";
import { uploadTable } from "./uploadTable";

const day = 86_400_000;
const url = "https://files.example/a.png";

beforeEach(() => void openMemoryDatabase("test"));

it("remembers where a file was put, also for the next page", async () => {
  await uploadTable().put("service hash", { url, at: 5 });
  expect(await uploadTable().get("service hash")).toEqual({ url, at: 5 });
  expect(await uploadTable().get("service other")).toBeNull();
  await uploadTable().remove("service hash");
  expect(await uploadTable().get("service hash")).toBeNull();
});

it("drops what the service has deleted, and what cannot be read, with the next file", async () => {
  const table = uploadTable();
  await table.put("old", { url, at: 0 });
  await table.put("young", { url, at: 3 * day });
  await database().write([{ kind: "put", store: "uploads", key: "broken", value: { url: "javascript:alert(1)", at: 7 * day } }]);
  expect(await table.get("broken")).toBeNull();
  await table.put("new", { url, at: 7 * day });
  expect(await database().keys("uploads")).toEqual(["young", "new"]);
});

it("a write that fails is not heard of", async () => {
  vi.spyOn(database(), "write").mockRejectedValue(new Failure("storage-full"));
  await expect(uploadTable().put("a", { url, at: 0 })).resolves.toBeUndefined();
  await expect(uploadTable().remove("a")).resolves.toBeUndefined();
});
