import { isLocal, type EngineId, type Quote } from "../engines/engine";
import type { FillParams } from "../engines/fillParams";
import { milliDollars } from "../engines/money";
import { listPrice } from "../engines/wavespeed/price";

const free: Quote = { kind: "free", perImage: milliDollars(0), total: milliDollars(0) };

/** The cost of a run before it is sent, at once and without asking anybody. */
export function quoteFor(engine: EngineId, params: Pick<FillParams, "images">): Quote {
  return isLocal(engine) ? free : listPrice(params.images);
}

/** The cost of so many runs like this one. */
export function timesRuns(quote: Quote, runs: number): Quote {
  return { ...quote, total: milliDollars(quote.total * runs) };
}

/** Whether `perImage × images = total` may be written: the price of one image can be rounded. */
export function isSum({ perImage, total }: Quote, images: number): boolean {
  return perImage * images === total;
}

/** The list price where the service asks for less, else null. */
export function priceBefore({ kind, total }: Quote, images: number): Quote["total"] | null {
  const list = listPrice(images).total;
  return kind === "quoted" && total < list ? list : null;
}
