"use client";

import { useState } from "react";

/** A range input with its value beside its label. */
export function Slider({
  name,
  label,
  value,
  min,
  max,
  step,
  onCommit,
}: {
  name: string;
  label: string;
  value: number;
  min: number;
  max: number;
  step: number;
  onCommit: () => void;
}) {
  const [shown, setShown] = useState(value);
  return (
    <label className="block text-small">
      <span className="flex justify-between">
        {label} <span className="text-muted tabular-nums">{shown}</span>
      </span>
      <input
        type="range"
        name={name}
        min={min}
        max={max}
        step={step}
        defaultValue={value}
        onChange={(event) => {
          setShown(Number(event.target.value));
          onCommit();
        }}
        className="block h-11 w-full accent-ink pointer-fine:h-8"
      />
    </label>
  );
}
