import type { DocumentState } from "../document/documentStore";
import { formatList } from "../i18n/format";
import { currentLanguage, currentT } from "../i18n/i18n";
import { maskPlace } from "../mask/maskPlace";

/** "upper left, touches the bottom edge"; null where nothing is masked. */
export function whereMasked({ photo, mask }: Pick<DocumentState, "photo" | "mask">): string | null {
  if (photo === null || mask.bounds === null) return null;
  const t = currentT();
  const { across, down, edges } = maskPlace(mask.bounds, photo);
  const place = t(`maskPlace.at.${down}.${across}`);
  if (edges.length === 0) return place;
  const names = edges.map((edge) => t(`maskPlace.edge.${edge}`));
  return `${place}, ${t("maskPlace.touching", { count: edges.length, edges: formatList(names, currentLanguage()) })}`;
}
