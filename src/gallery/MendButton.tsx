import { KeyRound, PencilLine, SlidersHorizontal, Wallet } from "lucide-react";
import { accountPages } from "../engines/wavespeed/accountPages";
import { useT } from "../i18n/i18n";
import { Button } from "../ui/Button";
import { CardLink } from "./CardLink";
import type { EndedAction } from "./endedAction";
import { usePageActions } from "./pageActions";

const icons = { changePrompt: PencilLine, changeSettings: SlidersHorizontal, openConnection: KeyRound } as const;

/** Leads to what mends a run that failed. */
export function MendButton({ action, tabIndex }: { readonly action: EndedAction; readonly tabIndex: 0 | -1 }) {
  const t = useT();
  const offered = usePageActions();
  if (action === "topUp")
    return <CardLink href={accountPages.topUp} icon={Wallet} label={t("cards.ended.topUp")} main={{ tabIndex }} worded />;
  return (
    <Button data-main tabIndex={tabIndex} size="bar" icon={icons[action]} onClick={() => offered[action]?.()}>
      {t(`cards.ended.${action}`)}
    </Button>
  );
}
