import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const root = fileURLToPath(new URL(".", import.meta.url));
const alias = {
  "@": root.replace(/\/$/, ""),
  // Next's build fails when a browser bundle reaches server code; under vitest there is no browser bundle to protect.
  "server-only": fileURLToPath(new URL("./lib/testing/server-only.ts", import.meta.url)),
};
const exclude = ["**/node_modules/**", ".next/**", "e2e/**"];

export default defineConfig({
  test: {
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    projects: [
      {
        extends: true,
        resolve: { alias },
        test: { name: "node", environment: "node", include: ["**/*.test.ts"], exclude },
      },
      {
        extends: true,
        resolve: { alias },
        test: { name: "dom", environment: "happy-dom", include: ["**/*.test.tsx"], exclude },
      },
    ],
  },
});
