import type { ButtonHTMLAttributes, ReactNode, Ref } from "react";

export interface TileProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly thumb: ReactNode;
  readonly heading: string;
  readonly detail: string;
  readonly ref?: Ref<HTMLButtonElement>;
}

/** Photo or mask at the top of the inspector: a thumbnail, a name, a figure; opens a menu. */
export function Tile({ thumb, heading, detail, ...rest }: TileProps) {
  return (
    <button
      type="button"
      className="flex min-w-0 items-center gap-2 rounded-field bg-bg2 p-1 pr-2 text-left transition-colors not-disabled:hover:bg-bg3 disabled:cursor-default"
      {...rest}
    >
      {thumb}
      <span className="min-w-0 grow">
        <span className="block text-label font-semibold">{heading}</span>
        <span className="block truncate text-label text-t3 tnum">{detail}</span>
      </span>
    </button>
  );
}
