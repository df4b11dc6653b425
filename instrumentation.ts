/** Next calls this once per server process, before the first request: the only place where the database is opened (STACK trap 5). */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME === "nodejs") {
    const { startServer } = await import("./lib/server/start-server");
    await startServer();
  }
}
