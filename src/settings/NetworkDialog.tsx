import { FileUp, Trash2 } from "lucide-react";
import { useEffect, useRef, useState, type FormEvent } from "react";
import { failureText } from "../i18n/failureText";
import { formatBytes } from "../i18n/format";
import { useLanguage, useT } from "../i18n/i18n";
import { toFailure, type Failure } from "../lib/failure";
import type { NetworkRecord } from "../storage/networkTable";
import { Banner } from "../ui/Banner";
import { Button } from "../ui/Button";
import { chooseFile } from "../ui/chooseFile";
import { Dialog } from "../ui/Dialog";
import { useSignal } from "../ui/signal";
import { Spinner } from "../ui/Spinner";
import { TextField } from "../ui/TextField";
import { ownNetwork, removeNetwork, takeNetwork, takeNetworkFrom } from "./network";

/** The user's own network: from a file or an address; what it is, and the way back to the built-in fill. */
export function NetworkDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useT();
  const network = useSignal(ownNetwork);
  const { isBusy, failure, attempt } = useAttempt();
  const [address, setAddress] = useState("");
  const fetchIt = (event: FormEvent): void => {
    event.preventDefault();
    if (address.trim() !== "") attempt((signal) => takeNetworkFrom(address, signal));
  };
  return (
    <Dialog open title={t("network.title")} onClose={onClose}>
      <div className="space-y-4">
        <p className="text-t2">{t("network.intro")}</p>
        {network !== null && <Details network={network} />}
        {failure !== null && <Banner tone="err" title={failureText(t, failure)} />}
        <div className="flex flex-wrap items-center gap-2">
          <Button
            icon={FileUp}
            disabled={isBusy}
            onClick={() => chooseFile(".onnx", (file) => attempt((signal) => takeNetwork(file, file.name, signal)))}
          >
            {t("network.choose")}
          </Button>
          {network !== null && (
            <Button variant="danger" icon={Trash2} disabled={isBusy} onClick={() => attempt(removeNetwork)}>
              {t("network.remove")}
            </Button>
          )}
        </div>
        <form onSubmit={fetchIt} className="flex items-end gap-2">
          <div className="grow">
            <TextField label={t("network.address")} value={address} onChange={setAddress} />
          </div>
          <Button type="submit" disabled={isBusy || address.trim() === ""}>
            {t("network.fetch")}
          </Button>
        </form>
        <p role="status" className="flex min-h-5 items-center gap-2 text-label text-t2">
          {isBusy && (
            <>
              <Spinner size={14} />
              {t("network.trying")}
            </>
          )}
        </p>
      </div>
    </Dialog>
  );
}

function Details({ network }: { readonly network: NetworkRecord }) {
  const t = useT();
  const language = useLanguage();
  const { side } = network.signature;
  const rows = [
    [t("network.file"), network.name],
    [t("network.size"), formatBytes(network.bytes, language)],
    [t("network.licence"), network.licence ?? t("network.noLicence")],
    ...(network.producer === "" ? [] : [[t("network.producer"), network.producer] as const]),
    [t("network.picture"), side === null ? t("network.anySize") : t("network.fixedSize", { side })],
  ] as const;
  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-2 rounded-field bg-bg2 p-3">
      {rows.map(([name, value]) => (
        <div key={name} className="contents">
          <dt className="text-t2">{name}</dt>
          <dd className="text-right wrap-anywhere">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** One attempt at a time; it ends with the dialog. */
function useAttempt() {
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const ending = useRef(new AbortController());
  useEffect(() => {
    const controller = new AbortController();
    ending.current = controller;
    return () => controller.abort();
  }, []);
  const attempt = (work: (signal: AbortSignal) => Promise<void>): void => {
    const { signal } = ending.current;
    setBusy(true);
    setFailure(null);
    work(signal)
      .catch((thrown: unknown) => {
        if (!signal.aborted) setFailure(toFailure(thrown));
      })
      .finally(() => {
        if (!signal.aborted) setBusy(false);
      });
  };
  return { isBusy, failure, attempt };
}
