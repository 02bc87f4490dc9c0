export const DRESS_LENGTHS = [
  ["above the knee", 86],
  ["knee length", 98],
  ["mid-calf length", 114],
] as const;

export const DRESSES = {
  broad: "Dresses",
  audiences: [["women", 1]] as const,
  hasBack: true,
} as const;
