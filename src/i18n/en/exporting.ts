/** Taking a result out of the page in other forms than as a PNG. */
export const exporting = {
  title: "Export result {{number}}",
  picture: {
    title: "Picture",
    format: "Format",
    quality: "Quality",
    size: "File size",
    encoding: "Working out the size",
    exact: "PNG keeps every pixel: what was not masked is exactly your photo.",
    deep: "This photo has 16 bits a channel. It is worked on and saved with 8, each value rounded to the nearest.",
    lossy: "{{format}} changes pixels everywhere: the guarantee of the pixel lock ends with this file.",
    save: "Save {{format}}",
  },
  recipe: {
    label: "Recipe in the file",
    none: "None",
    settings: "Settings",
    all: "With mask and photo",
    noneHint: "The file says nothing of how it was made. Downloads do the same.",
    settingsHint: "Dropped on this page, the file brings prompt and settings back. Downloads do the same.",
    allHint: "Dropped on this page, the file brings photo, mask, prompt and settings back, on any machine. Downloads do the same.",
  },
  sheet: {
    title: "Before and after",
    text: "The photo and the result side by side, small enough to be sent.",
    before: "Before",
    after: "After",
    png: "Save sheet as PNG",
    jpeg: "Save sheet as JPEG",
  },
  handOff: {
    title: "Hand-off",
    text: "Original, mask, raw output, result and recipe in one zip. The recipe has prompt and settings; no key, token or path of this machine.",
    save: "Save zip",
  },
} as const;
