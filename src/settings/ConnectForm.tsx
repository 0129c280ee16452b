import { ExternalLink, TriangleAlert } from "lucide-react";
import { useEffect, useRef, useState, type FormEvent } from "react";
import { accountPages } from "../engines/wavespeed/accountPages";
import { defaultBaseAddress } from "../engines/wavespeed/baseAddress";
import { failureText } from "../i18n/failureText";
import { useT } from "../i18n/i18n";
import { toFailure, type Failure, type FailureCode } from "../lib/failure";
import { Button } from "../ui/Button";
import { CheckField } from "../ui/CheckField";
import { Spinner } from "../ui/Spinner";
import { TextField } from "../ui/TextField";
import { connect } from "./connect";
import { connectionState } from "./connectionStore";
import { KeyField } from "./KeyField";
import { preferencesState } from "./preferencesStore";
import { TierField } from "./TierField";

/** What is wrong with the key, and what with the address; anything else stands above the buttons. */
const ofKey: ReadonlySet<string> = new Set<FailureCode>(["service-key-malformed", "service-key-refused", "service-forbidden"]);
const ofAddress: ReadonlySet<string> = new Set<FailureCode>([
  "service-address",
  "service-unreachable",
  "service-timeout",
  "service-not-found",
  "service-answer",
]);
/** With these the key is of no use; the others may be a fault of this one question. */
const hopeless: ReadonlySet<string> = new Set<FailureCode>(["service-key-malformed", "service-key-refused", "service-address"]);

export interface ConnectFormProps {
  readonly onConnected: () => void;
  readonly onCancel: () => void;
}

/** A key and where it goes. The key field begins empty, whatever is connected: an address gets no key that was given for another. */
export function ConnectForm({ onConnected, onCancel }: ConnectFormProps) {
  const t = useT();
  const keyInput = useRef<HTMLInputElement>(null);
  const addressInput = useRef<HTMLInputElement>(null);
  const [address, setAddress] = useState(() => preferencesState().serviceAddress ?? defaultBaseAddress);
  const [remember, setRemember] = useState(isRemembered);
  const [tier, setTier] = useState(() => preferencesState().tier);
  const { failure, isBusy, forget, attempt } = useAttempt(onConnected);
  const shown = (codes: ReadonlySet<string>): string | null =>
    failure !== null && codes.has(failure.code) ? failureText(t, failure) : null;

  useEffect(() => keyInput.current?.focus(), []);
  useEffect(() => {
    if (failure !== null) (ofAddress.has(failure.code) ? addressInput : keyInput).current?.focus();
  }, [failure]);

  const send = (check: boolean): void => attempt({ key: keyInput.current?.value ?? "", base: address, remember, tier, check });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!isBusy) send(true);
  };
  const isOwnAddress = address.trim() === defaultBaseAddress;
  return (
    <form noValidate autoComplete="off" onSubmit={submit} className="space-y-4">
      <p className="text-t2 wrap-anywhere">
        {isOwnAddress ? t("settings.connect.intro") : t("settings.connect.introOther", { address: address.trim() })}
      </p>
      <div className="space-y-1.5">
        <KeyField ref={keyInput} error={shown(ofKey)} onEdit={forget} />
        <p className="text-label text-t3">
          <a href={accountPages.keys} target="_blank" rel="noreferrer" className="font-medium text-t1 underline underline-offset-2">
            {t("settings.connect.getKey")}
            <ExternalLink aria-hidden size={12} strokeWidth={1.75} className="ml-1 inline align-[-1px]" />
          </a>{" "}
          {t("settings.connect.topUpFirst")}
        </p>
      </div>
      <CheckField
        label={t("settings.connect.remember")}
        hint={t("settings.connect.rememberHint")}
        checked={remember}
        onChange={setRemember}
      />
      <div>
        <TextField
          ref={addressInput}
          label={t("settings.connect.address")}
          inputMode="url"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          value={address}
          error={shown(ofAddress)}
          onChange={(next) => {
            setAddress(next);
            forget();
          }}
        />
        {!isOwnAddress && (
          <Button size="bar" variant="ghost" className="mt-1 -ml-2" onClick={() => setAddress(defaultBaseAddress)}>
            {t("settings.connect.ownAddress")}
          </Button>
        )}
      </div>
      <TierField tier={tier} onChange={setTier} />
      {failure !== null && !ofKey.has(failure.code) && !ofAddress.has(failure.code) && (
        <p role="alert" className="flex items-start gap-2 text-label text-err">
          <TriangleAlert aria-hidden size={15} strokeWidth={1.75} className="mt-px shrink-0" />
          {failureText(t, failure)}
        </p>
      )}
      {failure !== null && !hopeless.has(failure.code) && (
        <div className="flex flex-wrap items-center gap-x-3 gap-y-2 rounded-field bg-warn-soft p-3">
          <p className="min-w-48 grow basis-0 text-label">{t("settings.connect.anywayHint")}</p>
          <Button size="bar" onClick={() => send(false)}>
            {t("settings.connect.anyway")}
          </Button>
        </div>
      )}
      <div className="flex flex-wrap justify-end gap-2">
        <Button onClick={onCancel}>{t("settings.connect.cancel")}</Button>
        <Button type="submit" variant="primary" aria-disabled={isBusy}>
          {isBusy && <Spinner />}
          {t(isBusy ? "settings.connect.checking" : "settings.connect.connect")}
        </Button>
      </div>
    </form>
  );
}

/** What was ticked for the present key, so that a new one does not silently make the page forget. */
function isRemembered(): boolean {
  const now = connectionState();
  return (now.state === "connected" || now.state === "refused") && now.remembered;
}

/** One attempt at a time; it ends with the dialog. */
function useAttempt(onConnected: () => void) {
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isBusy, setBusy] = useState(false);
  const running = useRef<AbortController>(null);
  useEffect(() => () => running.current?.abort(), []);
  const attempt = (input: Parameters<typeof connect>[0]): void => {
    const controller = new AbortController();
    running.current = controller;
    setBusy(true);
    setFailure(null);
    connect(input, controller.signal)
      .then(onConnected, (thrown: unknown) => {
        const met = toFailure(thrown);
        if (met.code !== "aborted") setFailure(met);
      })
      .finally(() => setBusy(false));
  };
  return { failure, isBusy, attempt, forget: () => setFailure(null) };
}
