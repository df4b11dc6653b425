// What the app is told when it is started beside the sandbox, by `npm run demo` and by `npm run dev`.

/**
 * @param {{ port: number, sandboxUrl: string, dataDir: string }} place
 * @param {Record<string, string | undefined>} given what stands in the terminal's environment, which counts
 * @returns {Record<string, string>}
 */
export function demoEnvironment({ port, sandboxUrl, dataDir }, given = process.env) {
  return {
    DEMO: "1",
    LENGOW_API_URL: sandboxUrl,
    PORT: String(port),
    NEXTAUTH_URL: given.NEXTAUTH_URL ?? `http://localhost:${port}`,
    DATA_DIR: given.DATA_DIR ?? dataDir,
    // Empty is "the embedded one", and keeps the address in a .env file away: demo people must never stand beside real ones.
    DATABASE_URL: given.DATABASE_URL ?? "",
  };
}
