import { NO_CONTENT_POLICY, PICTURE_POLICY, SECURITY_HEADERS } from "./lib/server/http/security-headers.mjs";

/** @type {import("next").NextConfig} */
const config = {
  poweredByHeader: false,
  reactStrictMode: true,
  // The image optimiser decodes what it is pointed at; pictures of products go through a route of ours as they are (lib/server/pictures).
  images: { unoptimized: true, localPatterns: [] },
  productionBrowserSourceMaps: false,
  serverExternalPackages: ["@electric-sql/pglite", "pg", "pino", "undici", "re2js"],
  headers: async () => [
    { source: "/:path*", headers: SECURITY_HEADERS },
    // The sprite's address changes with its content (components/ui/icon-sprite.ts).
    { source: "/icons.svg", headers: [{ key: "Cache-Control", value: "public, max-age=31536000, immutable" }] },
    // Browsers ask for a page's icon again at every step of its address.
    { source: "/logo.svg", headers: [{ key: "Cache-Control", value: "public, max-age=86400" }] },
    // Pages get theirs from proxy.ts, with a fresh nonce.
    ...["/api/:path*", "/_next/:path*"].map((source) => ({
      source,
      headers: [{ key: "Content-Security-Policy", value: NO_CONTENT_POLICY }],
    })),
    // Said here, because of two entries the later one holds, and these go before what a route says.
    {
      source: "/api/accounts/:accountId/pictures",
      headers: [{ key: "Content-Security-Policy", value: PICTURE_POLICY }],
    },
  ],
};

export default config;
