export const runs = {
  finished_one: "{{count}} image is ready.",
  finished_other: "{{count}} images are ready.",
  missing_one: "{{count}} image is still at the service; its card says how to bring it here.",
  missing_other: "{{count}} images are still at the service; their cards say how to bring them here.",
  fewer: "{{made}} of {{asked}} images came back.",
  failed: "The run failed. {{reason}}",
  connect: "Connect",
  balanceLow: "Balance too low. This run costs {{cost}}, your balance is {{balance}}.",
  topUp: "Top up",
} as const;
