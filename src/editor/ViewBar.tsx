import { useT } from "../i18n/i18n";
import { Segmented } from "../ui/Segmented";
import { keepMaskInView, setViewMode, shownMode, useView } from "./viewStore";

/** Mask, Result or Compare; the last two as soon as there is a result. */
export function ViewBar() {
  const t = useT();
  const mode = useView(shownMode);
  const hasScene = useView((state) => state.hasScene);
  return (
    <div className="rounded-float bg-bg1 p-[1px] shadow-float">
      <Segmented
        label={t("editor.view.title")}
        value={mode}
        onChange={setViewMode}
        onAgain={keepMaskInView}
        options={[
          { value: "mask", label: t("editor.view.mask") },
          { value: "result", label: t("editor.view.result"), disabled: !hasScene },
          { value: "compare", label: t("editor.view.compare"), disabled: !hasScene },
        ]}
        className="!bg-transparent"
      />
    </div>
  );
}
