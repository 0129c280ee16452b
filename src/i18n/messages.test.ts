import { describe, expect, it } from "vitest";
import { laterMessages } from "./en/laterMessages";
import { messages as english } from "./en/messages";
import { messages as vietnamese } from "./vi/messages";

type Tree = { readonly [key: string]: string | Tree };

function flat(tree: Tree, path = ""): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === "string" ? [[path + key, value] as [string, string]] : flat(value, `${path}${key}.`),
  );
}
const placeholders = (text: string): string[] => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] ?? "").toSorted();

const en = new Map(flat({ ...english, ...laterMessages }));
const vi = new Map(flat(vietnamese));
/** A Vietnamese sentence has one form; it stands for both English ones. */
const inEnglish = (key: string): string => en.get(key) ?? "";

describe("the two catalogues", () => {
  it("fill the same values into each sentence", () => {
    const different = [...vi]
      .filter(([key, text]) => placeholders(text).join() !== placeholders(inEnglish(key)).join())
      .map(([key]) => key);
    expect(different).toEqual([]);
  });

  it("say nothing twice the same but names and short codes", () => {
    const same = [...vi]
      .filter(([key, text]) => text === inEnglish(key) && text.split(" ").length > 2 && !placeholders(text).length)
      .map(([key]) => key);
    expect(same.filter((key) => key !== "app.model")).toEqual([]);
  });

  it("have no empty, shouted or untrimmed sentence", () => {
    const bad = [...en, ...vi].filter(([, text]) => text.trim() !== text || text === "" || text.includes("!")).map(([key]) => key);
    expect(bad).toEqual([]);
  });
});
