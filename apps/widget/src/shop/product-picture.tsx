/** Drawn goods: no photographs to fetch, none to have rights in. */

const pictures = [
  <g>
    <circle cx="80" cy="92" r="34" fill="#8a4a26" /><path d="M48 100a34 34 0 0 0 64 0c-18-9-46-9-64 0Z" fill="#e3bd92" />
    <circle cx="124" cy="84" r="28" fill="#9b5a31" /><path d="M98 92a28 28 0 0 0 53 0c-15-8-38-8-53 0Z" fill="#ecd0ab" />
    <circle cx="106" cy="52" r="24" fill="#7a3d1d" /><path d="M84 60a24 24 0 0 0 45 0c-13-7-32-7-45 0Z" fill="#dcb083" />
    <path d="M66 74c-4 5-6 9-6 14M114 66c-4 4-6 8-7 12" stroke="#d79b6c" stroke-width="3" stroke-linecap="round" fill="none" />
  </g>,
  <g>
    <rect x="48" y="52" width="104" height="72" rx="8" fill="#b4532a" /><rect x="42" y="40" width="116" height="24" rx="6" fill="#c9673a" />
    <rect x="92" y="40" width="16" height="84" fill="#f2d9a6" /><path d="M100 40c-18-24-44-14-30 0Zm0 0c18-24 44-14 30 0Z" fill="none" stroke="#f2d9a6" stroke-width="6" />
    <circle cx="70" cy="94" r="9" fill="#e9b98d" /><circle cx="130" cy="94" r="9" fill="#e9b98d" />
  </g>,
  <g>
    <path d="M66 56h68c8 8 12 18 12 30v26a14 14 0 0 1-14 14H68a14 14 0 0 1-14-14V86c0-12 4-22 12-30Z" fill="#f0b443" /><rect x="62" y="36" width="76" height="20" rx="6" fill="#7a5a2a" />
    <rect x="66" y="78" width="68" height="34" rx="6" fill="#fff6df" /><path d="m100 84 10 5.800v11.600L100 107l-10-5.600V89.800Z" fill="#f0b443" />
    <path d="M62 82c0-8 3-14 6-18" stroke="#ffe3a3" stroke-width="4" stroke-linecap="round" fill="none" />
  </g>,
  <g>
    <path d="M48 72h104v22a34 34 0 0 1-34 34H82a34 34 0 0 1-34-34Z" fill="#6d7f78" /><rect x="42" y="62" width="116" height="14" rx="7" fill="#82958d" />
    <path d="M58 62c4-16 22-24 42-24s38 8 42 24Z" fill="#93a59d" /><rect x="90" y="26" width="20" height="14" rx="7" fill="#5c6d66" />
    <path d="M48 82H36a6 6 0 0 0 0 16h14m102-16h12a6 6 0 0 1 0 16h-14" fill="none" stroke="#5c6d66" stroke-width="8" stroke-linecap="round" />
  </g>,
];
const grounds = ['#f6ead9', '#fbe6da', '#fdf2d4', '#e6eeea'];

export function ProductPicture({ index }: { readonly index: number }) {
  return (
    <svg viewBox="0 0 200 150" aria-hidden="true" focusable="false">
      <rect width="200" height="150" fill={grounds[index]} />
      {pictures[index]}
    </svg>
  );
}
