export const runs = {
  finished_one: "{{count}} image is ready.",
  finished_other: "{{count}} images are ready.",
  failed: "The run failed. {{reason}}",
  connect: "Connect",
  balanceLow: "Balance too low. This run costs {{cost}}, your balance is {{balance}}.",
  topUp: "Top up",
} as const;
