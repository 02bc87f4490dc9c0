import path from "node:path";
import { type StartedShop, startShop } from "@/scripts/load/start-shop";

/** The account that exists when the shops start. */
export const OWNER = { email: "owner@shop.example", password: "a long enough owner password" };

const SHARED = {
  AUTH_SECRET: "one secret for both of the shops of check:stress",
  // The shops have two separate folders and no shared volume.
  PHOTO_STORAGE: "database",
  // This command acts as the proxy that says where its clients come from.
  TRUST_PROXY: "1",
  ADMIN_EMAIL: OWNER.email,
  ADMIN_PASSWORD: OWNER.password,
};

/**
 * Starts two shops the way `npm start` does, each a web process and a worker, on one database given by its address. The
 * first shop fills it.
 * @param onStarted called with each shop, so that it is stopped whatever happens
 */
export async function startShops(
  settings: {
    databaseUrl: string;
    folder: string;
    ports: [number, number];
    products: number;
    actionsKey: string;
  },
  onStarted: (shop: StartedShop) => void,
): Promise<StartedShop[]> {
  const shops: StartedShop[] = [];
  for (const [index, port] of settings.ports.entries()) {
    const shop = await startShop({
      port,
      dataDir: path.join(settings.folder, `shop-${index + 1}`),
      env: {
        ...SHARED,
        // Both run the build whose actions are called.
        NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: settings.actionsKey,
        DATABASE_URL: settings.databaseUrl,
        DEMO_CATALOGUE: index === 0 ? "on" : "off",
        DEMO_PRODUCTS: String(settings.products),
      },
    });
    onStarted(shop);
    shops.push(shop);
  }
  return shops;
}
