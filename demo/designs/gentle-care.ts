export const SOFT = "Machine wash cold on a gentle cycle";
