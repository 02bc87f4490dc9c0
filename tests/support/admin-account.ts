/** The account that the end-to-end shop starts with. */
export const ADMIN = { email: "admin@shop.example", password: "a long enough test password" };
