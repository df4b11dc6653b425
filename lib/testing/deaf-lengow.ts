import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { createLengowClient, type LengowClient } from "@/lib/lengow";

/** A Lengow that ignores some parameters without a word, as the real one does with what it does not know (API.md §5.1). */
export interface DeafLengow {
  /** For an account of the sandbox behind it. */
  client(account: number): LengowClient;
  close(): Promise<void>;
}

/** Stands before the sandbox and hands on everything but the parameters `ignored`. Close it when the test ends. */
export async function openDeafLengow(sandboxUrl: string, ignored: readonly string[]): Promise<DeafLengow> {
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? "/", sandboxUrl);
    for (const name of ignored) url.searchParams.delete(name);
    const { method, headers } = request;
    const chunks = await request.toArray();
    const answer = await fetch(url, {
      method: method ?? "GET",
      headers: { authorization: headers.authorization ?? "", "content-type": headers["content-type"] ?? "" },
      ...(chunks.length > 0 ? { body: Buffer.concat(chunks) } : {}),
    });
    response.writeHead(answer.status, { "content-type": "application/json" }).end(await answer.text());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const clients: LengowClient[] = [];
  return {
    client(account) {
      const client = createLengowClient({ baseUrl, accessToken: `test-${account}`, secret: `test-secret-${account}` });
      clients.push(client);
      return client;
    },
    async close() {
      await Promise.all(clients.map((client) => client.close()));
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
