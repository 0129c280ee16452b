import { create } from "zustand";
import { parsePreferences, type Preferences } from "./preferences";

const storageKey = "fill-playground.preferences";

/** Kept in localStorage, so that it is known before anything is drawn. */
const preferencesStore = create<Preferences>(() => parsePreferences(storedText()));

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

/** The chosen language, else the browser's if the page speaks it. */
export function preferredLanguage(): "en" | "vi" {
  return preferencesState().language ?? (navigator.language.toLowerCase().startsWith("vi") ? "vi" : "en");
}

function storedText(): string | null {
  try {
    return localStorage.getItem(storageKey);
  } catch {
    return null;
  }
}
