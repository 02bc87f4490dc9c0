export const ACCESSORY = { broad: "Accessories", hasBack: false } as const;
