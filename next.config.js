/** @type {import("next").NextConfig} */
const config = {
  poweredByHeader: false,
  reactStrictMode: true,
  // The image optimiser fetches and decodes what it is pointed at; marketplace pictures are shown by the browser alone.
  images: { unoptimized: true, localPatterns: [] },
  productionBrowserSourceMaps: false,
  serverExternalPackages: ["@electric-sql/pglite", "pg", "pino", "undici", "re2js"],
};

export default config;
