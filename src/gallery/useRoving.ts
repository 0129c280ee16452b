import { useCallback, useState, type RefCallback } from "react";

/** 0 for the main control of the card that Tab lands on, else -1. */
export type TabIndexOf = (id: string) => 0 | -1;

/**
 * One tab stop for a list of cards. ← and → walk over the cards, ↓ goes into a card's buttons (where ← and → walk over
 * these) and on to the card below, ↑ comes back; Home and End jump. Tab always leaves, so nothing is a trap.
 * The element around them has `data-cards`. A card is an element with `data-card={id}`; in it `data-main` is its first control and `data-action` every further one.
 */
export function useRoving(ids: readonly string[], preferred: string | null): [attach: RefCallback<HTMLElement>, tabIndexOf: TabIndexOf] {
  const [focused, setFocused] = useState<string | null>(null);
  const stop = [focused, preferred].find((id) => id !== null && ids.includes(id)) ?? ids[0] ?? null;

  const attach = useCallback((list: HTMLElement) => {
    const onFocus = (event: FocusEvent): void => {
      if (event.target instanceof Element) setFocused(cardOf(event.target)?.dataset["card"] ?? null);
    };
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || !(event.target instanceof HTMLElement)) return;
      const next = moveFrom(list, event.target, event.key);
      if (next === undefined) return;
      // An arrow that is answered here is not also "previous result" of the whole page, nor a scroll.
      event.preventDefault();
      event.stopPropagation();
      next?.focus();
    };
    list.addEventListener("focusin", onFocus);
    list.addEventListener("keydown", onKeyDown);
    return () => {
      list.removeEventListener("focusin", onFocus);
      list.removeEventListener("keydown", onKeyDown);
    };
  }, []);

  return [attach, (id) => (id === stop ? 0 : -1)];
}

/**
 * For a control that takes its own card away: puts the keyboard's focus on the card after it, or before it, so that it is not
 * lost with the card. A pointer's focus stays where it is.
 */
export function focusBeside(control: HTMLElement): void {
  if (!control.matches(":focus-visible")) return;
  const card = cardOf(control);
  const cards = [...(control.closest("[data-cards]")?.querySelectorAll<HTMLElement>("[data-card]") ?? [])].filter(
    (each) => mainOf(each) !== null,
  );
  const at = card === null ? -1 : cards.indexOf(card);
  mainOf(cards[at + 1] ?? cards[at - 1])?.focus();
}

function cardOf(element: Element): HTMLElement | null {
  return element.closest<HTMLElement>("[data-card]");
}

function actionsOf(card: HTMLElement): HTMLElement[] {
  return [...card.querySelectorAll<HTMLElement>("[data-action]:not(:disabled)")].filter((action) => action.checkVisibility());
}

function mainOf(card: HTMLElement | undefined | null): HTMLElement | null {
  return card?.querySelector<HTMLElement>("[data-main]") ?? null;
}

/** Where `key` leads from `from`; null when it is answered but there is nothing that way, undefined when it means nothing here. */
function moveFrom(list: HTMLElement, from: HTMLElement, key: string): HTMLElement | null | undefined {
  const card = cardOf(from);
  if (card === null) return undefined;
  const cards = [...list.querySelectorAll<HTMLElement>("[data-card]")].filter((each) => mainOf(each) !== null);
  const at = cards.indexOf(card);
  const actions = actionsOf(card);
  const action = actions.indexOf(from);
  if (key === "Home") return mainOf(cards[0]);
  if (key === "End") return mainOf(cards.at(-1));
  if (key === "ArrowRight") return action >= 0 ? (actions[action + 1] ?? null) : mainOf(cards[at + 1]);
  if (key === "ArrowLeft") return action >= 0 ? (actions[action - 1] ?? mainOf(card)) : mainOf(cards[at - 1]);
  if (key === "ArrowDown") return (action < 0 ? actions[0] : undefined) ?? mainOf(beside(cards, card, 1));
  if (key === "ArrowUp") return action >= 0 ? mainOf(card) : mainOf(beside(cards, card, -1));
  return undefined;
}

/** The nearest card of the next row below (1) or above (-1). */
function beside(cards: readonly HTMLElement[], from: HTMLElement, direction: 1 | -1): HTMLElement | null {
  const start = from.getBoundingClientRect();
  let best: HTMLElement | null = null;
  let bestDistance = Infinity;
  for (const card of cards) {
    const box = card.getBoundingClientRect();
    const rows = (box.top - start.top) * direction;
    if (rows < start.height / 2) continue;
    const distance = rows * 100 + Math.abs(box.left - start.left);
    if (distance < bestDistance) [best, bestDistance] = [card, distance];
  }
  return best;
}
