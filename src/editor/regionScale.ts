import { formatNumber, type Language } from "../i18n/format";
import type { T } from "../i18n/i18n";
import type { Region } from "../image/region";

/** How large the model sees the photo: `412 px drawn at 1024 · ×2.49`. */
export function regionScale({ rect, size }: Region, t: T, language: Language): string {
  return t("region.scale", { from: rect.width, to: size.width, factor: regionFactor({ rect, size }, language) });
}

/** The scale alone: `×2.49`. */
export function regionFactor({ rect, size }: Region, language: Language): string {
  return `×${formatNumber(size.width / rect.width, language)}`;
}
