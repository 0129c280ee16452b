export const chain = {
  working: "Bringing later photos up to date, {{share}}",
  stopped: "The photos made of this result still show its earlier finish.",
  goOn: "Bring up to date",
  short: "Earlier finish",
  title: "Made over an earlier finish",
  text: "A result that it builds on was finished anew where this one begins, so it still stands on the photo as it was.",
  again: "Set up again",
  keep: "Keep as it is",
  ready: "Photo, mask and settings are set. Generate when you like.",
  photo: "Result {{number}} was made over an earlier finish of the photo before it. It is kept as it was.",
} as const;
