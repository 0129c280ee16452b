/** A rectangle of the given ratio (width by height) inside 18 × 18. */
export function RatioIcon({ ratio }: { readonly ratio: number }) {
  const longest = 16;
  const bounded = Math.min(2.2, Math.max(1 / 2.2, ratio));
  const width = bounded >= 1 ? longest : longest * bounded;
  const height = bounded >= 1 ? longest / bounded : longest;
  return (
    <svg aria-hidden width="18" height="18" viewBox="0 0 18 18" fill="none" stroke="currentColor" strokeWidth="1.4">
      <rect x={9 - width / 2} y={9 - height / 2} width={width} height={height} rx="1.5" />
    </svg>
  );
}
