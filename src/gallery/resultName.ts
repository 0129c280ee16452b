const longest = 80;

/** Letters that carry no combining mark to strip. */
const plain: Readonly<Record<string, string>> = { đ: "d", ð: "d", ø: "o", ł: "l", æ: "ae", œ: "oe", ß: "ss", þ: "th", ı: "i" };

/**
 * A prompt as a piece of a file name: lowercase ASCII letters, digits and single hyphens, never longer than `room`
 * characters, cut between words where it can be. A prompt of other scripts gives the empty string.
 */
export function slug(prompt: string, room: number): string {
  const words = prompt
    .toLowerCase()
    .replace(/[đðøłæœßþı]/g, (letter) => plain[letter] ?? "")
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== "");
  let name = "";
  for (const word of words) {
    const longer = name === "" ? word : `${name}-${word}`;
    if (longer.length > room) break;
    name = longer;
  }
  return name === "" ? (words[0] ?? "").slice(0, room) : name;
}

/** `slug-seed-n.ending`: safe on every file system, at most 80 characters with its ending. `number` counts from 1. */
export function resultName(prompt: string, seed: number, number: number, ending = "png"): string {
  const tail = `-${seed}-${number}.${ending}`;
  return `${slug(prompt, longest - tail.length) || "result"}${tail}`;
}

/** The name of a file about a whole run, such as its JSON. */
export function runFileName(prompt: string, seed: number, ending: string): string {
  const tail = `-${seed}.${ending}`;
  return `${slug(prompt, longest - tail.length) || "run"}${tail}`;
}

/** The same names with a counter where one came twice, so that nothing in an archive hides something else. */
export function distinctNames(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    const dot = name.lastIndexOf(".");
    const [stem, ending] = dot < 0 ? [name, ""] : [name.slice(0, dot), name.slice(dot)];
    let free = name;
    for (let count = 2; taken.has(free); count++)
      free = `${stem.slice(0, longest - ending.length - `${count}`.length - 1)}-${count}${ending}`;
    taken.add(free);
    return free;
  });
}

/** `portrait.jpg` becomes `portrait-2.png`, and that `portrait-2-1.png`: the way back is in the trail, not in the name. */
export function inputName(photoName: string, number: number): string {
  const stem = photoName.replace(/\.[a-z0-9]{1,5}$/i, "").slice(0, 60);
  return `${stem === "" ? "photo" : stem}-${number}.png`;
}
