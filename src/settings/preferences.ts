import { z } from "zod/mini";
import { accountTiers } from "../engines/wavespeed/accountTiers";

export const overlayColours = ["violet", "red", "cyan", "white"] as const;
/** In colour over the photo, white on black without it, or as the engine gets it. */
export const overlayViews = ["colour", "blackWhite", "sent"] as const;
export type OverlayView = (typeof overlayViews)[number];
export type OverlayColour = (typeof overlayColours)[number];
export const recipeContents = ["none", "settings", "all"] as const;
export type RecipeContent = (typeof recipeContents)[number];
/** What a pen's force changes about the brush. */
export const penPressures = ["off", "size", "softness"] as const;
export type PenPressure = (typeof penPressures)[number];
export const overlayOpacities = { min: 0.1, max: 0.9, usual: 0.46 } as const;
/** CSS pixels. */
export const inspectorWidths = { min: 360, max: 440 } as const;

/** How the mask is seen. */
const overlaySchema = z.object({
  colour: z.enum(overlayColours),
  opacity: z.number().check(z.gte(overlayOpacities.min), z.lte(overlayOpacities.max)),
  hatch: z.catch(z.boolean(), true),
  edge: z.catch(z.boolean(), true),
  view: z.catch(z.enum(overlayViews), "colour"),
});
export type Overlay = z.infer<typeof overlaySchema>;

const preferencesSchema = z.object({
  /** null follows the system. */
  theme: z.catch(z.nullable(z.enum(["dark", "light"])), null),
  /** null until it is chosen: the browser's. */
  language: z.catch(z.nullable(z.enum(["en", "vi"])), null),
  overlay: z.catch(overlaySchema, { colour: "violet", opacity: overlayOpacities.usual, hatch: true, edge: true, view: "colour" }),
  /** Whether the frame of the region is seen on the photo. */
  showFrame: z.catch(z.boolean(), true),
  penPressure: z.catch(z.enum(penPressures), "size"),
  /** Only wide screens let it be changed. */
  inspectorWidth: z.catch(z.number().check(z.gte(inspectorWidths.min), z.lte(inspectorWidths.max)), inspectorWidths.min),
  /** As it was last connected to; null for the service's own. No secret, and never used with a key that was given for another. */
  serviceAddress: z.catch(z.nullable(z.string()), null),
  tier: z.catch(z.enum(accountTiers), "bronze"),
  /** What a downloaded picture says of how it was made: nothing, the settings, or also mask and photo. */
  recipe: z.catch(z.enum(recipeContents), "settings"),
  /** Thousandths of a dollar that may be spent on a day without a question; null: no limit. */
  dailyCap: z.catch(z.nullable(z.int().check(z.gte(0))), null),
});

/** How this person likes the page. */
export type Preferences = z.infer<typeof preferencesSchema>;

/** A field that is missing or makes no sense takes its default; the others stay. */
export function parsePreferences(text: string | null): Preferences {
  try {
    return preferencesSchema.parse(JSON.parse(text ?? "{}"));
  } catch {
    return preferencesSchema.parse({});
  }
}
