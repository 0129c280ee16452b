import { useId, type TextareaHTMLAttributes } from "react";
import { useDocument } from "../document/documentStore";
import { promptLength } from "../engines/fillParams";
import { useT } from "../i18n/i18n";
import { enhancement } from "./enhancement";

/** The prompt as it is and the wording that was offered, which can be changed before it is used. One above the other where it is narrow. */
export function OldAndNew({ text }: { readonly text: string }) {
  const t = useT();
  const old = useDocument((state) => state.params.prompt);
  return (
    <div className="grid gap-2 @min-[18rem]:grid-cols-2">
      <Wording label={t("params.enhance.old")} readOnly value={old} />
      <Wording
        label={t("params.enhance.new")}
        maxLength={promptLength}
        value={text}
        onChange={(event) => enhancement.set({ phase: "offered", text: event.target.value })}
      />
    </div>
  );
}

interface WordingProps extends TextareaHTMLAttributes<HTMLTextAreaElement> {
  readonly label: string;
}

/** As high as its text, up to a limit. What can only be read has no border of a field. */
function Wording({ label, ...rest }: WordingProps) {
  const id = useId();
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <label htmlFor={id} className="text-label font-medium text-t2">
        {label}
      </label>
      <div className={rest.readOnly === true ? "flex grow rounded-field bg-bg1 text-t2" : "field flex grow"}>
        <textarea
          id={id}
          className="max-h-72 min-h-9 w-full resize-none rounded-field bg-transparent px-2 py-1.5 [field-sizing:content] max-tablet:text-base"
          {...rest}
        />
      </div>
    </div>
  );
}
