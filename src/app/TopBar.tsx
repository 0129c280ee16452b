import { Database, Ellipsis, Keyboard, KeyRound, Languages, Moon, ReceiptText, Sun } from "lucide-react";
import { useLanguage, useT } from "../i18n/i18n";
import { currentTheme, toggleTheme } from "../settings/theme";
import { setPreferences, usePreferences } from "../settings/preferencesStore";
import { IconButton } from "../ui/IconButton";
import { Menu, type MenuItem } from "../ui/Menu";
import { Segmented } from "../ui/Segmented";
import { BalanceLabel, KeyButton } from "./ConnectionTools";
import { EngineSwitch } from "./EngineSwitch";
import { Logo } from "./Logo";
import { openConnect, showOnPage } from "./pageStore";
import type { Layout } from "./useLayout";

/** Name, engine, and the page's own settings; what does not fit is in a menu. */
export function TopBar({ layout }: { readonly layout: Layout }) {
  const t = useT();
  const isPhone = layout === "phone";
  return (
    <header className="z-20 grid min-h-13 shrink-0 grid-cols-[auto_1fr_auto] items-center gap-2 border-b border-line bg-bg1 px-3 pt-[env(safe-area-inset-top)] tablet:grid-cols-[1fr_auto_1fr]">
      <div className="flex min-w-0 items-center gap-2.5">
        <Logo />
        <h1 className={isPhone ? "sr-only" : "truncate text-brand"}>{t("app.name")}</h1>
        {layout === "desk" && (
          <span className="rounded-ctl bg-bg2 px-2 py-0.5 text-label font-medium whitespace-nowrap text-t2">{t("app.model")}</span>
        )}
      </div>
      <div className="flex justify-end tablet:justify-center">
        <EngineSwitch compact={isPhone || layout === "sheet"} />
      </div>
      <div className="flex items-center justify-end gap-1">{layout === "desk" ? <DeskTools /> : <SmallTools layout={layout} />}</div>
    </header>
  );
}

function DeskTools() {
  const t = useT();
  const language = useLanguage();
  return (
    <>
      <BalanceLabel />
      <IconButton icon={Database} label={t("app.topBar.storage")} onClick={() => showOnPage({ dialog: "storage" })} />
      <IconButton icon={ReceiptText} label={t("app.topBar.ledger")} onClick={openLedger} />
      <div className="mx-2">
        <Segmented
          label={t("app.topBar.language")}
          value={language}
          onChange={(next) => setPreferences({ language: next })}
          options={[
            { value: "en", label: t("app.topBar.english"), short: "EN" },
            { value: "vi", label: t("app.topBar.vietnamese"), short: "VI" },
          ]}
        />
      </div>
      <ThemeButton />
      <IconButton icon={Keyboard} label={t("app.topBar.shortcuts")} shortcut="?" onClick={() => showOnPage({ dialog: "shortcuts" })} />
      <KeyButton />
    </>
  );
}

function openLedger(): void {
  showOnPage({ dialog: "ledger" });
}

function ThemeButton() {
  const t = useT();
  const theme = useTheme();
  return (
    <IconButton
      icon={theme === "dark" ? Moon : Sun}
      label={t(theme === "dark" ? "app.topBar.toLight" : "app.topBar.toDark")}
      onClick={toggleTheme}
    />
  );
}

function SmallTools({ layout }: { readonly layout: Layout }) {
  const t = useT();
  const isPhone = layout === "phone";
  const language = useLanguage();
  const theme = useTheme();
  const items: MenuItem[] = [
    ...(isPhone
      ? [
          { label: t("app.topBar.apiKey"), icon: KeyRound, onSelect: openConnect },
          { label: t("app.topBar.storage"), icon: Database, onSelect: () => showOnPage({ dialog: "storage" }) },
          {
            label: t(theme === "dark" ? "app.topBar.toLight" : "app.topBar.toDark"),
            icon: theme === "dark" ? Sun : Moon,
            onSelect: toggleTheme,
          },
        ]
      : []),
    { label: t("app.topBar.ledger"), icon: ReceiptText, onSelect: openLedger },
    { label: t("app.topBar.shortcuts"), icon: Keyboard, onSelect: () => showOnPage({ dialog: "shortcuts" }) },
    {
      label: language === "en" ? t("app.topBar.vietnamese") : t("app.topBar.english"),
      icon: Languages,
      onSelect: () => setPreferences({ language: language === "en" ? "vi" : "en" }),
      divided: true,
    },
  ];
  return (
    <>
      <BalanceLabel hidden={layout !== "tablet"} />
      {!isPhone && (
        <>
          <KeyButton />
          <IconButton icon={Database} label={t("app.topBar.storage")} onClick={() => showOnPage({ dialog: "storage" })} />
          <ThemeButton />
        </>
      )}
      <Menu label={t("app.topBar.more")} icon={Ellipsis} size="md" items={items} />
    </>
  );
}

/** Follows the choice; the system's change while the page is open is followed by the colours alone. */
function useTheme(): "dark" | "light" {
  usePreferences((preferences) => preferences.theme);
  return currentTheme();
}
