export const endLabel = {
  x: "x",
  y: "y",
  text: "name",
  fill: "name",
  textAnchor: "start",
  dx: 10,
} as const;

/** Minimum gap, as a share of the chart's range; closer labels would overlap. */
const LABEL_GAP = 0.06;

/** Labels for every line beside its last point, moved apart where lines end close together. */
export function endLabels<T extends { x: number; y: number }>(
  points: T[],
  nameOf: (point: T) => string,
) {
  const ends = new Map(points.map((point) => [nameOf(point), point]));
  const labels = [...ends].map(([name, { x, y }]) => ({ name, x, y })).sort((a, b) => a.y - b.y);
  const values = points.map(({ y }) => y);
  const gap = LABEL_GAP * (Math.max(...values) - Math.min(...values));
  labels.forEach((label, index) => {
    const below = labels[index - 1];
    if (below) label.y = Math.max(label.y, below.y + gap);
  });
  return labels;
}

export const atTheEnd = { textAnchor: "start", dx: 10 } as const;
