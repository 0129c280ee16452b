import { combineMask } from "../document/combineMask";
import { lastMask } from "../document/lastMask";
import { failureText } from "../i18n/failureText";
import { currentT } from "../i18n/i18n";
import { toFailure } from "../lib/failure";
import { toast } from "../ui/toast";

/** The mask that was last emptied, replaced or sent takes the place of the present one, as one step. Tells when there is none. */
export async function reselect(): Promise<void> {
  try {
    const last = await lastMask();
    if (last === null) toast({ text: currentT()("editor.noLastMask") });
    else if (!(await combineMask(last.toWhole(), "replace"))) toast({ text: currentT()("editor.unchanged") });
  } catch (thrown) {
    const failure = toFailure(thrown);
    if (failure.code !== "aborted") toast({ text: failureText(currentT(), failure), tone: "err" });
  }
}
