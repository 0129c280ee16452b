import { Pencil, Trash2 } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { useT } from "../i18n/i18n";
import type { NamedMask } from "../storage/maskTable";
import { IconButton } from "../ui/IconButton";
import { TextField } from "../ui/TextField";
import { MaskEntry, type MaskEntryProps } from "./MaskEntry";
import { keptMask } from "./maskShelf";

interface NamedMaskEntryProps extends Pick<MaskEntryProps, "onMeet"> {
  readonly mask: NamedMask;
  readonly onRename: (mask: NamedMask, name: string) => void;
  readonly onDelete: (mask: NamedMask) => void;
}

/** A mask with a name, which can be changed, and which can be deleted. */
export function NamedMaskEntry({ mask, onMeet, onRename, onDelete }: NamedMaskEntryProps) {
  const t = useT();
  const [renaming, setRenaming] = useState(false);
  const pencil = useRef<HTMLButtonElement>(null);
  const end = (name: string | null): void => {
    setRenaming(false);
    pencil.current?.focus();
    if (name !== null && name !== "" && name !== mask.name) onRename(mask, name);
  };
  return (
    <MaskEntry
      name={mask.name}
      photo={mask}
      source={keptMask(mask)}
      onMeet={onMeet}
      {...(renaming ? { heading: <RenameField name={mask.name} onEnd={end} /> } : {})}
      actions={
        <div className="flex">
          <IconButton ref={pencil} icon={Pencil} size="bar" label={t("masks.rename")} onClick={() => setRenaming(true)} />
          <IconButton icon={Trash2} size="bar" label={t("masks.delete")} onClick={() => onDelete(mask)} />
        </div>
      }
    />
  );
}

/** Enter takes the name, Escape leaves it; so does going elsewhere with what was typed. */
function RenameField({ name, onEnd }: { readonly name: string; readonly onEnd: (name: string | null) => void }) {
  const t = useT();
  const [value, setValue] = useState(name);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.select(), []);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onEnd(value.trim());
      }}
    >
      <TextField
        ref={field}
        label={t("masks.name")}
        hideLabel
        maxLength={80}
        value={value}
        onChange={setValue}
        onKeyDown={(event) => {
          if (event.key !== "Escape") return;
          // The dialog stays open.
          event.preventDefault();
          event.stopPropagation();
          onEnd(null);
        }}
        onBlur={() => onEnd(value.trim())}
      />
    </form>
  );
}
