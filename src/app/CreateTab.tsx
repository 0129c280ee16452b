import { useDocument } from "../document/documentStore";
import { useT } from "../i18n/i18n";
import { ParamsForm } from "../params/ParamsForm";
import { ExampleCredit, ExampleList } from "./ExampleList";
import { ImageTile, Trail } from "./ImageTile";
import { MaskTile } from "./MaskTile";

/** Photo and mask, every parameter, and more examples to try. `part="rest"` (phone) leaves out what stands under the canvas. */
export function CreateTab({ part = "all" }: { readonly part?: "all" | "rest" }) {
  const t = useT();
  // Before the first photo the stage shows the examples; the page has that list once.
  const hasPhoto = useDocument((state) => state.photo !== null);
  return (
    <>
      <div className="px-4 py-3">
        <div className="grid grid-cols-2 gap-2">
          <ImageTile />
          <MaskTile />
        </div>
        <Trail />
      </div>
      <ParamsForm part={part} />
      {hasPhoto && (
        <section className="flex flex-col gap-2 border-t border-line px-4 py-3">
          <ExampleList title={t("app.examples.title")} shown={8} />
          <ExampleCredit />
        </section>
      )}
    </>
  );
}
