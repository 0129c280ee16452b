import { onPreferencesChange, preferencesState, setPreferences } from "./preferencesStore";

const systemIsLight = (): boolean => matchMedia("(prefers-color-scheme: light)").matches;

/** What is seen now: the choice, or the system's. */
export function currentTheme(): "dark" | "light" {
  return preferencesState().theme ?? (systemIsLight() ? "light" : "dark");
}

/** Puts the chosen theme on <html> now and after every change. Called before the first render; the CSS follows the system without it. */
export function startTheme(): void {
  const apply = (): void => {
    const { theme } = preferencesState();
    if (theme === null) delete document.documentElement.dataset["theme"];
    else document.documentElement.dataset["theme"] = theme;
  };
  apply();
  onPreferencesChange(apply);
}

/** The other theme; a choice equal to the system's goes back to following it. */
export function toggleTheme(): void {
  const next = currentTheme() === "dark" ? "light" : "dark";
  setPreferences({ theme: next === (systemIsLight() ? "light" : "dark") ? null : next });
}
