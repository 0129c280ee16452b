export const runs = {
  finished_one: "{{count}} image is ready.",
  finished_other: "{{count}} images are ready.",
  failed: "The run failed. {{reason}}",
} as const;
