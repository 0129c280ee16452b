/**
 * The shape of a room's messages in another language: the same keys with other words.
 * English has two plural forms (`x_one`, `x_other`); Vietnamese has one, so `_one` may be left out there.
 */
export type Catalogue<Messages> = {
  readonly [Key in keyof Messages as Key extends `${string}_one` ? never : Key]: Messages[Key] extends string
    ? string
    : Catalogue<Messages[Key]>;
} & { readonly [Key in keyof Messages as Key extends `${string}_one` ? Key : never]?: string };
