import base from "./playwright.config";
const server = base.webServer as { env: Record<string, string> };
export default { ...base, webServer: { ...server, timeout: 900_000, env: { ...server.env, DEMO_PRODUCTS: "60" } } };
