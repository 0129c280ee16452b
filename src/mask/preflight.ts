import type { Rect, Size } from "../image/geometry";
import type { MaskGrey } from "../image/maskGrey";
import { edgeGaps, edgesWithin, type Edge } from "./maskPlace";
import type { MaskSurvey, StripWidths } from "./surveyMask";

/** Something about a mask that a run had better not be paid for. Pixels are the photo's. */
export type Finding =
  | { readonly kind: "empty" }
  /** Nothing of the photo stays. */
  | { readonly kind: "everything" }
  /** Nearly nothing of it stays: what was to be kept may have been masked. */
  | { readonly kind: "inverted"; readonly coverage: number }
  | ({ readonly kind: "grey" } & MaskGrey)
  | { readonly kind: "specks"; readonly count: number; readonly size: number }
  | { readonly kind: "thin"; readonly grow: number }
  /** The mask ends so shortly before these borders that a sliver would stay. */
  | { readonly kind: "nearBorder"; readonly edges: readonly Edge[]; readonly grow: number }
  | { readonly kind: "border"; readonly edges: readonly Edge[] };

/** What is to be said about the mask before a run, the gravest first. */
export type Preflight = readonly Finding[];

export interface PreflightInput {
  readonly photo: Size;
  /** Share of the photo that is masked, 0 to 1. */
  readonly coverage: number;
  readonly bounds: Rect | null;
  /** Pixels that are sent for one of the photo. */
  readonly scale: number;
  /** Null until it was made. */
  readonly survey: MaskSurvey | null;
  /** Borders that the ground reaches by which the photo was extended: it is masked up to them, and much of it may be, on purpose. */
  readonly extended?: readonly Edge[];
  /** Of the mask as it was imported, if it was and has not been changed since. */
  readonly grey: MaskGrey | null;
}

/** From here on the mask is taken for an inverted one. */
const nearlyAll = 0.9;
/** Widths as they are sent. What is too thin is grown somewhat further: the region grows with the mask, and its scale falls. */
const thinnest = 2.5;
const wide = 3;
/** A strip wider than this is never too thin, pixels of the photo: it bounds the work. */
const widestStrip = 64;

/** How wide strips must be in the photo to be seen at the scale at which they are sent. */
export function stripWidths(scale: number): StripWidths {
  const inPhoto = (sent: number): number => Math.min(widestStrip, Math.max(1, Math.ceil(sent / scale)));
  return { least: inPhoto(thinnest), wanted: inPhoto(wide) };
}

/** Pure. */
export function preflight({ photo, coverage, bounds, scale, survey, grey, extended = [] }: PreflightInput): Preflight {
  if (bounds === null) return [{ kind: "empty" }];
  if (coverage >= 1) return [{ kind: "everything" }];
  const findings: Finding[] = [];
  if (coverage >= nearlyAll && extended.length === 0) findings.push({ kind: "inverted", coverage });
  if (grey !== null) findings.push({ kind: "grey", ...grey });
  const { specks, thin } = survey ?? { specks: null, thin: null };
  if (specks !== null) findings.push({ kind: "specks", ...specks });
  if (thin !== null) findings.push({ kind: "thin", ...thin });
  findings.push(...borders(photo, bounds, scale, extended));
  return findings;
}

/** A gap that is thinner than a strip may be is filled before what lies beyond the border is thought of. */
function borders(photo: Size, bounds: Rect, scale: number, extended: readonly Edge[]): Preflight {
  const touched = edgesWithin(bounds, photo, 0);
  const told = touched.filter((edge) => !extended.includes(edge));
  const gaps = edgeGaps(bounds, photo);
  const near = edgesWithin(bounds, photo, stripWidths(scale).wanted).filter((edge) => !touched.includes(edge));
  if (near.length > 0) return [{ kind: "nearBorder", edges: near, grow: Math.max(...near.map((edge) => gaps[edge])) }];
  return told.length > 0 ? [{ kind: "border", edges: told }] : [];
}
