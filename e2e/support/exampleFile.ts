import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { examples, type Example } from "../../src/document/exampleTable";

const folder = resolve(import.meta.dirname, "../../public/examples");

export function example(id: string): Example {
  const found = examples.find((one) => one.id === id);
  if (found === undefined) throw new Error(`no example ${id}`);
  return found;
}

export function examplePhoto(id: string): Buffer {
  return readFileSync(resolve(folder, example(id).image));
}

export function exampleMask(id: string): Buffer {
  return readFileSync(resolve(folder, example(id).mask));
}
