import { useEffect, useRef, useState, type ReactNode } from "react";
import { failureText } from "../i18n/failureText";
import { useT } from "../i18n/i18n";
import { toFailure } from "../lib/failure";
import { useRuns } from "../runs/runQueries";
import { Button } from "../ui/Button";
import { Dialog } from "../ui/Dialog";
import { saveFile } from "../ui/saveFile";
import { Spinner } from "../ui/Spinner";
import { ExportPicture } from "./ExportPicture";
import { findOutput, type ShownOutput } from "./runGroups";
import { handOffZip } from "./handOff";
import { resultName } from "./resultName";
import { sheetOf } from "./sheetOf";

interface ExportDialogProps {
  readonly outputId: string;
  readonly onClose: () => void;
}

/** A result as another picture format, beside its photo on a sheet, or with all that it is made of. */
export function ExportDialog({ outputId, onClose }: ExportDialogProps) {
  const t = useT();
  const shown = findOutput(useRuns(), outputId);
  if (shown === null) return null;
  return (
    <Dialog open onClose={onClose} title={t("exporting.title", { number: shown.number })}>
      <ExportBody shown={shown} />
    </Dialog>
  );
}

type Job = "sheet-png" | "sheet-jpeg" | "zip";

function ExportBody({ shown }: { readonly shown: ShownOutput }) {
  const t = useT();
  const [job, setJob] = useState<Job | null>(null);
  const [told, setTold] = useState<{ readonly text: string; readonly isBad: boolean } | null>(null);
  const ending = useRef<AbortController | null>(null);
  useEffect(() => () => ending.current?.abort(), []);

  const { run, output, number } = shown;
  const nameWith = (end: string): string => resultName(run.params.prompt, output.seed, number, end);
  const save = (file: Blob, name: string): void => {
    saveFile(file, name);
    setTold({ text: t("gallery.downloaded", { name }), isBad: false });
  };
  const start = async (next: Job, name: string, make: (signal: AbortSignal) => Promise<Blob>): Promise<void> => {
    const controller = new AbortController();
    ending.current = controller;
    setJob(next);
    setTold(null);
    try {
      save(await make(controller.signal), name);
    } catch (thrown) {
      const failure = toFailure(thrown);
      if (failure.code !== "aborted") setTold({ text: failureText(t, failure), isBad: true });
    }
    setJob(null);
  };
  const startSheet = (format: "png" | "jpeg"): void =>
    void start(`sheet-${format}`, nameWith(`sheet.${format === "jpeg" ? "jpg" : "png"}`), (signal) => sheetOf(shown, format, signal));

  return (
    <div className="flex flex-col gap-5">
      <ExportPicture shown={shown} onSave={(file, end) => save(file, nameWith(end))} />
      <Part title={t("exporting.sheet.title")} text={t("exporting.sheet.text")}>
        <JobButton isRunning={job === "sheet-png"} disabled={job !== null} onClick={() => startSheet("png")}>
          {t("exporting.sheet.png")}
        </JobButton>
        <JobButton isRunning={job === "sheet-jpeg"} disabled={job !== null} onClick={() => startSheet("jpeg")}>
          {t("exporting.sheet.jpeg")}
        </JobButton>
      </Part>
      <Part title={t("exporting.handOff.title")} text={t("exporting.handOff.text")}>
        <JobButton
          isRunning={job === "zip"}
          disabled={job !== null}
          onClick={() => void start("zip", nameWith("zip"), (signal) => handOffZip(shown, signal))}
        >
          {t("exporting.handOff.save")}
        </JobButton>
      </Part>
      <p role="status" className={told?.isBad === true ? "text-label font-medium text-err" : "text-label text-t2 break-words"}>
        {told?.text}
      </p>
    </div>
  );
}

function Part({ title, text, children }: { readonly title: string; readonly text: string; readonly children: ReactNode }) {
  return (
    <section aria-label={title} className="flex flex-col gap-2 border-t border-line pt-4">
      <h3 className="text-body font-semibold">{title}</h3>
      <p className="text-label text-t2">{text}</p>
      <div className="flex flex-wrap gap-2">{children}</div>
    </section>
  );
}

interface JobButtonProps {
  readonly isRunning: boolean;
  readonly disabled: boolean;
  readonly onClick: () => void;
  readonly children: ReactNode;
}

function JobButton({ isRunning, disabled, onClick, children }: JobButtonProps) {
  return (
    <Button disabled={disabled} aria-busy={isRunning} onClick={onClick}>
      {isRunning && <Spinner size={14} />}
      {children}
    </Button>
  );
}
