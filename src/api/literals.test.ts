import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { hereText, literal, shellWord } from "./literals";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "literals-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** What `program` prints for a file of this source. */
function run(program: string, source: string): Buffer {
  const file = join(folder, program === "node" ? "source.mjs" : "source");
  writeFileSync(file, source);
  return execFileSync(program === "node" ? process.execPath : program, [file], { maxBuffer: 1 << 26 });
}

function has(program: string): boolean {
  try {
    execFileSync(program, ["--version"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

/** What people and machines have typed into prompts, and what breaks out of quotes. */
const nasty = [
  "",
  `a "red" kite, it's \`blue\``,
  "$HOME ${HOME} $(id) `id` $'x' !! \\",
  "\\n \\\\ \\u0041 \\",
  "line one\nline two\r\n\ttabbed\u0000null\u0007bell\u001b[0m\u007f",
  "JSON\nEOF\n",
  "Một chiếc ghế bành nhung xanh bên cửa sổ",
  "👩‍👩‍👧 🇻🇳 e\u0301",
  "\u2028\u2029\u0085\ufeff\u202etxt.exe",
  "\ud83d alone \udc00",
  "${{x}} #{x} %s %d {0} </script> <!-- */ // # '''\"\"\"",
];
const codeUnits = fc.string({ unit: fc.nat(0xffff).map((unit) => String.fromCharCode(unit)) });
const special = fc.string({ unit: fc.constantFrom(...Array.from("\\\"'`$!{}()\n\r\0\u0001\u007f\u2028 aJSONn")) });
const texts = fc.array(fc.oneof(codeUnits, special, fc.string({ unit: "binary" }), fc.constantFrom(...nasty)), {
  minLength: 60,
  maxLength: 60,
});

/** A few programs with many texts each. */
function everyText(check: (texts: readonly string[]) => void): void {
  check(nasty);
  fc.assert(
    fc.property(texts, (sample) => check(sample)),
    { numRuns: 8 },
  );
}

const list = (sample: readonly string[], one: (text: string) => string): string => sample.map(one).join(",\n");

test("Node reads a literal as the text itself", () => {
  everyText((sample) => {
    const printed = run("node", `process.stdout.write(JSON.stringify([\n${list(sample, literal)}\n]))`);
    expect(JSON.parse(printed.toString())).toEqual(sample);
  });
});

test("bash leaves the JSON of a here-document as it is", () => {
  everyText((sample) => {
    const printed = run("bash", `cat <<JSON\n[\n${list(sample, (text) => hereText(literal(text)))}\n]\nJSON\n`);
    expect(JSON.parse(printed.toString())).toEqual(sample);
  });
});

test("bash reads a shell word as the text itself", () => {
  everyText((sample) => {
    // Halves of surrogate pairs are no characters, so no file can hold them.
    const words = sample.map((text) => text.replaceAll(/\0|\p{Surrogate}/gu, ""));
    const printed = run("bash", words.map((text) => `printf '%s\\0' ${shellWord(text)}\n`).join(""));
    expect(printed.toString().split("\0").slice(0, -1)).toEqual(words);
  });
  expect(() => shellWord("a\0b")).toThrow(RangeError);
});

if (has("python3"))
  test("Python reads a literal as the text itself", () => {
    everyText((sample) => {
      const printed = run("python3", `import json\nprint(json.dumps([\n${list(sample, literal)}\n]))\n`);
      expect(JSON.parse(printed.toString())).toEqual(sample);
    });
  });
else
  test("without a Python here: a literal has only the escapes that Python and JSON share", () => {
    everyText((sample) => {
      for (const text of sample) expect(literal(text)).toMatch(/^"(?:[^"\\\n\r\0]|\\["\\bfnrt]|\\u[0-9a-f]{4})*"$/);
    });
  });

test("nothing in a literal is unseen or turns the text around", () => {
  expect(literal("a\u202eb\u2028c\u007f")).toBe(String.raw`"a\u202eb\u2028c\u007f"`);
  expect(literal("Nắng 👍 “x”")).toBe('"Nắng 👍 “x”"');
});
