import { isLocal } from "../engines/engine";
import { useDocument } from "../document/documentStore";
import { useT } from "../i18n/i18n";

/** Stands with a parameter that the local engine ignores, while that engine is chosen. */
export function NoEffect({ id, className }: { readonly id?: string; readonly className?: string }) {
  const t = useT();
  const hasNoEffect = useDocument((state) => isLocal(state.engine));
  if (!hasNoEffect) return null;
  return (
    <p id={id} className={`text-label text-t3 ${className ?? ""}`}>
      {t("params.noEffect")}
    </p>
  );
}
