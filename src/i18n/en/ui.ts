export const ui = {
  close: "Close",
  thisFile: "This file",
  dismiss: "Dismiss",
  less: "Less: {{label}}",
  more: "More: {{label}}",
  number: {
    missing: "Enter a number from {{min}} to {{max}}.",
    tooSmall: "At least {{min}}",
    tooLarge: "At most {{max}}",
    notWhole: "Whole numbers only",
    step: "In steps of {{step}}",
  },
} as const;
