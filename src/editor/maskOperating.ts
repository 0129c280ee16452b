import type { Adjustment, MaskOperation } from "../document/adjustStore";
import { combineMask } from "../document/combineMask";
import { documentState } from "../document/documentStore";
import { lastMask } from "../document/earlierMasks";
import { exportMask, importMask } from "../document/maskFile";
import { adjustMaskOperation, prepareMaskWand, runMaskOperation, wantedOperation, type Outcome } from "../document/maskOperations";
import { failureText } from "../i18n/failureText";
import { currentT } from "../i18n/i18n";
import { toFailure } from "../lib/failure";
import { prepareMaskFile } from "../mask/maskService";
import { saveFile } from "../ui/saveFile";
import { toast } from "../ui/toast";
import { askHowToImport } from "./importQuestion";
import type { ToolState } from "./toolStore";

/** Pixels of one click; growing, shrinking, feathering go on by as many while they are held. */
const amounts: Readonly<Record<Adjustment, number>> = {
  grow: 4,
  shrink: 4,
  feather: 4,
  refineEdge: 16,
  smooth: 4,
  fillHoles: 200,
  removeSpecks: 20,
};

/** A key that is held repeats faster than a step can be seen. Milliseconds. */
const leastPause = 120;
let lastRepeat = 0;

/** Does something to the whole mask as a new step; tells when it could not, or when there was nothing to do. */
export function operate(operation: MaskOperation): void {
  void tellOf(runMaskOperation(operation), true);
}

export function refine(kind: Adjustment): void {
  operate({ kind, amount: amounts[kind] });
}

/** Goes on with the newest step, or begins one. */
export function refineMore(kind: Adjustment): void {
  const now = performance.now();
  if (now - lastRepeat < leastPause) return;
  lastRepeat = now;
  const wanted = wantedOperation();
  if (wanted !== null && wanted.kind === kind) adjustRefinement(wanted.amount + amounts[kind]);
  else refine(kind);
}

/** Another amount for the newest step. */
export function adjustRefinement(amount: number): void {
  const wanted = wantedOperation();
  if (wanted !== null && wanted.kind !== "wand") void tellOf(adjustMaskOperation({ kind: wanted.kind, amount }), false);
}

/** The last click of the wand, if it is the newest step, with what is set now. */
export function adjustWand({ tolerance, contiguous }: ToolState): void {
  const wanted = wantedOperation();
  if (wanted?.kind === "wand") void tellOf(adjustMaskOperation({ ...wanted, tolerance, contiguous }), false);
}

export function prepareColours(): void {
  void prepareMaskWand();
}

async function tellOf(work: Promise<Outcome>, isNew: boolean): Promise<void> {
  try {
    const outcome = await work;
    if (isNew && outcome === "unchanged") toast({ text: currentT()("editor.unchanged") });
  } catch (thrown) {
    toast({ text: failureText(currentT(), toFailure(thrown)), tone: "err" });
  }
}

/** The mask that was last emptied, replaced or sent takes the place of the present one, as one step. Tells when there is none. */
export async function reselect(): Promise<void> {
  await telling(async () => {
    const last = await lastMask();
    if (last === null) toast({ text: currentT()("masks.noLast") });
    else if (!(await combineMask(last.toWhole(), "replace"))) toast({ text: currentT()("editor.unchanged") });
  });
}

/** A worker that cannot be had is said when the mask is saved. */
export function prepareToSave(): void {
  prepareMaskFile().catch(() => undefined);
}

/** Saves the mask as a PNG of the photo's size, named after the photo. Tells how it went. */
export async function saveMask(): Promise<void> {
  await telling(async () => {
    const t = currentT();
    const name = documentState().photo?.name.replace(/\.[^.]*$/, "") ?? "";
    saveFile(await exportMask(), `${t("editor.menu.fileName", { name }).trim()}.png`);
    toast({ text: t("editor.menu.exported") });
  });
}

/** A picture meets the mask; asks how where there is one. Tells how it went. */
export async function openMaskFile(file: File): Promise<void> {
  await telling(async () => {
    const mode = documentState().mask.bounds === null ? "replace" : await askHowToImport(file.name);
    if (mode === null) return;
    await importMask(file, mode);
    toast({ text: currentT()("editor.menu.imported") });
  });
}

async function telling(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (thrown) {
    const failure = toFailure(thrown);
    if (failure.code !== "aborted") toast({ text: failureText(currentT(), failure), tone: "err" });
  }
}
