import { useT } from "../i18n/i18n";
import { HelpTip } from "../ui/HelpTip";

export interface FieldLabelProps {
  readonly label: string;
  readonly help: string;
  /** The id under which `help` is found by `aria-describedby`. */
  readonly helpId: string;
  /** The id of the field; without it the field carries its own name. */
  readonly htmlFor?: string;
}

/** The name of a parameter and the mark that explains it; the explanation is also there for assistive technology. */
export function FieldLabel({ label, help, helpId, htmlFor }: FieldLabelProps) {
  const t = useT();
  return (
    <span className="flex items-center gap-1.5">
      {htmlFor === undefined ? (
        <span className="text-label font-medium text-t2">{label}</span>
      ) : (
        <label htmlFor={htmlFor} className="text-label font-medium text-t2">
          {label}
        </label>
      )}
      <HelpTip label={t("params.help", { label })} text={help} />
      <span id={helpId} hidden>
        {help}
      </span>
    </span>
  );
}
