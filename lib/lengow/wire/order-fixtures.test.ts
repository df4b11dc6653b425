import { describe, expect, it } from "vitest";
import { fixtures, hasFixtures, whyNoFixtures } from "../testing/fixtures";
import { readOrder } from "./order";
import { readPage } from "./page";

function ordersIn(text: string): unknown[] {
  const json: unknown = JSON.parse(text);
  return readPage(json)?.rows ?? [json];
}

describe.skipIf(!hasFixtures)(`real orders${whyNoFixtures}`, () => {
  const files = fixtures("orders");

  it.each(files.map((file) => [file.name, file] as const))("reads every order of %s whole", (_name, file) => {
    for (const row of ordersIn(file.text)) {
      const order = readOrder(row);
      const source = row as Record<string, unknown>;
      expect(order.unreadable).toBeNull();
      expect(order.marketplace).toBe(source.marketplace);
      expect(order.marketplace_order_id).toBe(source.marketplace_order_id);
      expect(order.lengow_status).toBe(source.lengow_status);
      if (source.total_order !== null) expect(Number(order.total_order)).toBe(Number(source.total_order));
      expect(order.packages.flatMap((entry) => entry.cart)).toHaveLength(
        (source.packages as { cart: unknown[] }[]).flatMap((entry) => entry.cart).length,
      );
    }
  });

  const addresses = fixtures("partials").filter((file) => file.name.includes("address"));

  it.each(addresses.map((file) => [file.name, file] as const))("reads the address of %s", (_name, file) => {
    const source = JSON.parse(file.text) as Record<string, unknown>;
    const { billing_address: address, unreadable } = readOrder({
      marketplace: "amazon_us",
      marketplace_order_id: "1",
      lengow_status: "shipped",
      billing_address: source,
    });
    expect(unreadable).toBeNull();
    for (const key of ["first_name", "full_name", "zipcode", "state_region", "email"] as const) {
      expect(address?.[key] ?? null).toBe(source[key] || null);
    }
  });
});
