import clsx from "clsx";

/** A key as it is printed on the keyboard; several keys of a chord in one frame. */
export function Kbd({ keys, className }: { readonly keys: string; readonly className?: string }) {
  return (
    <kbd className={clsx("rounded-[4px] border border-current/45 px-1 py-px font-sans text-micro whitespace-nowrap opacity-80", className)}>
      {keys}
    </kbd>
  );
}
