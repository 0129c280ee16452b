import { LoaderCircle } from "lucide-react";

/** Work is going on; the words beside it say which. */
export function Spinner({ size = 16 }: { readonly size?: number }) {
  return <LoaderCircle aria-hidden className="spinner animate-spin" size={size} strokeWidth={1.75} />;
}
