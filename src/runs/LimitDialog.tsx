import { ReceiptText } from "lucide-react";
import { formatMoney } from "../i18n/format";
import { useLanguage, useT } from "../i18n/i18n";
import { Button } from "../ui/Button";
import { Dialog } from "../ui/Dialog";
import type { LimitQuestion } from "./dailyLimit";

interface LimitDialogProps {
  readonly question: LimitQuestion;
  /** Opens the ledger; the question has its answer by then. */
  readonly onLedger: () => void;
}

/** A run would pass the limit of the day. Nothing is sent before the answer; closing is a no. */
export function LimitDialog({ question, onLedger }: LimitDialogProps) {
  const t = useT();
  const language = useLanguage();
  const { cost, spent, cap, estimated, answer } = question;
  const openLedger = (): void => {
    answer(false);
    onLedger();
  };
  return (
    <Dialog
      open
      title={t("ledger.question.title")}
      onClose={() => answer(false)}
      footer={
        <>
          <Button onClick={() => answer(false)}>{t("ledger.question.cancel")}</Button>
          <Button variant="primary" onClick={() => answer(true)}>
            {t("ledger.question.goOn")}
          </Button>
        </>
      }
    >
      <p className="tnum">
        {t("ledger.question.text", {
          cost: formatMoney(cost, language),
          spent: formatMoney(spent, language),
          cap: formatMoney(cap, language),
        })}
      </p>
      {estimated > 0 && (
        <p className="mt-2 text-label text-t2 tnum">{t("ledger.question.estimated", { amount: formatMoney(estimated, language) })}</p>
      )}
      <Button variant="ghost" size="bar" icon={ReceiptText} className="mt-2 -ml-2" onClick={openLedger}>
        {t("ledger.question.ledger")}
      </Button>
    </Dialog>
  );
}
