import i18next, { type TFunction } from "i18next";
import { initReactI18next, useTranslation } from "react-i18next";
import type { laterMessages } from "./en/laterMessages";
import { messages as english } from "./en/messages";
import type { Language } from "./format";

declare module "i18next" {
  interface CustomTypeOptions {
    resources: { translation: typeof english & typeof laterMessages };
  }
}

/** The typed message function: `t("editor.undo")`, `t("runs.images", { count: 3 })`. */
export type T = TFunction;

/** English is part of the first load and of every gap; another language is fetched when it is chosen. */
export async function startMessages(language: Language): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: "en",
    fallbackLng: "en",
    resources: { en: { translation: english } },
    interpolation: { escapeValue: false },
    // Words that come later are seen when they come.
    react: { useSuspense: false, bindI18nStore: "added" },
    returnNull: false,
  });
  await changeLanguage(language);
}

/** English words of the rooms that are fetched when they are entered; awaited with the room. Other languages bring all of theirs at once. */
export async function loadLaterMessages(): Promise<void> {
  const { laterMessages } = await import("./en/laterMessages");
  i18next.addResourceBundle("en", "translation", laterMessages, true);
}

/** A room that is fetched when it is entered, and the words that are fetched later. */
export async function withWords<Room>(room: Promise<Room>): Promise<Room> {
  const [entered] = await Promise.all([room, loadLaterMessages()]);
  return entered;
}

/** Loads the language's messages once, then says everything in it, and tells the document its language. */
export async function changeLanguage(language: Language): Promise<void> {
  if (language === "vi" && !i18next.hasResourceBundle("vi", "translation")) {
    const { messages } = await import("./vi/messages");
    i18next.addResourceBundle("vi", "translation", messages);
  }
  await i18next.changeLanguage(language);
  globalThis.document.documentElement.lang = language;
}

/** The message function of the chosen language; the component is rendered again when the language changes. */
export function useT(): T {
  return useTranslation().t;
}

/** The chosen language, for the formats of `format.ts`. */
export function useLanguage(): Language {
  return asLanguage(useTranslation().i18n.language);
}

/** The same two for code outside of components (commands, toasts). Not to be kept: ask again each time. */
export function currentT(): T {
  return i18next.t;
}
export function currentLanguage(): Language {
  return asLanguage(i18next.language);
}

function asLanguage(tag: string | undefined): Language {
  return tag === "vi" ? "vi" : "en";
}
