import { createHmac } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { Container } from "@/lib/server/container";
import { isPublicAddress } from "@/lib/server/outward/public-address";
import { installTestContainer } from "@/lib/testing/context";
import { openTestDatabase } from "@/lib/testing/database";
import { signInAs } from "@/lib/testing/sign-in";
import { type DeliveryParts, digestTurn, reapNotices, webhookTurn } from "./deliver";
import { enqueueNotices, type NoticeEvent } from "./enqueue";
import { secretPurpose } from "./notice-settings";
import { postWebhook, webhookProblem } from "./webhook";

const ACCOUNT = 150;
const SECRET = "a-signing-secret";

interface Heard {
  headers: IncomingMessage["headers"];
  body: string;
}

let container: Container;
let receiver: Server;
let url: string;
let mail: SMTPServer;
let mailUrl: string;
let heard: Heard[] = [];
let letters: { to: string[]; text: string }[] = [];
let status = 200;
let mailRefuses = false;

beforeAll(async () => {
  container = await installTestContainer({ db: await openTestDatabase() });
  receiver = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk: Buffer) => {
      body += chunk.toString();
    });
    request.on("end", () => {
      heard.push({ headers: request.headers, body });
      if (status === 0) request.socket.destroy();
      else response.writeHead(status, { location: "http://127.0.0.1:1/" }).end();
    });
  }).listen(0, "127.0.0.1");
  await once(receiver, "listening");
  url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook`;
  mail = new SMTPServer({
    disabledCommands: ["AUTH", "STARTTLS"],
    onData(stream, session, done) {
      let text = "";
      stream.on("data", (chunk: Buffer) => {
        text += chunk.toString();
      });
      stream.on("end", () => {
        if (mailRefuses) return done(new Error("450 not now"));
        letters.push({ to: session.envelope.rcptTo.map(({ address }) => address), text });
        done();
      });
    },
  });
  mail.listen(0, "127.0.0.1");
  await once(mail.server, "listening");
  mailUrl = `smtp://127.0.0.1:${(mail.server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  receiver.close();
  await new Promise<void>((done) => mail.close(done));
  await container.close();
});
afterEach(async () => {
  [heard, letters, status, mailRefuses] = [[], [], 200, false];
  await container.db.exec("truncate notices, notice_settings");
});

const parts = (change: Partial<DeliveryParts> = {}): DeliveryParts => ({
  db: container.db,
  box: container.box,
  mail: { url: mailUrl, from: "Orderdeck <deck@example.test>" },
  appOrigin: "https://deck.example.test",
  demo: true,
  digestMs: 3_600_000,
  backOffMs: [0, 0],
  namesFor: async () => new Map(),
  ...change,
});

async function listener(change: {
  email?: boolean;
  webhook?: boolean;
  events?: string[];
}): Promise<{ id: string; email: string }> {
  const { personId, email } = await signInAs(container, { [ACCOUNT]: "support" });
  const { email: byMail = false, webhook = false, events = ["new_group", "group_grew", "needs_person"] } = change;
  await container.db.query(
    `insert into notice_settings (account_id, person_id, email, webhook_url, webhook_secret_encrypted, events, updated_at)
     values ($1, $2, $3, $4, $5, $6, clock_timestamp() - interval '1 hour')`,
    [
      ACCOUNT,
      personId,
      byMail,
      webhook ? url : null,
      container.box.seal(SECRET, secretPurpose(ACCOUNT, personId)),
      events,
    ],
  );
  return { id: personId, email };
}

const event = (key: string, change: Partial<NoticeEvent> = {}): NoticeEvent => ({
  event: "new_group",
  key,
  at: new Date(),
  group: {
    id: "cdiscount~ship~1",
    marketplace: "cdiscount",
    action_type: "ship",
    family: "carrier_or_tracking",
    mask: "Carrier <carrier> unknown",
    wordless: false,
    count: 3,
  },
  ...change,
});

const announce = (...events: NoticeEvent[]) => container.db.tx((tx) => enqueueNotices(tx, ACCOUNT, events));
const states = async () =>
  (await container.db.query<{ state: string }>("select state from notices order by created_at, id")).map(
    (row) => row.state,
  );

describe("E15 · who hears", () => {
  it("nobody, unless they asked; and of nothing that was there before they did", async () => {
    await announce(event("a"));
    expect(await states()).toEqual([]);
    await listener({ webhook: true });
    await announce(event("b", { at: new Date("2020-01-01") }));
    expect(await states()).toEqual([]);
  });

  it("only of the events that were ticked, and never twice of the same", async () => {
    await listener({ webhook: true, events: ["group_grew"] });
    await announce(event("a"), event("grew:1", { event: "group_grew" }));
    await announce(event("grew:1", { event: "group_grew" }));
    expect(await states()).toEqual(["waiting"]);
  });

  it("nobody whose part in the account was taken away", async () => {
    const { id } = await listener({ webhook: true });
    await container.db.query("delete from grants where person_id = $1", [id]);
    await announce(event("a"));
    expect(await states()).toEqual([]);
  });
});

describe("E15 · who hears no more", () => {
  it.each([
    ["whose part in the account was taken away", "delete from grants where person_id = $1"],
    ["who may not sign in any more", "update people set disabled_at = clock_timestamp() where id = $1"],
  ])("somebody %s gets nothing of what waited, neither by mail nor by webhook", async (_who, farewell) => {
    const { id } = await listener({ email: true, webhook: true });
    await announce(event("a"));
    expect(await states()).toEqual(["waiting", "waiting"]);
    await container.db.query(farewell, [id]);
    expect(await webhookTurn(parts())).toBe(true);
    expect(await digestTurn(parts())).toBe(true);
    expect([heard, letters]).toEqual([[], []]);
    expect(await states()).toEqual(["gave_up", "gave_up"]);
  });
});

