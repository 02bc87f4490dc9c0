import type { ReactNode } from "react";

/** Hairline drawings, decorative: the control around them carries the name. */
function Icon({ children, sizePx = 20 }: { children: ReactNode; sizePx?: number }) {
  return (
    <svg
      aria-hidden="true"
      focusable="false"
      width={sizePx}
      height={sizePx}
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.4"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      {children}
    </svg>
  );
}

export function SearchIcon() {
  return (
    <Icon>
      <circle cx="8.75" cy="8.75" r="5.25" />
      <path d="m12.75 12.75 4 4" />
    </Icon>
  );
}

export function CategoryIcon() {
  return (
    <Icon>
      <path d="M4 4h5v5H4zM11 4h5v5h-5zM4 11h5v5H4zM11 11h5v5h-5z" />
    </Icon>
  );
}

export function CameraIcon() {
  return (
    <Icon sizePx={22}>
      <path d="M3 6.5h3l1.4-2h5.2l1.4 2h3v9H3z" />
      <circle cx="10" cy="10.75" r="2.75" />
    </Icon>
  );
}

export function CrossIcon() {
  return (
    <Icon sizePx={16}>
      <path d="m5 5 10 10M15 5 5 15" />
    </Icon>
  );
}
