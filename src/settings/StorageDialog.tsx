import { HardDrive, PackageCheck, PackageOpen, ShieldCheck, Trash2 } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { failureText } from "../i18n/failureText";
import { formatBytes, formatPercent } from "../i18n/format";
import { useLanguage, useT } from "../i18n/i18n";
import { toFailure } from "../lib/failure";
import { keepSafely, readUsage, type Usage } from "../storage/usage";
import { announceError } from "../ui/announce";
import { Banner } from "../ui/Banner";
import { Button } from "../ui/Button";
import { Dialog } from "../ui/Dialog";
import { toast } from "../ui/toast";

export interface StorageDialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
  /** Deletes every run that has ended; a room to the right knows how. */
  readonly onDeleteResults: () => Promise<void>;
  /** Saves and opens the whole work as one file; likewise. */
  readonly onSaveProject: () => void;
  readonly onOpenProject: () => void;
}

/** How much the browser keeps, and what can be done about it. */
export function StorageDialog({ open, onClose, ...actions }: StorageDialogProps) {
  const t = useT();
  return (
    <Dialog open={open} onClose={onClose} title={t("document.storage.title")}>
      {open && <StorageContent {...actions} />}
    </Dialog>
  );
}

function StorageContent({ onDeleteResults, onSaveProject, onOpenProject }: Omit<StorageDialogProps, "open" | "onClose">) {
  const t = useT();
  const { usage, problem, recount, fail } = useUsage();
  const [confirms, setConfirms] = useState(false);
  const [refused, setRefused] = useState(false);
  const deleteButton = useRef<HTMLButtonElement>(null);

  const askToKeep = async (): Promise<void> => {
    setRefused(!(await keepSafely()));
    recount();
  };
  const cancel = (): void => {
    setConfirms(false);
    deleteButton.current?.focus();
  };
  const deleteResults = async (): Promise<void> => {
    setConfirms(false);
    try {
      await onDeleteResults();
      toast({ text: t("document.storage.deleted") });
    } catch (thrown) {
      fail(thrown);
    }
    recount();
  };

  return (
    <div className="space-y-4">
      <p className="text-t2">{t("document.storage.intro")}</p>
      {problem !== null && <Banner tone="err" title={failureText(t, problem)} />}
      {usage === null ? <p className="text-t3">{t("document.storage.counting")}</p> : <Figures usage={usage} />}
      {usage !== null && (
        <p className="flex items-start gap-2 text-label text-t2">
          {usage.persisted ? (
            <ShieldCheck aria-hidden size={16} className="mt-px shrink-0 text-ok" />
          ) : (
            <HardDrive aria-hidden size={16} className="mt-px shrink-0" />
          )}
          {usage.persisted ? t("document.storage.safe") : refused ? t("document.storage.keepRefused") : t("document.storage.unsafe")}
        </p>
      )}
      <div className="flex flex-wrap gap-2">
        {usage?.persisted === false && (
          <Button icon={ShieldCheck} onClick={() => void askToKeep()}>
            {t("document.storage.keepSafely")}
          </Button>
        )}
        <Button
          ref={deleteButton}
          variant="danger"
          icon={Trash2}
          disabled={(usage?.deletable.runs ?? 0) === 0}
          aria-expanded={confirms}
          onClick={() => setConfirms(true)}
        >
          {t("document.storage.deleteResults")}
        </Button>
      </div>
      {confirms && usage !== null && <ConfirmDelete usage={usage} onCancel={cancel} onConfirm={() => void deleteResults()} />}
      <section aria-labelledby="project-title" className="space-y-2 border-t border-line pt-4">
        <h3 id="project-title" className="font-semibold">
          {t("project.title")}
        </h3>
        <p className="text-label text-t2">{t("project.hint")}</p>
        <div className="flex flex-wrap gap-2">
          <Button icon={PackageCheck} onClick={onSaveProject}>
            {t("project.save")}
          </Button>
          <Button icon={PackageOpen} onClick={onOpenProject}>
            {t("project.open")}
          </Button>
        </div>
      </section>
    </div>
  );
}

interface ConfirmDeleteProps {
  readonly usage: Usage;
  readonly onCancel: () => void;
  readonly onConfirm: () => void;
}

/** Says what would go, in numbers; the harmless button has the focus. */
function ConfirmDelete({ usage, onCancel, onConfirm }: ConfirmDeleteProps) {
  const t = useT();
  const cancelButton = useRef<HTMLButtonElement>(null);
  const bytes = formatBytes(usage.deletable.bytes, useLanguage());
  useEffect(() => cancelButton.current?.focus(), []);
  return (
    <section aria-label={t("document.storage.confirmTitle")} className="space-y-3 rounded-field bg-err-soft p-3">
      <p>{t("document.storage.confirm", { count: usage.deletable.runs, bytes })}</p>
      <div className="flex flex-wrap justify-end gap-2">
        <Button ref={cancelButton} onClick={onCancel}>
          {t("document.storage.cancel")}
        </Button>
        <Button variant="danger" icon={Trash2} onClick={onConfirm}>
          {t("document.storage.delete", { bytes })}
        </Button>
      </div>
    </section>
  );
}

function Figures({ usage }: { readonly usage: Usage }) {
  const t = useT();
  const language = useLanguage();
  const total = usage.total ?? usage.photos.bytes + usage.masks.bytes + usage.results.bytes;
  const rows = [
    [t("document.storage.photos", { count: usage.photos.count }), formatBytes(usage.photos.bytes, language)],
    ...(usage.masks.count === 0
      ? []
      : [[t("document.storage.masks", { count: usage.masks.count }), formatBytes(usage.masks.bytes, language)] as const]),
    [t("document.storage.results", { count: usage.results.runs }), formatBytes(usage.results.bytes, language)],
    [t("document.storage.total"), formatBytes(total, language)],
    ...(usage.quota === null
      ? []
      : [
          [
            t("document.storage.quota"),
            `${formatBytes(usage.quota, language)} · ${t("document.storage.free", { share: formatPercent(total / usage.quota, language) })}`,
          ] as const,
        ]),
  ] as const;
  return (
    <dl className="grid grid-cols-[1fr_auto] gap-x-4 gap-y-2 rounded-field bg-bg2 p-3">
      {rows.map(([name, value]) => (
        <div key={name} className="contents">
          <dt className="text-t2">{name}</dt>
          <dd className="text-right font-mono tabular-nums">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function useUsage() {
  const [usage, setUsage] = useState<Usage | null>(null);
  const [problem, setProblem] = useState<ReturnType<typeof toFailure> | null>(null);
  const [round, setRound] = useState(0);
  const t = useT();
  useEffect(() => {
    let wanted = true;
    readUsage().then(
      (counted) => wanted && setUsage(counted),
      (thrown: unknown) => wanted && setProblem(toFailure(thrown)),
    );
    return () => void (wanted = false);
  }, [round]);
  return {
    usage,
    problem,
    recount: () => setRound((before) => before + 1),
    fail: (thrown: unknown) => {
      const failure = toFailure(thrown);
      setProblem(failure);
      announceError(failureText(t, failure));
    },
  };
}
