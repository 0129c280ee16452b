import { create } from "zustand";

/** A shape by its numbers, whole pixels of the photo. */
export interface TypedBox {
  readonly kind: "rectangle" | "ellipse";
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The shape whose numbers are being typed, and what can be done with it. */
interface BoxInHand {
  readonly box: TypedBox;
  readonly change: (box: TypedBox) => void;
  readonly end: (key: "Enter" | "Escape") => void;
}

const typedBoxStore = create<{ readonly inHand: BoxInHand | null }>(() => ({ inHand: null }));

export function useTypedBox<Piece>(select: (inHand: BoxInHand | null) => Piece): Piece {
  return typedBoxStore((state) => select(state.inHand));
}

export function typedBox(): BoxInHand | null {
  return typedBoxStore.getState().inHand;
}

export function showTypedBox(inHand: BoxInHand | null): void {
  typedBoxStore.setState({ inHand });
}
