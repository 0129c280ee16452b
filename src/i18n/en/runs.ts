export const runs = {
  finished_one: "{{count}} image is ready.",
  finished_other: "{{count}} images are ready.",
  missing_one: "{{count}} image is still at the service; its card says how to bring it here.",
  missing_other: "{{count}} images are still at the service; their cards say how to bring them here.",
  fewer: "{{made}} of {{asked}} images came back.",
  failed: "The run failed. {{reason}}",
} as const;
