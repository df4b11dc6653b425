import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import { afterAll, expect, it } from "vitest";

const folder = mkdtempSync(path.join(os.tmpdir(), "orderdeck-processes-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const module_ = path.resolve("lib/scripts/processes.mjs");

/** Runs a script that uses the module, and answers its exit code, its words and the pid of the child it started. */
function runScript(body: string, onReady?: (script: ReturnType<typeof spawn>) => void) {
  const file = path.join(folder, `script-${Math.random().toString(36).slice(2)}.mjs`);
  writeFileSync(
    file,
    `import { orchestrate, startService, portIsFree, Told } from ${JSON.stringify(module_)};\n${body}`,
  );
  const script = spawn(process.execPath, [file], { stdio: ["ignore", "pipe", "pipe"] });
  let words = "";
  const keep = (chunk: Buffer) => {
    words += chunk;
    if (words.includes("READY")) onReady?.(script);
  };
  script.stdout.on("data", keep);
  script.stderr.on("data", keep);
  return new Promise<{ code: number | null; words: string }>((resolve) => {
    script.on("exit", (code) => resolve({ code, words }));
  });
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

const SERVER = `require("http").createServer((_, r) => r.end("ok")).listen(PORT, "127.0.0.1")`;

async function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = net.createServer().listen(0, "127.0.0.1", () => {
      const { port } = probe.address() as net.AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}

it("stops what it started on Ctrl-C, without calling that a failure", async () => {
  const port = await freePort();
  const server = SERVER.replace("PORT", String(port));
  let asked = false;
  const { code, words } = await runScript(
    `await orchestrate(async () => {
      const child = await startService("The server", ["-e", ${JSON.stringify(server)}], { readyUrl: "http://127.0.0.1:${port}/" });
      console.log("READY " + child.pid);
      await new Promise((_, reject) => child.on("exit", () => reject(new Told("The server stopped by itself."))));
    });`,
    (script) => {
      if (!asked) script.kill("SIGINT");
      asked = true;
    },
  );
  const pid = Number(/READY (\d+)/.exec(words)?.[1]);
  expect([code, isAlive(pid)]).toEqual([130, false]);
  expect(words).not.toContain("by itself");
});

it("tells why a server did not come up, in its own last words, and ends", async () => {
  const { code, words } = await runScript(
    `await orchestrate(() => startService("The server", ["-e", "console.error('no disk'); process.exit(3)"], { readyUrl: "http://127.0.0.1:9/" }));`,
  );
  expect(code).toBe(1);
  expect(words).toContain("The server stopped while starting:\nno disk");
});

it("sees that a port is taken", async () => {
  const holder = net.createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => holder.once("listening", resolve));
  const { port } = holder.address() as net.AddressInfo;
  const { words } = await runScript(`console.log("free: " + (await portIsFree(${port})));`);
  holder.close();
  expect(words).toContain("free: false");
});
