import { Keyboard } from "lucide-react";
import type { ReactNode } from "react";
import { exampleUrl } from "../document/exampleTable";
import { useT } from "../i18n/i18n";
import { Button } from "../ui/Button";
import { showOnPage } from "./pageStore";

const steps = ["open", "paint", "describe", "compare"] as const;

/** A short help: what the page does and what it promises. */
export function DocsTab() {
  const t = useT();
  return (
    <div className="flex flex-col gap-5 px-4 py-4">
      <Section title={t("docs.how.title")}>
        <ol className="flex list-decimal flex-col gap-1 pl-5 marker:text-t3">
          {steps.map((step) => (
            <li key={step}>{t(`docs.how.steps.${step}`)}</li>
          ))}
        </ol>
      </Section>
      <Section title={t("docs.local.title")}>
        <p>{t("docs.local.local")}</p>
        <p>{t("docs.local.wavespeed")}</p>
      </Section>
      <Section title={t("docs.masks.title")}>
        <p>{t("docs.masks.text")}</p>
        <p>{t("docs.masks.files")}</p>
      </Section>
      <Section title={t("docs.photo.title")}>
        <p>{t("docs.photo.text")}</p>
      </Section>
      <Section title={t("docs.money.title")}>
        <p>{t("docs.money.text")}</p>
        <p>{t("docs.money.lost")}</p>
      </Section>
      <Section title={t("docs.privacy.title")}>
        <p>{t("docs.privacy.text")}</p>
        <p>{t("docs.privacy.service")}</p>
      </Section>
      <Section title={t("docs.keys.title")}>
        <Button icon={Keyboard} className="self-start" onClick={() => showOnPage({ dialog: "shortcuts" })}>
          {t("docs.keys.open")}
        </Button>
      </Section>
      <Section title={t("docs.credits.title")}>
        <p>
          {t("docs.credits.text")}{" "}
          <a href={exampleUrl("CREDITS.md")} target="_blank" rel="noreferrer" className="text-t1 underline underline-offset-2">
            {t("docs.credits.link")}
          </a>
        </p>
      </Section>
    </div>
  );
}

function Section({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="flex flex-col gap-2 text-t2">
      <h2 className="font-semibold text-t1">{title}</h2>
      {children}
    </section>
  );
}
