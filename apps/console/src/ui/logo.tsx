/** The mark: a voice and its echoes. */

export function Logo({ size = 28 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" role="img" aria-label="Huiyin">
      <rect width="32" height="32" rx="8" fill="#0e7a6b" />
      <circle cx="9.5" cy="22.5" r="3" fill="#fff" />
      <g fill="none" stroke="#fff" strokeWidth="2.6" strokeLinecap="round">
        <path d="M10 15.2a7 7 0 0 1 6.8 6.8" />
        <path d="M10 9.2a13 13 0 0 1 12.8 12.8" opacity=".65" />
      </g>
    </svg>
  );
}
