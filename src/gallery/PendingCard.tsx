import { isLocal } from "../engines/engine";
import clsx from "clsx";
import { History } from "lucide-react";
import { useId } from "react";
import { useLanguage, useT } from "../i18n/i18n";
import type { Failure } from "../lib/failure";
import type { Run } from "../runs/run";
import { stopRun } from "../runs/runCommands";
import type { RunProgress } from "../runs/runProgress";
import { queueHolds } from "../runs/runQueue";
import { usualProgress, usualTimeOf } from "../runs/usualProgress";
import { ProgressBar } from "../ui/ProgressBar";
import { useSignal } from "../ui/signal";
import { Tooltip } from "../ui/Tooltip";
import { pendingNote, type PendingNote } from "./pendingNote";
import { ProgressRing } from "./ProgressRing";
import { RoughPreview } from "./RoughPreview";
import { queuePlace } from "./runGroups";
import { imageState, type ImageState } from "./runSummary";
import { noteText, pendingText } from "./serviceWords";
import { tellFailure } from "./tellFailure";
import { useBlobUrl } from "./useBlobUrl";
import { useConnected } from "./useConnected";
import { useNow } from "./useNow";

interface PendingCardProps {
  readonly run: Run;
  /** All runs, for the place in the queue and the usual time. */
  readonly runs: readonly Run[];
  /** From 0. */
  readonly index: number;
  readonly progress: RunProgress;
  readonly tabIndex: 0 | -1;
  readonly large: boolean;
  readonly className?: string;
  /** Instead, when there is more to say than how far it is. */
  readonly wideClass?: string;
}

/** An image that is not there yet: what is sent, blurred, with the work that was really done. The first of a run can stop it, and says what is in its way. */
export function PendingCard({ run, runs, index, progress, tabIndex, large, className, wideClass }: PendingCardProps) {
  const t = useT();
  const language = useLanguage();
  const place = queuePlace(runs, run);
  const state = imageState(run, index, progress.report, place);
  const now = useNow(isLocal(run.engine) ? null : 1000);
  const note = useNote(run, place, progress.problem, now);
  const said = index === 0 && note !== null && note.kind !== "goesAt" && note.kind !== "goesAfter" ? noteText(t, note, language) : null;
  const queued = state.kind === "queued";
  const picture = useBlobUrl(queued ? null : run.imageHash);
  const turn = queued && note !== null && said === null ? noteText(t, note, language) : null;
  const text = turn ?? pendingText(t, state, progress.report, run, now, language);
  const label = t("gallery.progressOf", { number: index + 1 });
  const preview = progress.report?.state === "running" ? progress.report.images[index]?.preview : undefined;
  const valueText = preview === undefined ? text : t("leftOut.roughPreview", { progress: text });
  const value = fractionOf(state) ?? usualShare(run, runs, now);
  return (
    <div
      role="listitem"
      data-card={`${run.id} ${index}`}
      className={clsx(
        "group relative shrink-0 overflow-hidden bg-bg2",
        queued && "ring-1 ring-line2 ring-inset",
        said === null ? className : wideClass,
      )}
    >
      {picture !== null && (
        <>
          <img src={picture} alt="" className="absolute inset-0 size-full scale-110 object-cover blur-md" />
          {preview === undefined && <span className={clsx("absolute inset-0", said === null ? "bg-[#0d0e1080]" : "bg-[#0d0e10b3]")} />}
        </>
      )}
      {preview !== undefined && (
        <>
          <RoughPreview pixels={preview} />
          <span className="absolute inset-0 bg-linear-to-t from-[#0d0e10e6] to-[#0d0e1000] to-60%" />
        </>
      )}
      {queued ? (
        <div className="absolute inset-0 flex flex-col items-center justify-center gap-1.5 px-2 text-center text-label text-t2">
          <History aria-hidden size={large ? 18 : 16} strokeWidth={1.75} className="shrink-0 text-t3" />
          <span className="tnum">{text}</span>
          {said !== null && <span className="text-warn tnum">{said}</span>}
          <span className="absolute size-px overflow-hidden opacity-0">
            <ProgressBar value={0} label={label} valueText={text} />
          </span>
        </div>
      ) : (
        <div
          className={clsx(
            "absolute inset-x-0 bottom-0 flex max-h-full flex-col text-micro font-semibold text-white",
            large ? "p-3" : "p-2 max-desk:p-1.5",
          )}
        >
          {said !== null && <p className="mb-1.5 min-h-0 overflow-y-auto text-label font-medium break-words tnum mr-24">{said}</p>}
          <div className={clsx("flex shrink-0", large ? "items-center gap-2" : "flex-col gap-1.5 max-desk:gap-0.5")}>
            {large && <ProgressRing value={value} label={label} valueText={valueText} />}
            <span className="tnum">{large ? valueText : text}</span>
            {!large && (
              <span className="block w-full [--t1:#fff]">
                <ProgressBar value={value} label={label} valueText={valueText} />
              </span>
            )}
          </div>
        </div>
      )}
      {index === 0 && <StopButton run={run} tabIndex={tabIndex} />}
    </div>
  );
}

function fractionOf(state: ImageState): number | null {
  if (state.kind === "step" || state.kind === "share") return state.fraction;
  if (state.kind === "collecting") return 1;
  return state.kind === "queued" || state.kind === "next" ? 0 : null;
}

/** A service tells no progress: the bar runs on the usual time. Null where nothing is known. */
function usualShare(run: Run, runs: readonly Run[], now: number): number | null {
  if (isLocal(run.engine) || run.state.phase !== "waiting") return null;
  return usualProgress(now - run.state.since, usualTimeOf(run, runs));
}

function useNote(run: Run, place: number | null, problem: Failure | null, now: number): PendingNote | null {
  const connected = useConnected();
  const hold = useSignal(queueHolds)[run.engine] ?? null;
  return pendingNote({ run, place, problem, hold, connected, now });
}

function StopButton({ run, tabIndex }: { readonly run: Run; readonly tabIndex: 0 | -1 }) {
  const t = useT();
  const effectId = useId();
  const effect =
    run.state.phase === "queued" ? t("gallery.stopQueued") : isLocal(run.engine) ? t("gallery.stopLocal") : t("gallery.stopService");
  return (
    <>
      <span id={effectId} hidden>
        {effect}
      </span>
      <Tooltip text={effect} side="top">
        <button
          type="button"
          data-main
          tabIndex={tabIndex}
          aria-describedby={effectId}
          onClick={() => void stopRun(run.id).catch(tellFailure)}
          className="absolute top-1.5 right-1.5 z-10 inline-flex h-6 items-center rounded-ctl bg-[#101214d9] px-2 text-micro font-semibold text-white transition-colors hover:bg-black touch:h-9"
        >
          {t("gallery.stopWaiting")}
        </button>
      </Tooltip>
    </>
  );
}
