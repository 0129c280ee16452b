import clsx from "clsx";
import { Check, X } from "lucide-react";
import { useEffect, useRef } from "react";
import { useDocument } from "../document/documentStore";
import { useT } from "../i18n/i18n";
import { IconButton } from "../ui/IconButton";
import { NumberField } from "../ui/NumberField";
import { toolIcons } from "./toolIcons";
import { typedBox, useTypedBox, type TypedBox } from "./typedBox";

type Side = "x" | "y" | "width" | "height";
const sides: readonly Side[] = ["x", "y", "width", "height"];

/** The numbers of a shape that was dropped by Enter: they can be typed. Enter paints it as one step, Escape takes it back. */
export function TypedBoxBar() {
  const t = useT();
  const box = useTypedBox((inHand) => inHand?.box ?? null);
  const photo = useDocument((state) => state.display);
  const form = useRef<HTMLFormElement>(null);
  const isOpen = box !== null;
  useEffect(() => {
    const element = form.current;
    if (!isOpen || element === null) return;
    const first = element.querySelector("input");
    first?.focus();
    first?.select();
    element.addEventListener("keydown", leaveByKey);
    return () => element.removeEventListener("keydown", leaveByKey);
  }, [isOpen]);
  if (box === null || photo === null) return null;
  const Icon = toolIcons[box.kind];
  return (
    <form
      ref={form}
      noValidate
      aria-label={t(`editor.tools.${box.kind}`)}
      onSubmit={(event) => {
        event.preventDefault();
        finish("Enter");
      }}
      className="flex max-w-full animate-appear items-center gap-1.5 rounded-float bg-bg1 p-1 shadow-float max-tablet:grid max-tablet:grid-cols-[1fr_1fr_auto_auto] tablet:pl-3"
    >
      <Icon aria-hidden size={16} strokeWidth={1.75} className="mr-0.5 text-t2 max-tablet:hidden" />
      {sides.map((side) => (
        <NumberField
          key={side}
          label={t(`input.box.${side}`)}
          hideLabel
          prefix={t(`input.box.${side}Short`)}
          value={box[side]}
          {...limits(side, photo)}
          step={1}
          bigStep={10}
          onChange={(value) => value !== null && change({ [side]: value })}
          className={clsx("tablet:w-22", side === "width" && "max-tablet:col-start-1")}
        />
      ))}
      <IconButton type="submit" icon={Check} label={t("input.box.keep")} size="bar" />
      <IconButton icon={X} label={t("input.box.leave")} size="bar" onClick={() => finish("Escape")} />
    </form>
  );
}

function limits(side: Side, { width, height }: { readonly width: number; readonly height: number }): { min: number; max: number } {
  if (side === "x") return { min: 0, max: width - 1 };
  if (side === "y") return { min: 0, max: height - 1 };
  return { min: 1, max: side === "width" ? width : height };
}

function change(sideOf: Partial<TypedBox>): void {
  const inHand = typedBox();
  inHand?.change({ ...inHand.box, ...sideOf });
}

function leaveByKey(event: KeyboardEvent): void {
  if (event.key !== "Escape") return;
  event.preventDefault();
  event.stopPropagation();
  finish("Escape");
}

/** The keyboard goes on with the mask; a number that is half typed is settled by leaving its field. */
function finish(key: "Enter" | "Escape"): void {
  document.querySelector<HTMLElement>('[role="application"]')?.focus();
  typedBox()?.end(key);
}
