import { useT } from "../i18n/i18n";
import { Dialog } from "../ui/Dialog";
import { keyNames } from "../ui/keyNames";
import { Kbd } from "../ui/Kbd";
import { shortcutGroups, shortcutTable } from "./shortcuts";
import { stageKeys } from "./stageKeys";

/** The table of shortcuts, as it is in force. */
export function ShortcutsDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useT();
  return (
    <Dialog open wide title={t("app.shortcuts.title")} onClose={onClose}>
      <p className="mb-4 text-t2">{t("app.shortcuts.note")}</p>
      <div className="columns-1 gap-8 tablet:columns-2">
        {shortcutGroups.map((group) => (
          <section key={group} className="mb-4 break-inside-avoid">
            <h3 className="mb-1 text-label font-semibold text-t2">{t(`app.shortcuts.groups.${group}`)}</h3>
            <dl>
              {[...shortcutTable(), ...stageKeys]
                .filter((shortcut) => shortcut.group === group)
                .map((shortcut) => (
                  <div key={shortcut.id} className="flex items-center justify-between gap-4 border-b border-line py-1">
                    <dt>{shortcut.label(t)}</dt>
                    <dd className="flex gap-1 text-t2">
                      {(shortcut.shown?.(t) ?? ("chords" in shortcut ? shortcut.chords.map(keyNames) : [])).map((keys) => (
                        <Kbd key={keys} keys={keys} />
                      ))}
                    </dd>
                  </div>
                ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
