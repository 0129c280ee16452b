import { Boxes } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { useDocument } from "../document/documentStore";
import { setEngine } from "../document/paramsCommands";
import { isLocal } from "../engines/engine";
import { useT, withWords } from "../i18n/i18n";
import { Button } from "../ui/Button";
import { Segmented } from "../ui/Segmented";
import { useSignal } from "../ui/signal";
import { ownNetwork } from "./network";

const NetworkDialog = lazy(() => withWords(import("./NetworkDialog")).then((room) => ({ default: room.NetworkDialog })));

/** Stands in the form while Local is chosen: the built-in fill, or a network of the user's own. */
export function NetworkChoice() {
  const t = useT();
  const engine = useDocument((state) => state.engine);
  const network = useSignal(ownNetwork);
  const [isOpen, setOpen] = useState(false);
  if (!isLocal(engine)) return null;
  return (
    <div className="flex flex-col gap-1.5 pt-1">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <span className="font-medium">{t("settings.network.label")}</span>
        {network === null ? (
          <Button size="bar" icon={Boxes} onClick={() => setOpen(true)}>
            {t("settings.network.add")}
          </Button>
        ) : (
          <Segmented
            label={t("settings.network.label")}
            value={engine === "onnx" ? "onnx" : "local"}
            onChange={setEngine}
            options={[
              { value: "local", label: t("settings.network.builtIn") },
              { value: "onnx", label: t("settings.network.own") },
            ]}
          />
        )}
      </div>
      {network !== null && (
        <p className="flex items-center justify-between gap-2 text-label text-t2">
          <span className="min-w-0 truncate">{network.name}</span>
          <Button variant="ghost" size="bar" onClick={() => setOpen(true)}>
            {t("settings.network.change")}
          </Button>
        </p>
      )}
      <Suspense fallback={null}>{isOpen && <NetworkDialog onClose={() => setOpen(false)} />}</Suspense>
    </div>
  );
}
