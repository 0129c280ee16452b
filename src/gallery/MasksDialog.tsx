import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef, type ReactNode } from "react";
import { useDocument } from "../document/documentStore";
import { isOfThisPhoto } from "../document/earlierMasks";
import { formatTimeAgo } from "../i18n/format";
import { useLanguage, useT } from "../i18n/i18n";
import { useRuns } from "../runs/runQueries";
import type { NamedMask } from "../storage/maskTable";
import type { PhotoRef } from "../storage/photoRef";
import { Banner } from "../ui/Banner";
import { Button } from "../ui/Button";
import { Dialog } from "../ui/Dialog";
import { MaskEntry } from "./MaskEntry";
import { keptMask, lastMaskOptions, namedMaskOptions, runsByMask } from "./maskShelf";
import { NamedMaskEntry } from "./NamedMaskEntry";
import { PresentMask } from "./PresentMask";
import { useNow } from "./useNow";
import { useShelf } from "./useShelf";

/** What was masked before on this photo, to go on from: the last mask, saved ones, and those of runs. */
export function MasksDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useT();
  const photo = useDocument((state) => state.photo);
  return (
    <Dialog open wide title={t("masks.title")} onClose={onClose}>
      {photo !== null && <Shelf photo={photo} />}
    </Dialog>
  );
}

function Shelf({ photo }: { readonly photo: PhotoRef }) {
  const t = useT();
  const language = useLanguage();
  const now = useNow(null);
  const version = useDocument((state) => state.mask.version);
  const { data: named = [], isFetched } = useQuery(namedMaskOptions);
  const { data: last = null } = useQuery({ ...lastMaskOptions(version), placeholderData: (before) => before });
  const runs = runsByMask(useRuns().filter(({ photo: { hash, width, height } }) => isOfThisPhoto({ photo: hash, width, height })));
  const { notice, gone, meet, save, rename, remove, putBack } = useShelf();

  return (
    <div className="space-y-4">
      {notice !== null && <Banner tone={notice.tone} title={notice.text} />}
      <PresentMask photo={photo} defaultName={t("masks.defaultName", { number: named.length + 1 })} onSave={save} />
      {gone !== null && <Deleted mask={gone} onUndo={putBack} />}
      {last !== null && (
        <Section title={t("masks.last")} isPlain>
          <MaskEntry name={t("masks.last")} detail={t("masks.lastHint")} photo={photo} source={last} onMeet={meet} />
        </Section>
      )}
      {named.length > 0 && (
        <Section title={t("masks.saved")}>
          {named.map((mask) => (
            <NamedMaskEntry key={mask.id} mask={mask} onMeet={meet} onRename={rename} onDelete={remove} />
          ))}
        </Section>
      )}
      {runs.length > 0 && (
        <Section title={t("masks.ofRuns")}>
          {runs.map((run) => (
            <MaskEntry
              key={run.id}
              name={t("masks.run", { number: run.number })}
              detail={formatTimeAgo(run.createdAt, now, language)}
              photo={photo}
              source={keptMask(run.mask)}
              onMeet={meet}
            />
          ))}
        </Section>
      )}
      {isFetched && last === null && named.length + runs.length === 0 && <p className="py-4 text-center text-t2">{t("masks.none")}</p>}
    </div>
  );
}

interface SectionProps {
  readonly title: string;
  /** What is in it says the same. */
  readonly isPlain?: boolean;
  readonly children: ReactNode;
}

function Section({ title, isPlain = false, children }: SectionProps) {
  return (
    <section>
      {!isPlain && <h3 className="text-label font-medium text-t2">{title}</h3>}
      <ul aria-label={title} className="divide-y divide-line">
        {children}
      </ul>
    </section>
  );
}

/** It takes the focus, which was on what is gone. */
function Deleted({ mask, onUndo }: { readonly mask: NamedMask; readonly onUndo: (mask: NamedMask) => void }) {
  const t = useT();
  const undo = useRef<HTMLButtonElement>(null);
  useEffect(() => undo.current?.focus(), [mask]);
  return (
    <div className="flex flex-wrap items-center justify-between gap-2 rounded-field bg-bg2 px-3 py-2">
      <p role="status" className="wrap-anywhere">
        {t("masks.deleted", { name: mask.name })}
      </p>
      <Button ref={undo} size="bar" variant="outline" onClick={() => onUndo(mask)}>
        {t("masks.undo")}
      </Button>
    </div>
  );
}
