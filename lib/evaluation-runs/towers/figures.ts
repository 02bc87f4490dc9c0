/** Figures by name, such as "fine average"; from 0 to 1. */
export type Figures = Record<string, number>;
