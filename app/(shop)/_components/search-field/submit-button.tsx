"use client";

import { useFormStatus } from "react-dom";
import { SearchIcon } from "@/components/ui/icons";

export function SubmitButton({ label }: { label: string }) {
  const { pending } = useFormStatus();
  return (
    <button
      type="submit"
      data-pending={pending || undefined}
      className="target shrink-0 gap-2 px-2 font-medium transition-opacity hover:opacity-70 max-sm:-mr-2 sm:pl-3 sm:pr-0"
    >
      <SearchIcon />
      <span className="max-sm:sr-only">{label}</span>
    </button>
  );
}
