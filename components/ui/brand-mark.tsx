/** A card with an order line and a tick, two card edges behind: the deck. One colour; 16 px is the smallest. */
export function BrandMark({ size = 20 }: { size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 20 20"
      aria-hidden="true"
      focusable="false"
      className="flex-none text-accent"
    >
      <g fill="none" strokeLinecap="round" strokeLinejoin="round">
        <path d="M6.2 2.4h7.6M4.1 5.4h11.8" stroke="currentColor" strokeWidth="1.6" opacity=".55" />
        <rect x="1.6" y="8" width="16.8" height="10.4" rx="2.6" fill="currentColor" />
        <path d="M5 13.2h4.2m2.2.1 1.5 1.5 2.6-3.1" stroke="var(--color-surface)" strokeWidth="1.7" />
      </g>
    </svg>
  );
}
