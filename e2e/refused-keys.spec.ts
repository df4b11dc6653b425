import { expect, test } from "./fixtures";
import { ORDERS, plantFault, TOKEN } from "./sandbox";

// Refused keys are not tried again for a while, so this is the last that is asked of account 2.
test.use({ person: "outsider" });

test("keys that Lengow refuses are said to be refused, and who can replace them", async ({ page, freshGrid }) => {
  await plantFault({ route: ORDERS, account: 2, kind: "revoke-tokens", times: 1 });
  await plantFault({ route: TOKEN, account: 2, kind: "403" });
  for (const currency of ["USD", "GBP"]) {
    // Lengow's to convert, whatever our copy holds.
    await page.goto(freshGrid(`currency=${currency}`, 2));
    const alert = page.getByRole("alert").filter({ hasText: /\S/ });
    await expect(alert).toContainText("Lengow refuses our keys for this account.");
    await expect(alert).toContainText("Nothing was sent. An administrator can enter new ones.");
  }
});
