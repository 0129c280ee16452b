import { ChevronDown } from "lucide-react";
import { useId } from "react";

export interface SelectFieldProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
}

/** One of several, in the browser's own list. */
export function SelectField<Value extends string>({ label, value, onChange, options }: SelectFieldProps<Value>) {
  const id = useId();
  return (
    <div>
      <label htmlFor={id} className="mb-1.5 block text-label font-medium text-t2">
        {label}
      </label>
      <div className="field relative flex min-h-8 items-center touch:min-h-11">
        <select
          id={id}
          value={value}
          onChange={(event) => {
            const chosen = options.find((option) => option.value === event.target.value);
            if (chosen !== undefined) onChange(chosen.value);
          }}
          className="w-full min-w-0 appearance-none bg-transparent py-1 pr-8 pl-2.5 max-tablet:text-base"
        >
          {options.map((option) => (
            <option key={option.value} value={option.value} className="bg-bg1 text-t1">
              {option.label}
            </option>
          ))}
        </select>
        <ChevronDown aria-hidden size={16} strokeWidth={1.75} className="pointer-events-none absolute right-2.5 text-t2" />
      </div>
    </div>
  );
}
