import { Suspense } from "react";
import { useDocument } from "../document/documentStore";
import { AdvancedSection } from "./AdvancedSection";
import { ImagesField } from "./ImagesField";
import { PromptField } from "./PromptField";
import { RegionField } from "./regionParts";
import { SeedField } from "./SeedField";
import { SizeField } from "./SizeField";

/** Every parameter of a run, section by section. On the phone the first ones stand under the canvas instead. */
export function ParamsForm({ part = "all" }: { readonly part?: "all" | "first" | "rest" }) {
  const hasPhoto = useDocument((state) => state.photo !== null);
  return (
    <>
      {part !== "rest" && (
        <section className="border-t border-line px-4 py-3">
          <PromptField />
        </section>
      )}
      <section className="flex flex-col gap-3 border-t border-line px-4 py-3">
        {part !== "first" && <SizeField />}
        {part !== "rest" && (
          <div className="grid grid-cols-2 items-start gap-2">
            <ImagesField />
            <SeedField />
          </div>
        )}
      </section>
      {part !== "first" && hasPhoto && (
        <Suspense fallback={null}>
          <RegionField />
        </Suspense>
      )}
      {part !== "first" && <AdvancedSection />}
    </>
  );
}
