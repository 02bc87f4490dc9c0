import type { ReactNode } from "react";

/** Hairline icons, purely decorative: the control around them has the accessible name. */
function Icon({
  children,
  sizePx = 20,
  className,
}: {
  children: ReactNode;
  sizePx?: number;
  className?: string;
}) {
  return (
    <svg
      aria-hidden="true"
      className={className}
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

/** Points down, towards what is open. */
export function ChevronIcon({ className = "" }: { className?: string }) {
  return (
    <Icon sizePx={14} className={`transition-transform ${className}`}>
      <path d="m4 7 6 6 6-6" />
    </Icon>
  );
}

/** Three dots: more actions. */
export function DotsIcon() {
  return (
    <Icon sizePx={16}>
      <path d="M4 10h.01M10 10h.01M16 10h.01" strokeWidth="2.4" />
    </Icon>
  );
}

export function MoreLikeIcon() {
  return (
    <Icon sizePx={14}>
      <path d="M10 4v12M4 10h12" />
    </Icon>
  );
}

export function LessLikeIcon() {
  return (
    <Icon sizePx={14}>
      <path d="M4 10h12" />
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

export function PlusIcon() {
  return (
    <Icon>
      <path d="M10 4v12M4 10h12" />
    </Icon>
  );
}

export function MinusIcon() {
  return (
    <Icon>
      <path d="M4 10h12" />
    </Icon>
  );
}

export function PreviousIcon() {
  return (
    <Icon>
      <path d="m12.5 4-6 6 6 6" />
    </Icon>
  );
}

export function NextIcon() {
  return (
    <Icon>
      <path d="m7.5 4 6 6-6 6" />
    </Icon>
  );
}

export function EnlargeIcon() {
  return (
    <Icon>
      <path d="M11.5 4H16v4.5M16 4l-5 5M8.5 16H4v-4.5M4 16l5-5" />
    </Icon>
  );
}
