import { expect, it } from "vitest";
import { openSandbox } from "../test-client";

it("answers an unknown order of account 2 in French, as localised applications do", async () => {
  const { sandbox, client } = await openSandbox({ login: "demo-2", size: 5 });
  const body = JSON.stringify({
    account_id: 2,
    marketplace: "otto",
    marketplace_order_id: "x",
    merchant_order_id: ["1"],
  });
  const reply = await client.call("/v3.0/orders/moi/", { method: "PATCH", body });
  expect([reply.status, reply.body]).toEqual([404, { detail: "Pas trouvé." }]);
  await sandbox.close();
});
