import type { LookupOptions } from "node:dns";
import { expect, it } from "vitest";
import { guardedLookup } from "./guarded-address";

/** What a socket would be told for this name. */
function lookedUp(name: string, allowLoopback: boolean, options: LookupOptions): Promise<string> {
  return new Promise((settle) => {
    guardedLookup(allowLoopback)(name, options, (error, found) =>
      settle(error ? error.message : JSON.stringify(found)),
    );
  });
}

it("a name that leads into this machine is refused when the connection is made, unless that is allowed", async () => {
  for (const options of [{ all: true }, {}]) {
    expect(await lookedUp("localhost", false, options)).toBe("the address is inside a private network");
    expect(await lookedUp("localhost", true, options)).toMatch(/127\.0\.0\.1|::1/);
  }
});