describe("the webhook", () => {
  it("gets each event once, with a body that only we can have signed", async () => {
    await listener({ webhook: true });
    await announce(event("a"));
    expect(await webhookTurn(parts())).toBe(true);
    expect(await webhookTurn(parts())).toBe(false);
    expect(heard).toHaveLength(1);
    const [{ headers, body }] = heard as [Heard];
    const [, seconds, mac] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(headers["x-orderdeck-signature"])) ?? [];
    expect(createHmac("sha256", SECRET).update(`${seconds}.${body}`).digest("hex")).toBe(mac);
    expect(JSON.parse(body)).toMatchObject({
      id: headers["x-orderdeck-event"],
      event: "new_group",
      account_id: ACCOUNT,
      group: { count: 3 },
    });
  });

  it("is tried again after a clear no, and given up in the end", async () => {
    await listener({ webhook: true });
    await announce(event("a"));
    status = 503;
    for (let turn = 0; turn < 5; turn += 1) await webhookTurn(parts());
    expect(heard).toHaveLength(3);
    expect(await states()).toEqual(["gave_up"]);
  });

  it("is not called again when nobody knows whether it arrived, nor after the process died", async () => {
    await listener({ webhook: true });
    await announce(event("a"));
    status = 0;
    await webhookTurn(parts());
    expect([heard.length, await states()]).toEqual([1, ["unclear"]]);
    await announce(event("b"));
    await container.db.exec(
      "update notices set state = 'sending', lease_until = clock_timestamp() - interval '1 s' where event_key = 'b'",
    );
    await reapNotices(container.db);
    expect(await webhookTurn(parts())).toBe(false);
  });

  it("does not follow a redirect", async () => {
    await listener({ webhook: true });
    await announce(event("a"));
    status = 302;
    await webhookTurn(parts());
    expect(await states()).toEqual(["waiting"]);
  });

  it("never reaches into a private network, whatever a name points to at that moment", async () => {
    const call = { secret: SECRET, id: "1", body: "{}", now: new Date(), allowLoopback: false };
    const port = new URL(url).port;
    for (const target of [url, `https://localhost:${port}/`, `https://127.0.0.1:${port}/`, `https://[::1]:${port}/`]) {
      expect(await postWebhook({ ...call, url: target })).toMatchObject({ is: "refused" });
    }
    expect(heard).toEqual([]);
  });
});

describe("addresses", () => {
  it.each([
    "http://example.com/",
    "https://10.0.0.1/",
    "https://169.254.169.254/latest/meta-data",
    "https://[::ffff:10.0.0.1]/",
    "https://[fd00::1]/",
    "https://user:pass@example.com/",
    "https://printer.local/",
    "ftp://example.com/",
    "nonsense",
  ])("%s is refused", (address) => {
    expect(webhookProblem(address, false)).not.toBeNull();
    expect(webhookProblem(address, true)).not.toBeNull();
  });

  it("a public https address is taken, and loopback in demo mode alone", () => {
    expect(webhookProblem("https://hooks.example.com/x", false)).toBeNull();
    // Other spellings of 127.0.0.1.
    expect(["https://0x7f000001/", "https://2130706433/"].map((one) => webhookProblem(one, false))).not.toContain(null);
    expect([webhookProblem(url, true), webhookProblem(url, false)]).toEqual([null, "must use https"]);
    expect(["8.8.8.8", "2606:4700::1111"].every(isPublicAddress)).toBe(true);
    expect(["100.64.1.1", "192.168.1.1", "::ffff:7f00:1", "fe80::1", "x"].some(isPublicAddress)).toBe(false);
  });
});

describe("the digest", () => {
  it("is one letter for everything that happened, once an hour at most", async () => {
    const { email } = await listener({ email: true });
    await announce(event("a"), event("b", { event: "group_grew" }));
    expect(await digestTurn(parts())).toBe(true);
    await announce(event("c"));
    expect(await digestTurn(parts())).toBe(false);
    expect(letters).toHaveLength(1);
    expect(letters[0]?.to).toEqual([email]);
    expect(letters[0]?.text.replaceAll("=\r\n", "")).toContain("errors?group=3D");
    expect(await states()).toEqual(["sent", "sent", "waiting"]);
    expect(await digestTurn(parts({ digestMs: 0 }))).toBe(true);
    expect(letters).toHaveLength(2);
  });

  it("is tried again when the mail server says no, and arrives once", async () => {
    await listener({ email: true });
    await announce(event("a"));
    mailRefuses = true;
    await digestTurn(parts());
    expect(await states()).toEqual(["waiting"]);
    mailRefuses = false;
    await digestTurn(parts());
    expect([letters.length, await states()]).toEqual([1, ["sent"]]);
  });

  it("calls marketplaces by their names, and one whose name cannot be had by its code", async () => {
    await listener({ email: true });
    const { group } = event("a");
    await announce(event("a"), event("b", { group: { ...group, marketplace: "amazon_fr" } }));
    await digestTurn(parts({ namesFor: async () => new Map([["amazon_fr", { name: "Amazon Fr", country: "FRA" }]]) }));
    expect(letters[0]?.text).toContain("New cause: cdiscount, shipment");
    expect(letters[0]?.text).toContain("New cause: Amazon Fr, shipment");
  });

  it("waits while there is no mail server", async () => {
    await listener({ email: true });
    await announce(event("a"));
    expect(await digestTurn(parts({ mail: null }))).toBe(false);
    expect(await states()).toEqual(["waiting"]);
  });
});
