export const chain = {
  working: "Bringing later photos up to date, {{share}}",
  stopped: "The photos made of this result still show its earlier finish.",
  goOn: "Bring up to date",
  short: "Earlier finish",
  title: "Made over an earlier finish",
  text: "An earlier result was finished anew at the same place, so this one still stands on the photo as it was.",
  again: "Set up again",
  keep: "Keep as it is",
  ready: "Photo, mask and settings are set. Generate when you like.",
  photo: "Result {{number}} was made over an earlier finish of the photo before it. It is kept as it was.",
} as const;
