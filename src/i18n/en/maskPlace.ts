/** Where the mask lies, after how much it covers. */
export const maskPlace = {
  said: "Mask covers {{percent}}, {{where}}",
  at: {
    upper: { left: "upper left", centre: "top centre", right: "upper right", whole: "across the top" },
    middle: { left: "left", centre: "centre", right: "right", whole: "across the middle" },
    lower: { left: "lower left", centre: "bottom centre", right: "lower right", whole: "across the bottom" },
    whole: { left: "down the left side", centre: "down the middle", right: "down the right side", whole: "all over" },
  },
  touching_one: "touches the {{edges}} edge",
  touching_other: "touches the {{edges}} edges",
  edge: { top: "top", bottom: "bottom", left: "left", right: "right" },
} as const;
