import clsx from "clsx";
import type { ReactNode } from "react";

export type Tone = "running" | "ok" | "warn" | "err" | "info" | "neutral";

const tones: Record<Tone, string> = {
  running: "bg-acc-soft text-acc-t",
  ok: "bg-ok-soft text-ok",
  warn: "bg-warn-soft text-warn",
  err: "bg-err-soft text-err",
  info: "bg-info-soft text-info",
  neutral: "bg-bg3 text-t2",
};

/** A state in a word. */
export function Pill({ tone, children }: { readonly tone: Tone; readonly children: ReactNode }) {
  return <span className={clsx("rounded-full px-2 py-0.5 text-micro font-semibold whitespace-nowrap tnum", tones[tone])}>{children}</span>;
}
