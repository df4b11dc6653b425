/**
 * Who listens where. The browser meets the leak watch, which hands on to the app; the app meets the watch again, which hands on
 * to the sandbox: so every byte in both directions passes one place.
 */
const publicPort = Number(process.env.E2E_PORT ?? 3199);
export const SANDBOX_PORT = Number(process.env.E2E_SANDBOX_PORT ?? 4199);
export const APP_PORT = publicPort + 1;
export const LENGOW_PORT = SANDBOX_PORT + 1;

export const APP_URL = `http://localhost:${publicPort}`;
export const SANDBOX_URL = `http://127.0.0.1:${SANDBOX_PORT}`;
export const WATCH_URL = `http://127.0.0.1:${LENGOW_PORT}/__watch`;

/** The app's standard output, relative to the project. */
export const APP_LOG = ".tmp/e2e-app.log";
/** Known nowhere else, so that it can be found wherever it should not be. */
export const AUTH_SECRET = "canary-of-the-browser-tests-0f3d9a7b41c8";
