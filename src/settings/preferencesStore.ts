import { z } from "zod/mini";
import { create } from "zustand";

export const overlayColours = ["violet", "red", "cyan", "white"] as const;
export type OverlayColour = (typeof overlayColours)[number];
export const inspectorWidths = { min: 360, max: 440 } as const;

const preferencesSchema = z.object({
  /** null follows the system. */
  theme: z.catch(z.nullable(z.enum(["dark", "light"])), null),
  language: z.catch(z.enum(["en", "vi"]), systemLanguage()),
  overlay: z.catch(z.object({ colour: z.enum(overlayColours), opacity: z.number().check(z.gte(0.1), z.lte(0.9)) }), {
    colour: "violet" as const,
    opacity: 0.46,
  }),
  /** CSS pixels; only wide screens let it be changed. */
  inspectorWidth: z.catch(z.number().check(z.gte(inspectorWidths.min), z.lte(inspectorWidths.max)), inspectorWidths.min),
});

/** How this person likes the page. Kept in localStorage, so that it is known before anything is drawn. */
export type Preferences = z.infer<typeof preferencesSchema>;

const storageKey = "fill-playground.preferences";

const preferencesStore = create<Preferences>(() => readPreferences());

export function usePreferences<Piece>(select: (preferences: Preferences) => Piece): Piece {
  return preferencesStore(select);
}

export function preferencesState(): Preferences {
  return preferencesStore.getState();
}

/** Calls `listener` after every change. @returns unsubscribe */
export function onPreferencesChange(listener: (preferences: Preferences) => void): () => void {
  return preferencesStore.subscribe(listener);
}

export function setPreferences(patch: Partial<Preferences>): void {
  preferencesStore.setState(patch);
  try {
    localStorage.setItem(storageKey, JSON.stringify(preferencesStore.getState()));
  } catch {
    // A browser that keeps nothing still changes its look for now.
  }
}

/** A field that is missing or makes no sense takes its default; the others stay. */
export function parsePreferences(text: string | null): Preferences {
  try {
    return preferencesSchema.parse(JSON.parse(text ?? "{}"));
  } catch {
    return preferencesSchema.parse({});
  }
}

function readPreferences(): Preferences {
  try {
    return parsePreferences(localStorage.getItem(storageKey));
  } catch {
    return parsePreferences(null);
  }
}

function systemLanguage(): "en" | "vi" {
  return navigator.language.toLowerCase().startsWith("vi") ? "vi" : "en";
}
