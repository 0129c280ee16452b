/** The mark: the corners of a selection, and the lime dot that fills it. */
export function Logo() {
  return (
    <svg aria-hidden width="26" height="26" viewBox="0 0 26 26" className="shrink-0 text-bg1">
      <rect width="26" height="26" rx="7" className="fill-t1" />
      <g fill="none" stroke="currentColor" strokeWidth="2" strokeLinecap="round">
        <path d="M7 10.5V8.5A1.5 1.5 0 0 1 8.5 7H17.5A1.5 1.5 0 0 1 19 8.5V13M7 13.5V15.5M7 17.8A1.5 1.5 0 0 0 8.5 19H12.5" />
      </g>
      <circle cx="18.5" cy="18.5" r="3.5" fill="#b5e332" />
    </svg>
  );
}
