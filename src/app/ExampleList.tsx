import { useId, useState } from "react";
import { useDocument } from "../document/documentStore";
import { examples, exampleThumbnail, exampleUrl, type Example } from "../document/exampleTable";
import { useT } from "../i18n/i18n";
import { Button } from "../ui/Button";
import { takeExample } from "./photoIntake";

/** Example photos; each opens with its mask, prompt and size. The page shows this list once. */
export function ExampleList({ title, shown }: { readonly title: string; readonly shown: number }) {
  const t = useT();
  const id = useId();
  const [all, setAll] = useState(false);
  const list = all ? examples : examples.slice(0, shown);
  return (
    <div>
      <div className="mb-1.5 flex min-h-7 items-center justify-between gap-2">
        <h2 className="text-label font-medium text-t2">{title}</h2>
        <Button variant="ghost" size="bar" aria-expanded={all} aria-controls={id} onClick={() => setAll(!all)}>
          {all ? t("app.examples.fewer") : t("app.examples.all", { count: examples.length })}
        </Button>
      </div>
      <ul id={id} aria-label={t("app.examples.title")} className="grid grid-cols-4 gap-1.5">
        {list.map((example) => (
          <li key={example.id}>
            <ExampleButton example={example} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function ExampleButton({ example }: { readonly example: Example }) {
  return (
    <button
      type="button"
      aria-label={example.prompt}
      title={example.prompt}
      onClick={() => void takeExample(example)}
      className="group relative block aspect-[4/3] w-full overflow-hidden rounded-ctl bg-bg2"
    >
      <img
        src={exampleThumbnail(example.image)}
        alt=""
        loading="lazy"
        decoding="async"
        className="absolute inset-0 size-full object-cover transition-opacity group-hover:opacity-85"
      />
      <span
        aria-hidden
        className="absolute inset-0 bg-mask/65 [mask-mode:luminance] [mask-position:center] [mask-size:cover]"
        style={{ maskImage: `url("${exampleThumbnail(example.mask)}")` }}
      />
    </button>
  );
}

/** Who took the open photo, when it began as an example. */
export function ExampleCredit() {
  const t = useT();
  const name = useDocument((state) => state.trail[0]?.photo.name ?? state.photo?.name);
  const example = examples.find((each) => each.image === name);
  if (example === undefined) return null;
  return (
    <p className="text-micro text-t3">
      <a href={exampleUrl("CREDITS.md")} target="_blank" rel="noreferrer" className="hover:text-t1 hover:underline">
        {t("app.examples.credit", { credit: example.credit, licence: example.licence })}
      </a>
    </p>
  );
}
