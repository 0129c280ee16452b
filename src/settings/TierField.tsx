import { accountTiers, tierLimits, type AccountTier } from "../engines/wavespeed/accountTiers";
import { formatNumber } from "../i18n/format";
import { useLanguage, useT } from "../i18n/i18n";
import { SelectField } from "../ui/SelectField";

/** The names of the service; the same in every language. */
const names: Readonly<Record<AccountTier, string>> = { bronze: "Bronze", silver: "Silver", gold: "Gold", ultra: "Ultra" };

/** How many runs the account takes: the page holds the others back, so that none is refused. */
export function TierField({ tier, onChange }: { readonly tier: AccountTier; readonly onChange: (tier: AccountTier) => void }) {
  const t = useT();
  const language = useLanguage();
  return (
    <SelectField
      label={t("settings.connect.tier")}
      value={tier}
      onChange={onChange}
      options={accountTiers.map((value) => ({
        value,
        label: t("settings.connect.tierOption", { name: names[value], runs: formatNumber(tierLimits(value).perMinute, language) }),
      }))}
    />
  );
}
